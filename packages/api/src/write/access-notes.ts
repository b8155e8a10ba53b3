// The note that somebody looked: written in the transaction of the look itself, so that there is no look without one.
import type { Asking } from '../access/asking.ts';
import { GraphFailure, type Transaction } from '../graph/graph.ts';
import { id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { newId } from './new-id.ts';

const note = statement(
  'access/note',
  {
    rows: list(
      map({
        id,
        ownerId: id,
        viewerId: optional(id),
        viewerName: text,
        organizationName: optional(text),
        role: optional(text),
        purpose: optional(text),
        what: text,
        about: optional(text),
        outcome: text,
        grantId: optional(id),
      }),
    ),
    now: instant,
  },
  { noted: int },
);

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
 * Notes looks at several people's data, in one statement. Looks at one's own are nobody's news and are left out.
 * A refused look at a person who is not here leaves nothing, and its asker cannot tell.
 * @throws GraphFailure `rejected` when a look that was allowed could not be noted: the reader's transaction then fails with it.
 */
export async function noteLooks(tx: Transaction, { viewer, now }: Asking, looks: readonly Look[]): Promise<void> {
  const rows = looks
    .filter(({ ownerId }) => ownerId !== viewer.personId)
    .map(({ ownerId, what, about = null, outcome, grantId = null }) => ({
      id: newId(),
      ownerId,
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
  if (rows.length === 0) return;
  const noted = (await tx.run(note, { rows, now }))[0]?.noted ?? 0;
  if (noted < rows.filter(({ outcome }) => outcome === 'allowed').length)
    throw new GraphFailure('rejected', 'a look could not be noted');
}
