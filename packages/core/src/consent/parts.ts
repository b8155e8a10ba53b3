// How much within a credential a permission opens: all there is, or the outline and some named parts.

/**
 * What may be opened or kept within a credential. The outline – what it is, who issued it, when, its state and its confirmed
 * skills – is always open. `claims` are the skills its issuer names and no curator has confirmed.
 */
export const parts = ['evidence', 'result', 'endorsements', 'claims'] as const;
export type Part = (typeof parts)[number];

/**
 * `everything` is more than all parts together: it also opens what tells of the file as a whole, and so of each part of it –
 * the issuer's own address for it, and each check in words. A part that is invented later belongs to `everything` alone.
 */
export type Detail = 'everything' | readonly Part[];

/** What is read within a credential: a part, or the file as a whole. */
export type Within = Part | 'whole';

/** Does this detail open that part? */
export const opens = (detail: Detail, part: Within): boolean =>
  detail === 'everything' || (part !== 'whole' && detail.includes(part));

/** What several permissions open within one credential: what any of them opens. */
export function together(details: readonly Detail[]): Detail {
  if (details.includes('everything')) return 'everything';
  return parts.filter((part) => details.some((detail) => opens(detail, part)));
}

/** Does `wish` open nothing within a credential that `given` does not? */
export const isDetailWithin = (wish: Detail, given: Detail): boolean =>
  given === 'everything' || (wish !== 'everything' && wish.every((part) => given.includes(part)));
