// Makes one signed record out of many credentials, each exactly as its own issuer signed it.
import { unwrapText } from '../credential/unwrap.ts';
import type { Instant } from '../terms/index.ts';
import { achievement, bare, mustIssue, profile, subject } from './issue.ts';
import type { AchievementInput, ProfileInput, SubjectInput } from './issue.ts';
import type { Signer } from './key.ts';
import { mustBeForOthers, sealAround } from './seal.ts';

/** The closed list of CLR 2.0, AssociationType. */
export type AssociationType =
  'exactMatchOf' | 'isChildOf' | 'isParentOf' | 'isPartOf' | 'isPeerOf' | 'isRelatedTo' | 'precedes' | 'replacedBy';

export type RecordInput = {
  id: string;
  name: string;
  description?: string;
  issuer: ProfileInput;
  subject: SubjectInput;
  /** The exact texts received: JSON credentials, or compact JWS. At least one. */
  credentials: readonly string[];
  achievements?: AchievementInput[];
  associations?: { type: AssociationType; sourceId: string; targetId: string }[];
  validFrom: Instant;
  validUntil?: Instant;
  partial: true;
  created?: Instant;
};

// CLR 2.0 section 4: the order is part of the standard.
const recordContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

/**
 * Signs a CLR 2.0 record around the given credentials and gives its JSON text. Every wrapped JSON text stands in it byte
 * for byte (only space around it is dropped); a JWS becomes an EnvelopedVerifiableCredential (VC 2.0 section 4.12.2).
 * Throws on an empty list, on unreadable text, and when the signer is not the issuer.
 */
export async function issueRecord(input: RecordInput, signer: Signer): Promise<string> {
  mustIssue(input.issuer.id, signer);
  if (input.credentials.length === 0) throw new TypeError('A record needs at least one credential.');
  const around = (inner: unknown[]) =>
    bare({
      '@context': recordContexts,
      id: input.id,
      type: ['VerifiableCredential', 'ClrCredential'],
      name: input.name,
      description: input.description,
      issuer: profile(input.issuer),
      validFrom: input.validFrom,
      validUntil: input.validUntil,
      partial: input.partial,
      credentialSubject: bare({
        ...subject(input.subject, 'ClrSubject'),
        verifiableCredential: inner,
        achievement: input.achievements?.map(achievement),
        association: input.associations?.map(({ type, sourceId, targetId }) => ({
          type: 'Association',
          associationType: type,
          sourceId,
          targetId,
        })),
      }),
    });
  const texts = input.credentials.map(wrappable);
  return await sealAround({ texts, around }, signer, { created: input.created ?? input.validFrom });
}

/** JSON stays itself; a token is put in the envelope VC 2.0 has for it. Throws for a token around what is its holder's alone. */
export function wrappable(credential: string): string {
  const text = credential.trim();
  if (text.startsWith('{')) return text;
  const opened = unwrapText(Buffer.from(text));
  if (opened.kind === 'jwt') mustBeForOthers(opened.payload);
  return JSON.stringify({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `data:application/vc+jwt,${text}`,
    type: 'EnvelopedVerifiableCredential',
  });
}
