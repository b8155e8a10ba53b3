// My whole look log with everything that proves it, as one file that can be checked without us (docs/look-log.md).
import { lookFile } from '@skillweave/core/looks';
import { error } from '@sveltejs/kit';
import { savedStream } from '#lib/server/saved-file.ts';
import { everyLook, wholeLog, type Look } from '../questions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { words } = event.locals;
  const whole = await wholeLog(event);
  if (!whole) throw error(404, words.whoLooked.empty);
  if (!whole.checkpoint) throw error(503, words.whoLooked.notVouched);
  const { log, ownerId, salt, ownerCommitment, length, checkpoint } = whole;
  async function* entries() {
    for await (const looks of everyLook(event, {})) {
      // What came while the file is written is not under its signature.
      yield* looks.filter(({ proof }) => proof.place <= length).map(entryOf);
    }
  }
  const file = lookFile({ log, ownerCommitment, owner: { salt, ownerId }, checkpoint }, entries());
  return savedStream(file, { name: words.whoLooked.title, ending: 'json', type: 'application/json' });
};

function entryOf({ at, outcome, viewerName, organizationName, what, about, proof }: Look) {
  const { place, entry: id, isEarlier, salt, commitment, hash, viewerId, role, purpose, grantId } = proof;
  const words = { viewerId, viewerName, organizationName, role, purpose, what, about, grantId };
  return { place, id, at, outcome, isEarlier, commitment, hash, salt, words };
}
