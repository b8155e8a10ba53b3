// Lets a holder hand credentials to one receiver, with the holder's own signature around them.
import type { Instant } from '../terms/index.ts';
import { bare } from './issue.ts';
import type { Signer } from './key.ts';
import { wrappable } from './record.ts';
import { sealAround } from './seal.ts';

export type PresentationInput = {
  id: string;
  /** The holder's identity; it must be the signer's own. */
  holder: string;
  /** The exact texts received: JSON credentials or compact JWS. */
  credentials: readonly string[];
  /** What the receiver asked to see signed, and who the receiver is. Left out of a file that is only downloaded. */
  challenge?: string;
  domain?: string;
  created: Instant;
};

/**
 * Signs a VC 2.0 presentation (proof purpose `authentication`) and gives its JSON text, credentials standing in it byte for
 * byte. Throws when the signer is not the holder.
 */
export async function present(input: PresentationInput, signer: Signer): Promise<string> {
  if (input.holder !== signer.controller) throw new TypeError('The holder named is not the one this key signs for.');
  const around = (inner: unknown[]) =>
    bare({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: input.id,
      type: ['VerifiablePresentation'],
      holder: input.holder,
      verifiableCredential: inner,
    });
  const { created, challenge, domain } = input;
  const asked = { ...(challenge === undefined ? {} : { challenge }), ...(domain === undefined ? {} : { domain }) };
  const texts = input.credentials.map(wrappable);
  return await sealAround({ texts, around }, signer, { created, ...asked, purpose: 'authentication' });
}
