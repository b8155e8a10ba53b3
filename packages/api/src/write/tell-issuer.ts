// Tells issuers of ours that a credential of theirs was declined, and takes that back when its owner changes their mind.
import type { Instant } from '@skillweave/core/terms';
import type { Transaction } from '../graph/graph.ts';
import { id, instant, list, map, optional, statement, text } from '../graph/statement.ts';
import { newId } from './new-id.ts';

const tell = statement(
  'decline/tell',
  { rows: list(map({ credentialId: id, id })), reason: optional(text), now: instant },
  { credentialId: id },
);
const takeBack = statement('decline/take-back', { ids: list(id) }, {});

type Declined = { readonly ids: readonly string[]; readonly reason: string | null; readonly now: Instant };

/**
 * Leaves a notice for each issuer that has somebody here: the credential's name and its issuer's own address for it, when, and
 * the reason if one was given. Nothing of the person: who it was the issuer knows from its own books, if at all.
 */
export async function tellIssuers(tx: Transaction, { ids, reason, now }: Declined): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(tell, { rows: ids.map((credentialId) => ({ credentialId, id: newId() })), reason, now });
}

/** Issuers are told of a no only as long as it is one. */
export async function takeBackNotices(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.run(takeBack, { ids: [...ids] });
}
