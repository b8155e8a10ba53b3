// The emergency looks an administrator opened, running or over. They show what the administrator typed, and nothing of the learner.
import { grantState, type EmergencyReason, type GrantState } from '@skillweave/core/consent';
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';

const opened = statement(
  'emergency/opened',
  { viewerId: id, organizationId: id, now: instant, only: optional(list(id)), after: optional(text), first: int },
  {
    look: map({
      id,
      askedOf: text,
      reason: text,
      note: text,
      givenAt: instant,
      declinedAt: optional(instant),
      withdrawnAt: optional(instant),
      until: instant,
    }),
    key: text,
  },
);

export type EmergencyLook = {
  /** Of the permission it is. */
  readonly id: string;
  readonly askedOf: string;
  readonly reason: EmergencyReason;
  readonly words: string;
  readonly openedAt: Instant;
  readonly until: Instant;
  /** When it was ended before its time; null when it was not. */
  readonly endedAt: Instant | null;
  readonly state: GrantState;
  readonly key: string;
};

type Listing = { readonly only?: readonly string[]; readonly fetch: number; readonly after: string | null };

/** What I opened in the role I act in, newest first; empty for whoever is no administrator. */
export async function emergencyLooks({ graph, viewer, now }: Asking, { only, fetch, after }: Listing): Promise<EmergencyLook[]> {
  const { personId: viewerId, organizationId, role } = viewer;
  if (viewerId === null || organizationId === null || role !== 'administrator') return [];
  const rows = await graph.read(opened, { viewerId, organizationId, now, only: only ? [...only] : null, after, first: fetch });
  return rows.map(({ look, key }) => ({
    id: look.id,
    askedOf: look.askedOf,
    reason: look.reason as EmergencyReason,
    words: look.note,
    openedAt: look.givenAt,
    until: look.until,
    endedAt: look.withdrawnAt,
    state: grantState(look, now),
    key,
  }));
}
