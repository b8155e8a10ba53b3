// What somebody is known by, for themselves.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';

const mine = statement(
  'identifier/mine',
  { viewerId: id, now: instant },
  { identifiers: list(map({ id, kind: text, value: text, provenAt: optional(instant), codeUntil: optional(instant) })) },
);

export type Identifier = {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly provenAt: Instant | null;
  /** Until when a code that was sent proves it; null when none is under way. */
  readonly codeUntil: Instant | null;
};

/** The viewer's own: what is proven first, then by name. */
export async function myIdentifiers({ graph, viewer, now }: Asking): Promise<Identifier[]> {
  if (viewer.personId === null) return [];
  const [row] = await graph.read(mine, { viewerId: viewer.personId, now });
  const place = ({ provenAt, value }: Identifier) => `${provenAt === null ? '1' : '0'} ${value}`;
  return (row?.identifiers ?? []).toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}
