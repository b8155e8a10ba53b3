// Writes an Open Badges 3.0 achievement credential from a filled-in template and signs it.
import type { Instant } from '../terms/index.ts';
import type { HashedIdentifier } from '../credential/facts.ts';
import { strengthOf } from '../credential/identity.ts';
import type { JsonObject } from '../credential/strict-json.ts';
import type { Signer } from './key.ts';
import { seal } from './seal.ts';
import { signToken } from './token.ts';

export type ProfileInput = { id: string; name: string; url?: string; description?: string; email?: string; image?: string };
export type SubjectInput = { id?: string; identifiers?: HashedIdentifier[] };
export type AlignmentInput = {
  targetName: string;
  targetUrl: string;
  targetFramework?: string;
  targetCode?: string;
  targetDescription?: string;
  /** One of the published kinds, or `ext:…`; see credential/vocabulary. */
  targetType?: string;
};
export type AchievementInput = {
  /** A URL or `urn:uuid:…`; kept over revisions of the same achievement. */
  id: string;
  name: string;
  description: string;
  criteria: { narrative: string } | { id: string };
  /** `Badge`, `Certificate`, `Course`, …; see credential/vocabulary. */
  type?: string;
  humanCode?: string;
  image?: string;
  tags?: string[];
  alignments?: AlignmentInput[];
  resultDescriptions?: ResultDescriptionInput[];
};
export type ResultDescriptionInput = {
  id: string;
  name: string;
  resultType: string;
  requiredValue?: string;
  valueMin?: string;
  valueMax?: string;
  allowedValue?: string[];
};
export type ResultInput = { resultDescription?: string; value?: string; achievedLevel?: string; status?: string };
export type EvidenceInput = { id?: string; name?: string; description?: string; narrative?: string; genre?: string };
/** One place in one status list (Bitstring Status List 1.0). The published badge schema takes a single entry. */
export type StatusInput = { purpose: 'revocation' | 'suspension'; index: number; list: string };
export type CredentialInput = {
  id: string;
  name?: string;
  description?: string;
  issuer: ProfileInput;
  subject: SubjectInput;
  achievement: AchievementInput;
  results?: ResultInput[];
  evidence?: EvidenceInput[];
  validFrom: Instant;
  validUntil?: Instant;
  awardedDate?: Instant;
  status?: StatusInput;
  /** The time the proof states; the same as `validFrom` when left out. */
  created?: Instant;
};

export const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

/** Issues an achievement credential as JSON text with an eddsa-rdfc-2022 proof. Throws when the signer is not the issuer. */
export async function issueAchievement(input: CredentialInput, signer: Signer): Promise<string> {
  const document = achievementCredential(input, signer);
  return await seal(document, signer, { created: input.created ?? input.validFrom });
}

/** The same as a compact JWS (VC-JWT, Open Badges 3.0 section 8.2; EdDSA): no canonical form to compute, for large sets. */
export async function issueAchievementJwt(input: CredentialInput, signer: Signer): Promise<string> {
  return await signToken(achievementCredential(input, signer), signer);
}

/** The unsigned document: from a template only, so that nobody can have another text signed. */
export function achievementCredential(input: CredentialInput, signer: Signer): JsonObject {
  mustIssue(input.issuer.id, signer);
  mustName(input.subject);
  return bare({
    '@context': badgeContexts,
    id: input.id,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: input.name ?? input.achievement.name,
    description: input.description,
    issuer: profile(input.issuer),
    validFrom: input.validFrom,
    validUntil: input.validUntil,
    awardedDate: input.awardedDate,
    credentialSubject: bare({
      ...subject(input.subject, 'AchievementSubject'),
      achievement: achievement(input.achievement),
      result: some(input.results)?.map((result) => bare({ type: ['Result'], ...result })),
    }),
    evidence: some(input.evidence)?.map((evidence) => bare({ type: ['Evidence'], ...evidence })),
    credentialStatus: input.status === undefined ? undefined : statusEntry(input.status),
  });
}

/** Refuses to sign in another's name: the issuer written down must be the one who holds the key. */
export function mustIssue(issuer: string, signer: Signer): void {
  if (issuer !== signer.controller) throw new TypeError('The issuer named is not the one this key signs for.');
}

// Open Badges 3.0, AchievementSubject: an id or at least one identifier.
function mustName(input: SubjectInput): void {
  if (input.id === undefined && some(input.identifiers) === undefined)
    throw new TypeError('A credential needs somebody it is about.');
}

export function profile(input: ProfileInput): JsonObject {
  const { image, ...rest } = input;
  return bare({ ...rest, type: ['Profile'], image: image === undefined ? undefined : { id: image, type: 'Image' } });
}

// Open Badges 3.0 still allows md5; two people can be made to share one.
function mustHashWell({ hashed, identityHash }: HashedIdentifier): void {
  if (hashed && strengthOf(identityHash) !== 'good') throw new TypeError('An identity is hashed with sha-256 or not at all.');
}

export function subject(input: SubjectInput, type: 'AchievementSubject' | 'ClrSubject'): JsonObject {
  input.identifiers?.forEach(mustHashWell);
  const identifier = some(input.identifiers)?.map((entry) => bare({ type: 'IdentityObject', ...entry }));
  return bare({ id: input.id, type: [type], identifier });
}

export function achievement(input: AchievementInput): JsonObject {
  const { type, image, tags, alignments, resultDescriptions, ...rest } = input;
  return bare({
    ...rest,
    type: ['Achievement'],
    achievementType: type,
    image: image === undefined ? undefined : { id: image, type: 'Image' },
    tag: some(tags),
    alignment: some(alignments)?.map((alignment) => bare({ type: ['Alignment'], ...alignment })),
    resultDescription: some(resultDescriptions)?.map((result) => bare({ type: ['ResultDescription'], ...result })),
  });
}

function statusEntry(input: StatusInput): JsonObject {
  if (!Number.isSafeInteger(input.index) || input.index < 0) throw new TypeError('A status index is a whole number from 0.');
  return {
    id: `${input.list}#${input.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: input.purpose,
    statusListIndex: String(input.index),
    statusListCredential: input.list,
  };
}

function some<Item>(items: readonly Item[] | undefined): readonly Item[] | undefined {
  return items === undefined || items.length === 0 ? undefined : items;
}

/** The same object without the fields that were left out. */
export function bare(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
