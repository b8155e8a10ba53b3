// Checks one's own credential again, now: withdrawals and recognition may have changed since.
import type { Asking } from '../access/asking.ts';
import type { Refusal } from '../access/refusal.ts';
import { learnerAsking, worldFor, type Place } from '../checking.ts';
import { id, instant, statement, unsealed } from '../graph/statement.ts';
import { recordCredentials } from './credentials.ts';
import { notAmongYours } from './not-here.ts';
import { verifyOwn } from './own-check.ts';

/** The exact text of one of the viewer's own. */
export const exactText = statement('credential/text', { viewerId: id, now: instant, credential: id }, { id, text: unsealed });

/** Renews what is known about a credential and about those inside it. Gives the credential's id. */
export async function recheckCredential(
  asking: Asking,
  place: Place,
  credential: string,
): Promise<{ credentialId: string } | Refusal> {
  const { graph, viewer, now } = asking;
  const learner = await learnerAsking(asking);
  const personId = viewer.personId;
  if (personId === null || learner === null) return notAmongYours;
  const [stored] = await graph.read(exactText, { viewerId: personId, now, credential });
  if (!stored) return notAmongYours;
  const report = await verifyOwn(Buffer.from(stored.text), worldFor(asking, place, { learner }));
  // What could be read when it came in can be read again; only a fault of ours leaves nothing to write down.
  if (report.facts !== null) {
    await graph.write((tx) =>
      recordCredentials(tx, [{ report, personId, origin: 'handedIn', receivedAt: now, isRecheck: true }]),
    );
  }
  return { credentialId: stored.id };
}
