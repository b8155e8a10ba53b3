// Search on Neo4j: its full-text index, asked in Lucene's words with nothing of a visitor's left to mean anything there.
import { isFiller, mayBegin, type Query } from '@skillweave/core/search';
import type { Graph } from '../graph/graph.ts';
import { bool, float, id, int, list, optional, statement, text } from '../graph/statement.ts';
import { leniently, slipsIn, type Finder, type Fitting, type Strictness } from './finder.ts';

const byWords = statement(
  'search/by-words.neo4j',
  {
    words: text,
    named: text,
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
  type Asked = { readonly words: string; readonly named: string };
  const find = async (graph: Graph, asked: Asked, { languages, states, frameworks, kinds }: Fitting, first: number) => {
    const fitting = { languages: copy(languages), states: copy(states), frameworks: copy(frameworks), kinds: copy(kinds) };
    const rows = await graph.read(byWords, { ...asked, ...fitting, first });
    return rows.map(({ state, ...hit }) => ({
      ...hit,
      state: state === 'deprecated' ? ('deprecated' as const) : ('published' as const),
    }));
  };
  return {
    hits: (graph, { query, ...fitting }, most) =>
      leniently({
        query,
        ask: (how) => find(graph, { words: luceneOf(query, how), named: query.typed.toLowerCase() }, fitting, most),
      }),
    searchChanged: () => {},
    // The first question after a start waits for the index to be read from disk: better ours than a visitor's.
    upToDate: async () => void (await find(own, { words: 'name:a', named: '' }, anywhere, 1)),
  };
}

const copy = (some: readonly string[] | null): string[] | null => some && [...some];

/** The question in Lucene's query language. Words hold letters and digits alone; what was typed stands only inside quotes. */
export function luceneOf(query: Query, how: Strictness): string {
  const together = how === 'some' ? 'OR' : 'AND';
  const phrase = `"${query.typed.replace(/["\\]/g, ' ')}"`;
  const words = query.words.map(
    (word, place) => `(${[...asTyped(query, word, place), ...withSlips(plainOf(word), how)].join(' OR ')})`,
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

function* withSlips(plain: string, how: Strictness): Generator<string> {
  const slips = slipsIn(plain, how);
  if (slips > 0) yield `name:${plain}~${slips} OR otherNames:${plain}~${slips}`;
}
