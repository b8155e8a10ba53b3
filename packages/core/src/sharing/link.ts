// A link as plain terms: how it stands, whether it may be opened, and what has changed in the record behind it.
import type { StandingNow } from '../derive/index.ts';
import type { Instant } from '../terms/index.ts';
import { grantState, type Answer, type GrantDates } from '../consent/index.ts';

export type LinkTerms = {
  /** How often it opens in all; null for as often as anybody likes. */
  readonly most: number | null;
  readonly opens: number;
  /** When a newer record for the same receiver took its place. */
  readonly replacedAt: Instant | null;
};

export type LinkState = 'ACTIVE' | 'USED_UP' | 'REPLACED' | 'STOPPED' | 'ENDED';

/**
 * How a link stands at `now`. Its owner's word comes before the calendar, and the calendar before the count: who holds a link that
 * was replaced is told so, also after it would have run out.
 */
export function linkState(grant: GrantDates, { most, opens, replacedAt }: LinkTerms, now: Instant): LinkState {
  if (replacedAt !== null) return 'REPLACED';
  const state = grantState(grant, now);
  if (state === 'ENDED') return 'ENDED';
  if (state !== 'ACTIVE') return 'STOPPED';
  return most !== null && opens >= most ? 'USED_UP' : 'ACTIVE';
}

/** One credential in a shared record, as it was when the record was signed and as it is now. */
export type SharedPart = {
  /** Where in the record it is, from 0; null when that was not written down. */
  readonly place: number | null;
  readonly answer: Answer;
  readonly removedAt: Instant | null;
  /** When newer ones that replace it were accepted. */
  readonly newer: readonly Instant[];
  readonly before: StandingNow | null;
  /** As its owner's store has it, and as a check made just now found it, if one was made. */
  readonly stored: StandingNow;
  readonly found: StandingNow | null;
};

export type PartChange = 'REVOKED' | 'SUSPENDED' | 'EXPIRED' | 'REPLACED';

/** Whether a newer one took its place in the very moment it was taken out; anything else that took it out was its owner's wish. */
const isReplaced = ({ answer, removedAt, newer }: SharedPart): boolean =>
  answer === 'removed' && removedAt !== null && newer.includes(removedAt);

/** Whether its owner has taken it out. It is then shown to nobody, in whatever kind of share it is. */
export const isTakenOut = (part: SharedPart): boolean => part.answer !== 'accepted' && !isReplaced(part);

const befallen: readonly (readonly [StandingNow, PartChange])[] = [
  ['revoked', 'REVOKED'],
  ['suspended', 'SUSPENDED'],
  ['expired', 'EXPIRED'],
];

/**
 * What has befallen one credential since the record was signed, worst first: by a check made now or by what its owner already knows.
 * Nothing of one that was taken out, as that would speak of it; and nothing that was so when it was signed.
 */
export function changesOf(part: SharedPart): PartChange[] {
  if (isTakenOut(part)) return [];
  const found = befallen.filter(([standing]) => standing !== part.before && [part.stored, part.found].includes(standing));
  return [...found.map(([, change]) => change), ...(isReplaced(part) ? (['REPLACED'] as const) : [])];
}

/**
 * The places in a record of `covered` credentials that may not be shown: those of parts taken out, and those whose part is there no
 * more. `'all'` when one may not be shown and nobody can say where it is.
 */
export function hiddenPlaces(parts: readonly SharedPart[], covered: number | null): ReadonlySet<number> | 'all' {
  const out = parts.filter(isTakenOut);
  const isShort = covered !== null && parts.length < covered;
  if (out.length === 0 && !isShort) return new Set();
  if (parts.some(({ place }) => place === null)) return 'all';
  const standing = new Set(parts.filter((part) => !isTakenOut(part)).map(({ place }) => place));
  const last = Math.max(covered ?? 0, ...parts.map(({ place }) => (place ?? 0) + 1));
  return new Set(Array.from({ length: last }, (_, place) => place).filter((place) => !standing.has(place)));
}
