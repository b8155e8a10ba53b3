// A grant as plain terms: who let whom see what, why and until when, and what has become of it.
import type { CredentialId, GrantId, Instant, PersonId, Purpose } from '../terms/index.ts';

/** One consent record. `covers` counts only for scope `chosen`; `toId` is a person's, an organisation's or a link's id. */
export type Grant = {
  readonly id: GrantId;
  readonly giverId: PersonId;
  readonly toId: string;
  readonly scope: 'all' | 'chosen';
  readonly covers: readonly CredentialId[];
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
