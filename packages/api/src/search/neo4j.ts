// Search on Neo4j: its full-text index, asked in Lucene's words with nothing of a visitor's left to mean anything there.
import { forgiven, isFiller, mayBegin, type Query } from '@skillweave/core/search';
import { bool, float, id, int, list, optional, statement, text } from '../graph/statement.ts';
import type { Finder } from './finder.ts';

const byWords = statement(
  'search/by-words.neo4j',
  {
    words: text,
    language: optional(text),
    withRetired: bool,
    frameworks: optional(list(id)),
    kinds: optional(list(text)),
    first: int,
  },
  { id, isTarget: bool, framework: optional(id), kind: text, score: float },
);

/** The engine keeps its index up to date itself. */
export const neo4jFinder: Finder = {
  hits: async (graph, { query, ...wanted }, most) => {
    const find = async (words: string) => {
      const { language, withRetired } = wanted;
      const frameworks = wanted.frameworks && [...wanted.frameworks];
      const kinds = wanted.kinds && [...wanted.kinds];
      return await graph.read(byWords, { words, language, withRetired, frameworks, kinds, first: most });
    };
    const every = await find(luceneOf(query, 'AND'));
    return every.length > 0 || query.words.length < 2 ? every : await find(luceneOf(query, 'OR'));
  },
  searchChanged: () => {},
};

/** The question in Lucene's query language. Words hold letters and digits alone; what was typed stands only inside quotes. */
export function luceneOf(query: Query, together: 'AND' | 'OR'): string {
  const phrase = `"${query.typed.replace(/["\\]/g, ' ')}"`;
  const words = query.words.map((word, place) => `(${[...waysToMeet(query, word, place)].join(' OR ')})`);
  return `name:${phrase}^20 OR code:${phrase}^20 OR otherNames:${phrase}^8 OR (${words.join(` ${together} `)})`;
}

function* waysToMeet(query: Query, word: string, place: number): Generator<string> {
  // The engine's own reading of `c++` is `c`.
  const plain = word.replace(/[+#]/g, '');
  const meaning = isFiller(word) ? [] : ['statement', 'about'];
  yield `name:${plain}^4 OR otherNames:${plain}^2`;
  for (const field of meaning) yield `${field}:${plain}`;
  if (mayBegin(query, place)) for (const field of ['name', 'otherNames', ...meaning]) yield `${field}:${plain}*`;
  const slips = forgiven(plain.length);
  if (slips > 0) yield `name:${plain}~${slips} OR otherNames:${plain}~${slips}`;
}
