// How well one text answers a question: whole, from its beginning, word by word, or nearly.
import { edits, forgiven } from './edits.ts';
import { wordsOf, type Word } from './fold.ts';
import type { Query } from './query.ts';

export type Match = {
  readonly how: 'whole' | 'beginning' | 'words' | 'nearly' | 'some';
  /** Which of the question's words were found: bit 0 for the first. */
  readonly found: number;
  /** Slips forgiven on the way. */
  readonly slips: number;
  /** Words of the text that the question did not name. */
  readonly extra: number;
  readonly words: readonly Word[];
};

/**
 * Whether a word of a question may be only the beginning of the one meant. One letter begins too much to tell anything,
 * and two in the middle of a question are more often a word of their own.
 */
export const mayBegin = ({ words }: Query, place: number): boolean =>
  (words[place]?.length ?? 0) >= (place === words.length - 1 ? 2 : 3);

/** Matches a question against one text; null when no word of it is there. `lenient` false forgives no slips. */
export function match(query: Query, text: string, lenient = true): Match | null {
  const words = wordsOf(text);
  const hits = new Set<Word>();
  let found = 0;
  let slips = 0;
  query.words.forEach((asked, place) => {
    const best = nearest(asked, words, { lenient, begins: mayBegin(query, place) });
    if (!best) return;
    found |= 1 << place;
    slips += best.slips;
    for (const word of best.words) hits.add(word);
  });
  if (found === 0) return null;
  const whole = words.map(({ folded }) => folded).join(' ');
  return {
    how: howWell(query, { whole, found, slips }),
    found,
    slips,
    extra: Math.max(0, words.length - query.words.length),
    words: [...hits],
  };
}

function howWell(query: Query, { whole, found, slips }: { whole: string; found: number; slips: number }): Match['how'] {
  if (whole === query.text) return 'whole';
  if (whole.startsWith(query.text)) return 'beginning';
  if (found !== all(query)) return 'some';
  return slips === 0 ? 'words' : 'nearly';
}

/** The bits of `found` when every word of the question is there. */
export const all = ({ words }: Query): number => (1 << words.length) - 1;

type Leniency = { readonly lenient: boolean; readonly begins: boolean };

/** The words of a text that are nearest to the one asked for: itself, else longer ones it begins, else those a slip away. */
function nearest(asked: string, words: readonly Word[], { lenient, begins }: Leniency) {
  const same = words.filter(({ folded }) => folded === asked);
  if (same.length > 0) return { slips: 0, words: same };
  const longer = begins ? words.filter(({ folded }) => folded.startsWith(asked)) : [];
  if (longer.length > 0) return { slips: 0, words: longer };
  const most = lenient ? forgiven(asked.length) : 0;
  if (most === 0) return null;
  let least = most + 1;
  let near: Word[] = [];
  for (const word of words) {
    const slips = edits(asked, word.folded, most);
    if (slips > most || slips > least) continue;
    near = slips < least ? [word] : [...near, word];
    least = slips;
  }
  return near.length > 0 ? { slips: least, words: near } : null;
}
