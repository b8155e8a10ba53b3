// The emergency look: a permission in a learner's name that they did not give, for one administrator, with a reason and a short end.
import { later, type GrantId, type Instant, type OrganizationId, type PersonId } from '../terms/index.ts';
import type { Grant } from './grant.ts';

/** Why an administrator may look without a yes. A fixed list: whatever is not on it needs the learner's own permission. */
export const emergencyReasons = ['danger', 'account', 'lockedOut', 'law'] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

const hour = 3_600_000;
/** How long a look runs when nobody says otherwise, and how long at most. */
export const usualHours = 1;
export const mostHours = 24;
/** Of the words beside the reason. */
export const longestEmergencyWords = 500;

/** For whom it is opened, at whom, and where: the administrator looks only while they act for `organizationId`. */
export type EmergencyParties = {
  readonly id: GrantId;
  readonly learnerId: PersonId;
  readonly administratorId: PersonId;
  readonly organizationId: OrganizationId;
};

/**
 * The look as a grant, so that the one consent rule reads it like any other: everything its owner accepted, for the purpose
 * `emergency` that nothing else can have, from now until so many hours later.
 * @throws RangeError for hours that are no whole number from 1 to `mostHours`.
 */
export function emergencyGrant(
  { id, learnerId, administratorId, organizationId }: EmergencyParties,
  hours: number,
  now: Instant,
): Grant {
  if (!areHours(hours)) throw new RangeError(`an emergency look runs 1 to ${mostHours} hours`);
  return {
    id,
    giverId: learnerId,
    toId: administratorId,
    viaId: organizationId,
    scope: { kind: 'all', within: 'everything' },
    purpose: 'emergency',
    givenAt: now,
    declinedAt: null,
    withdrawnAt: null,
    until: later(now, hours * hour),
  };
}

/** Whether a look may run so long. */
export const areHours = (hours: number): boolean => Number.isInteger(hours) && hours >= 1 && hours <= mostHours;
