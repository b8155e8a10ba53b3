// A grant as plain terms: who let whom see what, why and until when, and what has become of it.
import type { GrantId, Instant, OrganizationId, PersonId, Purpose } from '../terms/index.ts';
import { day, later } from '../terms/index.ts';
import type { Scope } from './scope.ts';

/**
 * One consent record. `toId` is a person's, an organisation's or a link's id. With `viaId` it holds for a person only while
 * they act for that organisation, so that leaving it ends what they may see.
 */
export type Grant = {
  readonly id: GrantId;
  readonly giverId: PersonId;
  readonly toId: string;
  readonly viaId: OrganizationId | null;
  readonly scope: Scope;
  readonly purpose: Purpose;
  readonly givenAt: Instant | null;
  readonly declinedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  readonly until: Instant;
};

export type GrantState = 'ACTIVE' | 'ENDED' | 'WITHDRAWN' | 'DECLINED' | 'ASKED';
export type GrantDates = Pick<Grant, 'givenAt' | 'declinedAt' | 'withdrawnAt' | 'until'>;

/** What has become of a grant by `now`. Only an `ACTIVE` one lets anybody see anything; `until` itself is already too late. */
export function grantState(grant: GrantDates, now: Instant): GrantState {
  if (grant.declinedAt !== null) return 'DECLINED';
  if (grant.withdrawnAt !== null) return 'WITHDRAWN';
  if (grant.until <= now) return 'ENDED';
  return grant.givenAt !== null && grant.givenAt <= now ? 'ACTIVE' : 'ASKED';
}

/** A yes holds for so many days at most; then it takes a new yes. */
export const mostDays = 90;

/** The last moment a yes given or renewed at `now` can hold until. */
export const latestEnd = (now: Instant): Instant => later(now, mostDays * day);

/** From so many days before the end its giver is reminded. */
const remindedWithin = 14;

/** Whole days left of what is active and ends soon; null for everything else. The day it ends on counts as 0. */
export function endsSoon(grant: GrantDates, now: Instant): number | null {
  if (grantState(grant, now) !== 'ACTIVE') return null;
  const left = Math.floor((Date.parse(grant.until) - Date.parse(now)) / day);
  return left < remindedWithin ? left : null;
}
