// Proving a DID: its holder signs a challenge made for them, here and now. What was kept aside is then looked at anew.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { later, type Instant } from '@skillweave/core/terms';
import { doubtOfHolding, isFindableDid, readPresentation, verify } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { learnerAsking, worldFor, type Place } from '../checking.ts';
import { bool, id, instant, int, optional, statement, text } from '../graph/statement.ts';
import { myIdentifiers } from '../read/identifiers.ts';
import { newId } from './new-id.ts';
import { releaseKeptAside } from './release-kept-aside.ts';

const awaited = statement(
  'identifier/await-did',
  { viewerId: id, now: instant, identifierId: id, did: text, codeHash: text, until: instant },
  { identifierId: id },
);
const underWay = statement(
  'identifier/did-challenge',
  { viewerId: id, now: instant, did: text },
  { codeHash: optional(text), isOpen: bool, heldByOthers: int },
);
const proven = statement(
  'identifier/prove-did',
  { viewerId: id, now: instant, did: text, codeHash: text },
  { provenAt: instant },
);

/** How long a challenge may be answered. */
export const challengeHolds = 10 * 60_000;
const mostDids = 10;

const signIn = refused({ code: 'signIn', text: 'Sign in first.' });
const notADid = refused({
  code: 'did.shape',
  field: 'did',
  text: 'Enter the name of one key: it begins with did:key, did:jwk or did:web.',
});
const notAPresentation = refused({
  code: 'presentation.unreadable',
  field: 'presentation',
  text: 'This is not what a wallet signs. Paste what yours gave you, all of it.',
});
const tooMuch = refused({
  code: 'presentation.full',
  field: 'presentation',
  text: 'There are badges in it. Have your wallet sign without any.',
});
// Never made, another's, over, used already: one answer.
const wrongChallenge = refused({
  code: 'challenge.wrong',
  field: 'presentation',
  text: 'This does not answer the challenge you were given, or its time is over. Ask for a new one.',
});
const taken = refused({ code: 'did.taken', field: 'did', text: 'Another account here has proven this key.' });

export type Challenge = { readonly did: string; readonly challenge: string; readonly domain: string; readonly until: Instant };

/** Makes a challenge that proves a DID once its holder has signed it. The same answer whoever else has the DID. */
export async function challengeDid(
  asking: Asking,
  { publicUrl }: Pick<Place, 'publicUrl'>,
  given: string,
): Promise<Challenge | Refusal> {
  const { graph, now } = asking;
  const viewerId = asking.viewer.personId;
  const learner = await learnerAsking(asking);
  if (viewerId === null || learner === null) return signIn;
  const did = given.trim();
  if (!isFindableDid(did)) return notADid;
  if (learner.proven.dids.includes(did))
    return refused({ code: 'did.proven', field: 'did', text: 'You have proven this key already.' });
  const known = (await myIdentifiers(asking)).filter(({ kind }) => kind === 'did');
  if (known.length >= mostDids && !known.some(({ value }) => value === did))
    return refused({ code: 'did.tooMany', field: 'did', text: `You can have ${mostDids} keys here at most.` });
  const challenge = randomBytes(32).toString('base64url');
  const until = later(now, challengeHolds);
  const asked = { viewerId, now, identifierId: newId(), did, codeHash: hashOf(viewerId, did, challenge), until };
  await graph.write((tx) => tx.run(awaited, asked));
  return { did, challenge, domain: publicUrl, until };
}

/**
 * Proves the DID by a presentation its holder signed over the challenge, and has what was kept aside for the viewer checked anew.
 * Gives how many of those are theirs now. Nobody outside is asked for a key before the challenge turned out to be the right one.
 */
export async function proveDid(
  asking: Asking,
  place: Place,
  given: { readonly did: string; readonly presentation: string },
): Promise<{ released: number } | Refusal> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return signIn;
  const did = given.did.trim();
  const said = readPresentation(given.presentation);
  if (said === null) return notAPresentation;
  if (said.isFull) return tooMuch;
  const [row] = await graph.read(underWay, { viewerId, now, did });
  const codeHash = row?.isOpen === true ? row.codeHash : null;
  const challenge = said.challenges.find((one) => codeHash !== null && isSame(codeHash, hashOf(viewerId, did, one)));
  if (!row || codeHash === null || challenge === undefined) return wrongChallenge;
  const world = worldFor(asking, place, { expecting: { challenge, domain: place.publicUrl } });
  const doubt = doubtOfHolding(await verify(Buffer.from(given.presentation, 'utf8'), world), said, did);
  if (doubt !== null) return refused({ code: doubt.code, field: 'presentation', text: doubt.text });
  // Told only to somebody who holds that key.
  if (row.heldByOthers > 0) return taken;
  const [done] = await graph.write((tx) => tx.run(proven, { viewerId, now, did, codeHash }));
  if (!done) return wrongChallenge;
  await graph.checkpoint();
  return { released: await releaseKeptAside(asking, place) };
}

// Bound to whom it was made for and to the DID: somebody else's, or one for another DID, has another hash.
const hashOf = (personId: string, did: string, challenge: string): string =>
  createHash('sha256')
    .update(JSON.stringify([personId, did, challenge]))
    .digest('hex');
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
