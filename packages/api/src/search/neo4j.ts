// Search on Neo4j: its full-text index, asked in Lucene's words with nothing of a visitor's left to mean anything there.
import { forgiven, isFiller, mayBegin, type Query } from '@skillweave/core/search';
import type { Graph } from '../graph/graph.ts';
import { bool, float, id, int, list, optional, statement, text } from '../graph/statement.ts';
import { leniently, type Finder, type Fitting, type Strictness } from './finder.ts';

const byWords = statement(
  'search/by-words.neo4j',
  {
    words: text,
    languages: optional(list(text)),
    states: optional(list(text)),
    frameworks: optional(list(id)),
    kinds: optional(list(text)),
    first: int,
  },
  { id, isTarget: bool, framework: optional(id), kind: text, state: text, languages: list(text), score: float },
);

const anywhere: Fitting = { languages: null, states: null, frameworks: null, kinds: null };

/** The engine keeps its index up to date itself, in the transaction that changes something. */
export function neo4jFinder(own: Graph): Finder {
  const find = async (graph: Graph, words: string, { languages, states, frameworks, kinds }: Fitting, first: number) => {
    const fitting = { languages: copy(languages), states: copy(states), frameworks: copy(frameworks), kinds: copy(kinds) };
    const rows = await graph.read(byWords, { words, ...fitting, first });
    return rows.map(({ state, ...hit }) => ({
      ...hit,
      state: state === 'deprecated' ? ('deprecated' as const) : ('published' as const),
    }));
  };
  return {
    hits: (graph, { query, ...fitting }, most) =>
      leniently({ query, ask: (how) => find(graph, luceneOf(query, how), fitting, most) }),
    searchChanged: () => {},
    // The first question after a start waits for the index to be read from disk: better ours than a visitor's.
    upToDate: async () => void (await find(own, 'name:a', anywhere, 1)),
  };
}

const copy = (some: readonly string[] | null): string[] | null => some && [...some];

/** The question in Lucene's query language. Words hold letters and digits alone; what was typed stands only inside quotes. */
export function luceneOf(query: Query, how: Strictness): string {
  const together = how === 'some' ? 'OR' : 'AND';
  const phrase = `"${query.typed.replace(/["\\]/g, ' ')}"`;
  const words = query.words.map(
    (word, place) => `(${[...asTyped(query, word, place), ...(how === 'typed' ? [] : withSlips(word))].join(' OR ')})`,
  );
  return `name:${phrase}^20 OR code:${phrase}^20 OR otherNames:${phrase}^8 OR (${words.join(` ${together} `)})`;
}

// The engine's own reading of `c++` is `c`.
const plainOf = (word: string) => word.replace(/[+#]/g, '');

function* asTyped(query: Query, word: string, place: number): Generator<string> {
  const plain = plainOf(word);
  const meaning = isFiller(word) ? [] : ['statement', 'about'];
  yield `name:${plain}^4 OR otherNames:${plain}^2`;
  for (const field of meaning) yield `${field}:${plain}`;
  if (mayBegin(query, place)) for (const field of ['name', 'otherNames', ...meaning]) yield `${field}:${plain}*`;
}

function* withSlips(word: string): Generator<string> {
  const plain = plainOf(word);
  const slips = forgiven(plain.length);
  if (slips > 0) yield `name:${plain}~${slips} OR otherNames:${plain}~${slips}`;
}
