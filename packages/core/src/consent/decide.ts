// The one consent rule: may this viewer see this credential now, and how much within it? Every question to the graph holds the same rule in Cypher.
import type { GrantId, Instant, PersonId, ViewerTerms } from '../terms/index.ts';
import { grantState, type Grant } from './grant.ts';
import { together, type Detail } from './parts.ts';
import { covers, type Thing } from './scope.ts';

/** `within` is how much of the credential is open. `because` is for the owner's log and for tests; a refused viewer is never told which of them it was. */
export type Decision =
  | { readonly may: true; readonly by: GrantId | 'owner'; readonly within: Detail }
  | { readonly may: false; readonly because: Because };

/** The nearest thing that was missing: the person, the purpose, the yes itself, its time, or the credential. */
type Because =
  | 'stranger'
  | 'noPurpose'
  | 'noGrant'
  | 'otherPurpose'
  | 'ended'
  | 'declined'
  | 'withdrawn'
  | 'asked'
  | 'notAccepted'
  | 'notCovered';

/**
 * May `viewer` see `thing` at `now`? Owners see all of theirs, whatever the purpose. Anybody else needs a live grant from the
 * owner, to themselves or the organisation they act for, for the purpose they look with, covering a credential its owner accepted.
 * When several grants allow it the one with the smallest id is named, so that the same question is always logged alike; within
 * the credential they open together what any of them opens. A grant that does not cover it opens no part of it.
 */
export function decide(viewer: ViewerTerms, thing: Thing, grants: readonly Grant[], now: Instant): Decision {
  if (viewer.personId === null) return { may: false, because: 'stranger' };
  if (viewer.personId === thing.ownerId) return { may: true, by: 'owner', within: 'everything' };
  if (viewer.purpose === null) return { may: false, because: 'noPurpose' };
  const live = liveGrants(viewer, thing.ownerId, grants, now);
  if (live.length === 0) return { may: false, because: whyNoneIsLive(viewer, thing.ownerId, grants, now) };
  // A waiting, declined or removed credential is its owner's alone, whatever a grant says.
  if (thing.answer !== 'accepted') return { may: false, because: 'notAccepted' };
  const covering = live.filter((grant) => covers(grant.scope, thing));
  const [first] = covering;
  if (!first) return { may: false, because: 'notCovered' };
  return { may: true, by: first.id, within: together(covering.map((grant) => grant.scope.within)) };
}

/** The owner's grants that are live for this viewer, smallest id first. One is enough to know that the owner said yes. */
export function liveGrants(viewer: ViewerTerms, ownerId: PersonId, grants: readonly Grant[], now: Instant): Grant[] {
  return grants
    .filter((grant) => grant.giverId === ownerId && reaches(grant, viewer))
    .filter((grant) => grant.purpose === viewer.purpose && grantState(grant, now) === 'ACTIVE')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Is it to this person, acting for whom it was given to, or to the organisation they act for? */
function reaches(grant: Grant, viewer: ViewerTerms): boolean {
  if (viewer.personId === null) return false;
  const isForThem = grant.toId === viewer.personId || (viewer.organizationId !== null && grant.toId === viewer.organizationId);
  return isForThem && (grant.viaId === null || grant.viaId === viewer.organizationId);
}

function whyNoneIsLive(viewer: ViewerTerms, ownerId: PersonId, grants: readonly Grant[], now: Instant): Because {
  const reaching = grants.filter((grant) => grant.giverId === ownerId && reaches(grant, viewer));
  if (reaching.length === 0) return 'noGrant';
  const states = reaching.filter(({ purpose }) => purpose === viewer.purpose).map((grant) => grantState(grant, now));
  if (states.length === 0) return 'otherPurpose';
  if (states.includes('ASKED')) return 'asked';
  if (states.includes('ENDED')) return 'ended';
  return states.includes('WITHDRAWN') ? 'withdrawn' : 'declined';
}
