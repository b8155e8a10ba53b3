// How many slips of the finger lie between two words, and how many we forgive.

// No word is longer than this in any language we know of; slips in one that is cost an index seconds.
const longest = 50;

/** Slips forgiven in a word of this many letters: none below four, one below eight, two from there to fifty, none above. */
export const forgiven = (letters: number): 0 | 1 | 2 => (letters < 4 || letters > longest ? 0 : letters < 8 ? 1 : 2);

/**
 * Slips between two words: a letter too many, too few, another one, or two neighbours swapped (optimal string alignment).
 * Counts to `most` and answers `most + 1` for anything further.
 */
export function edits(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    // A swap reaches two rows back, and so can be one less than the row before says.
    if (least > most + 1) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[other.length] ?? most + 1, most + 1);
}
