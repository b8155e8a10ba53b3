// My whole look log with everything that proves it, as one file that can be checked without us (docs/look-log.md).
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
  const head = { format: 'skillweave-look-log', version: 1, log, ownerCommitment, owner: { salt, ownerId }, checkpoint };
  async function* file() {
    yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "entries": [`;
    let isFirst = true;
    for await (const looks of everyLook(event, {})) {
      // What came while the file is written is not under its signature.
      const entries = looks.filter(({ proof }) => proof.place <= length).map((look) => `\n  ${JSON.stringify(entryOf(look))}`);
      if (entries.length > 0) yield (isFirst ? '' : ',') + entries.join(',');
      isFirst &&= entries.length === 0;
    }
    yield '\n ]\n}\n';
  }
  return savedStream(file(), { name: words.whoLooked.title, ending: 'json', type: 'application/json' });
};

function entryOf({ at, outcome, viewerName, organizationName, what, about, proof }: Look) {
  const { place, entry: id, isEarlier, salt, commitment, hash, viewerId, role, purpose, grantId } = proof;
  const words = { viewerId, viewerName, organizationName, role, purpose, what, about, grantId };
  return { place, id, at, outcome, isEarlier, commitment, hash, salt, words };
}
