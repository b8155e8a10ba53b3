// Publishes, signed, which of an issuer's credentials no longer hold.
import type { Instant } from '../terms/index.ts';
import { encodeStatusList, fewestEntries } from '../credential/bits.ts';
import { bare, mustIssue } from './issue.ts';
import type { Signer } from './key.ts';
import { seal } from './seal.ts';

export type StatusListInput = {
  /** The address it is served at; credentials name it. */
  id: string;
  issuer: string;
  purpose: 'revocation' | 'suspension' | readonly ('revocation' | 'suspension')[];
  /** One bit a credential, left-most first; at least 131,072 of them. */
  bits: Uint8Array;
  validFrom: Instant;
  validUntil?: Instant;
  /** How long a copy may be kept, in milliseconds. */
  ttl?: number;
};

/** Signs a Bitstring Status List 1.0 credential and gives its JSON text. Throws on a short list or a foreign signer. */
export async function issueStatusList(input: StatusListInput, signer: Signer): Promise<string> {
  mustIssue(input.issuer, signer);
  if (input.bits.length * 8 < fewestEntries) throw new TypeError(`A status list has at least ${fewestEntries} entries.`);
  const document = bare({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: input.id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: input.issuer,
    validFrom: input.validFrom,
    validUntil: input.validUntil,
    credentialSubject: bare({
      id: `${input.id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: input.purpose,
      encodedList: encodeStatusList(input.bits),
      ttl: input.ttl,
    }),
  });
  return await seal(document, signer, { created: input.validFrom });
}
