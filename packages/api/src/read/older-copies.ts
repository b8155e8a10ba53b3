// What a credential could take the place of: earlier copies of it, and others of the same owner for the same achievement.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, list, map, optional, statement, text } from '../graph/statement.ts';

/** Run by whoever answers a credential too, so that what is offered is what is taken. */
export const olderCopies = statement(
  'credential/older',
  { viewerId: id, ids: list(id), now: instant },
  {
    credentialId: id,
    isSameBadge: bool,
    older: map({ id, name: text, answer: text, validFrom: optional(instant), receivedAt: instant }),
  },
);

export type OlderCopy = {
  readonly id: string;
  readonly name: string;
  readonly answer: string;
  readonly validFrom: Instant | null;
  readonly receivedAt: Instant;
  /** By the issuer's own id: an earlier copy. Otherwise another one for the same achievement. */
  readonly isSameBadge: boolean;
};

/** For each of `ids` that is the viewer's own, what it could take the place of; nothing for any other. */
export async function olderCopiesOf({ graph, viewer, now }: Asking, ids: readonly string[]): Promise<(readonly OlderCopy[])[]> {
  const viewerId = viewer.personId;
  if (viewerId === null) return ids.map(() => []);
  const rows = await graph.read(olderCopies, { viewerId, ids: [...new Set(ids)], now });
  const found = Map.groupBy(rows, ({ credentialId }) => credentialId);
  return ids.map((each) => (found.get(each) ?? []).map(({ older, isSameBadge }) => ({ ...older, isSameBadge })));
}
