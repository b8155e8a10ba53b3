// The requests somebody sent for the body they act for, and the code by which one may be asked oneself.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { id, instant, int, map, optional, statement, text } from '../graph/statement.ts';

const sent = statement(
  'asking/sent',
  { viewerId: id, organizationId: id, now: instant, after: optional(text), first: int },
  {
    request: map({ id, askedOf: text, purpose: text, note: text, requestedAt: instant, until: instant }),
    key: text,
    state: text,
  },
);
const code = statement('asking/code', { viewerId: id, now: instant }, { until: instant });

export type SentRequest = {
  readonly id: string;
  readonly askedOf: string;
  readonly purpose: string;
  readonly note: string;
  readonly requestedAt: Instant;
  readonly until: Instant;
  readonly state: string;
  readonly key: string;
};

/** What I asked for, newest first. Whether anybody is there who could answer is not told. */
export async function sentRequests(
  { graph, viewer, now }: Asking,
  { fetch: first, after }: { fetch: number; after: string | null },
): Promise<SentRequest[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null || organizationId === null) return [];
  const rows = await graph.read(sent, { viewerId, organizationId, now, first, after });
  return rows.map(({ request, key, state }) => ({ ...request, key, state }));
}

/** Until when my code leads to me; null when I have none. */
export async function askCodeUntil({ graph, viewer, now }: Asking): Promise<Instant | null> {
  if (viewer.personId === null) return null;
  const [row] = await graph.read(code, { viewerId: viewer.personId, now });
  return row?.until ?? null;
}
