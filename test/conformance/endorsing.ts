// Signed words of others about a badge, and badges that carry some.
import { seal } from '../../packages/core/src/sign/seal.ts';
import { college, employer, issue, now, type Loose, type Party } from './stage.ts';

/** What somebody says for a thing, before it is signed. */
export const words = (about: string, by: Party, more: object = {}) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: `urn:uuid:endorsement-of-${encodeURIComponent(about)}`,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'We hire on this',
  issuer: { id: by.did, type: ['Profile'], name: 'Riverside Works' },
  validFrom: '2026-04-01T00:00:00Z',
  credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Good work.' },
  ...more,
});
/** Such words, signed. */
export const endorse = async (about: string, by: Party = employer, more: object = {}): Promise<Loose> =>
  JSON.parse(await seal(words(about, by, more), by.signer, { created: now }));

/** The badge with something added before it is signed. */
export async function endorsed(change: (document: Loose) => unknown, by: Party = college): Promise<string> {
  const document = JSON.parse(await issue({}, by));
  delete document.proof;
  change(document);
  return await seal(document, by.signer, { created: now });
}
