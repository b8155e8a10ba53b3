// Removes for good what its owners removed 30 days ago: the facts, the text, the evidence, and every signed record that holds it.
import { restorableFor } from '@skillweave/core/consent';
import { later } from '@skillweave/core/terms';
import type { Operating } from '../access/asking.ts';
import { id, instant, int, list, statement } from '../graph/statement.ts';

const overdue = statement('credential/overdue', { by: instant, now: instant, first: int }, { credentialId: id });
const recordsEnded = statement('credential/end-records', { ids: list(id), now: instant }, {});
const signedForgotten = statement('credential/forget-signed', { ids: list(id) }, {});
const goneNoted = statement('credential/note-gone', { ids: list(id) }, {});
const removedForGood = statement('credential/remove-for-good', { ids: list(id) }, { removed: int });

const atOnce = 50;

/**
 * Removes everything whose 30 days are over at `now`, some in each transaction; gives how many credentials went. A link to a
 * record that holds one of them is stopped. What stays: the issuer's status list, the look log, and what permissions once said.
 */
export async function sweepRemoved({ graph, now }: Pick<Operating, 'graph' | 'now'>): Promise<number> {
  const by = later(now, -restorableFor);
  let all = 0;
  for (let isMore = true; isMore;) {
    const removed = await graph.write(async (tx) => {
      const ids = (await tx.run(overdue, { by, now, first: atOnce })).map(({ credentialId }) => credentialId);
      if (ids.length === 0) return 0;
      await tx.run(recordsEnded, { ids, now });
      await tx.run(signedForgotten, { ids });
      await tx.run(goneNoted, { ids });
      await tx.run(removedForGood, { ids });
      return ids.length;
    });
    all += removed;
    isMore = removed === atOnce;
  }
  // Deleted words stay on pages of the store's files until these are written anew (decision 0035).
  if (all > 0) await graph.scrub();
  return all;
}
