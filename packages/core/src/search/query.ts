// What somebody typed, read as a question: bounded, folded, in words.
import { wordsOf } from './fold.ts';

/** Longer text is cut: no name anybody looks for is longer, and cost grows with every word. */
export const queryLetters = 200;
export const queryWords = 12;

// Words that stand in nearly every text and so tell nothing: not asked for unless nothing else was typed.
const fillers = new Set(
  (
    'a an and are as at be by for from in is of on or the to with au aux de des du en et la le les ou par pour sur un une ' +
    'das dem den der des die ein eine im mit und von zu al con del el los para por y'
  ).split(' '),
);

/** Whether a folded word tells nothing by itself. */
export const isFiller = (word: string): boolean => fillers.has(word);

export type Query = {
  /** What was typed, cut to what we look at. */
  readonly typed: string;
  /** The folded text, to be compared whole. */
  readonly text: string;
  /** Its folded words that tell something, each once, at most twelve. Empty when there is nothing to look for. */
  readonly words: readonly string[];
  /** Whether something was left out because it was too long. */
  readonly isCut: boolean;
};

/** Reads a question. Signs, emoji and operators of any search language are no words and so ask for nothing. */
export function parseQuery(written: string): Query {
  const start = written.trim();
  // Half a surrogate pair is no text and would be refused by the store.
  const typed = start.slice(0, queryLetters).toWellFormed();
  const all = wordsOf(typed).map(({ folded }) => folded);
  const telling = all.filter((word) => !isFiller(word));
  const words = [...new Set(telling.length > 0 ? telling : all)];
  return {
    typed,
    text: all.join(' '),
    words: words.slice(0, queryWords),
    isCut: start.length > queryLetters || words.length > queryWords,
  };
}
