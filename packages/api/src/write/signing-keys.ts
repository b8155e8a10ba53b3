// The two keys behind every record: the holder's own, and the one this installation publishes records with.
import type { Signer } from '@skillweave/core/sign';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { id, instant, optional, statement, text } from '../graph/statement.ts';
import type { Keyring } from '../keys/keyring.ts';

/** Writes down an identity of the one who asks; one they have already stays. */
export const didKept = statement('person/keep-did', { viewerId: id, now: instant, did: text }, { did: optional(text) });

/** How records name who put them together. */
export const publisherName = 'Skillweave';

export type SigningKeys = { readonly holder: Signer; readonly publisher: Signer };

/** Both keys, made at their first use; or why nothing can be signed here. */
export async function signingKeys({ graph, viewer, now }: Asking, keyring: Keyring): Promise<SigningKeys | Refusal> {
  const viewerId = viewer.personId;
  if (viewerId === null) return refused({ code: 'signIn', text: 'Sign in first.' });
  if (keyring.closedBecause !== null) {
    return refused({ code: 'keys.closed', text: 'Nothing can be signed here just now. Please tell whoever runs this place.' });
  }
  const owner = `person:${viewerId}` as const;
  const { did } = await keyring.makeFor(owner);
  const [person] = await graph.write((tx) => tx.run(didKept, { viewerId, now, did }));
  if (person?.did !== did) {
    return refused({
      code: 'keys.other',
      text: 'The key we keep for you is not the one your record names. Please tell whoever runs this place.',
    });
  }
  await keyring.makeFor('skillweave');
  return { holder: await keyring.signerFor(owner), publisher: await keyring.signerFor('skillweave') };
}

/** Who publishes records here, so that a check of one of ours recognises it; null when there is no such key yet. */
export async function publisherDid(keyring: Keyring): Promise<string | null> {
  if (keyring.closedBecause !== null || !keyring.has('skillweave')) return null;
  return (await keyring.signerFor('skillweave')).controller;
}
