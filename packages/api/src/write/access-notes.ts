// The note that somebody looked: written in the transaction of the look itself, so that there is no look without one.
import type { Asking } from '../access/asking.ts';
import { GraphFailure, type Transaction } from '../graph/graph.ts';
import { chainLooks } from '../looks/chain-entries.ts';
import { newId } from './new-id.ts';

/** One look at one person's data. `what` is a plain phrase its owner reads, such as "Compared your skills with a target"; it never holds a value. */
export type Look = {
  readonly ownerId: string;
  readonly what: string;
  readonly about?: string | null;
  readonly outcome: 'allowed' | 'refused';
  readonly grantId?: string | null;
};

/** Notes one look (see `noteLooks`). */
export async function noteAccess(tx: Transaction, asking: Asking, look: Look): Promise<void> {
  await noteLooks(tx, asking, [look]);
}

/**
 * Notes looks at several people's data. Looks at one's own are nobody's news and are left out.
 * A refused look at a person who is not here takes the same way into a log that is nobody's, and its asker cannot tell.
 * @throws GraphFailure `rejected` when a look that was allowed could not be noted: the reader's transaction then fails with it.
 */
export async function noteLooks(tx: Transaction, { viewer, now, looks: sealing }: Asking, looks: readonly Look[]): Promise<void> {
  const others = looks.filter(({ ownerId }) => ownerId !== viewer.personId);
  if (others.length === 0) return;
  const rows = others.map(({ ownerId, what, about = null, outcome, grantId = null }) => ({
    id: newId(),
    ownerId,
    at: now,
    viewerId: viewer.personId,
    viewerName: viewer.name,
    organizationName: viewer.organizationName,
    role: viewer.role,
    purpose: viewer.purpose,
    what,
    about,
    outcome,
    grantId,
  }));
  const { owners } = await chainLooks(tx, { now, nobody: viewer.personId ?? 'stranger', sealing: sealing ?? null }, rows);
  if (others.some(({ ownerId, outcome }) => outcome === 'allowed' && !owners.has(ownerId)))
    throw new GraphFailure('rejected', 'a look could not be noted');
}
