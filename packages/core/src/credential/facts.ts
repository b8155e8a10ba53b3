// A credential as plain facts: what it says, in our words, whether or not it is true.
import { readInstant, type Instant } from '../terms/index.ts';
import { inNewerWords } from './older-badge.ts';
import { recognise, type DataModel, type Kind } from './recognise.ts';
import { isObject, listOf, type JsonObject } from './strict-json.ts';

export type HashedIdentifier = { hashed: boolean; identityHash: string; identityType: string; salt?: string };
export type AlignmentFact = {
  targetUrl: string;
  targetName: string;
  targetFramework?: string;
  targetCode?: string;
  targetType?: string;
};
export type EvidenceFact = { uri?: string; name?: string; description?: string; narrative?: string; genre?: string };
export type ResultFact = { resultDescription?: string; value?: string; achievedLevel?: string; status?: string };
export type AchievementFact = {
  uri: string;
  name: string;
  description: string;
  criteria: string;
  type?: string;
  image?: string;
  alignments: AlignmentFact[];
};
/** One way in which the issuer can take the credential back, as the credential names it; `index` and `list` unchecked. */
export type StatusEntry = { uri?: string; type: string; purpose: string; index: string; list: string };
export type CredentialFacts = {
  uri: string | null;
  kind: Kind;
  dataModel: DataModel | null;
  name: string;
  description?: string;
  issuer: { id: string; name: string | null; url?: string; image?: string };
  subject: { id: string | null; identifiers: HashedIdentifier[] };
  achievement: AchievementFact | null;
  result?: ResultFact[];
  validFrom: Instant | null;
  validUntil: Instant | null;
  awardedDate?: Instant;
  evidence: EvidenceFact[];
  status: StatusEntry[];
  /** Credentials inside: parsed objects, or compact JWS text. */
  wraps: unknown[];
  /** The same, as exact text; empty unless the reader gave `textOf`. */
  wrapsText: string[];
};

/**
 * Reads a document tolerantly into facts; what is missing or of the wrong type is left out. `textOf` (from `unwrap`) gives
 * the exact text of inner credentials. Hashed names are kept as hashes (Open Badges 3.0, IdentityObject).
 */
export function readCredential(value: unknown, textOf?: (part: object) => string | null): CredentialFacts {
  const { kind, dataModel } = recognise(value);
  const stated = isObject(value) ? value : {};
  const document = kind === 'older-badge' ? inNewerWords(stated) : stated;
  const subject = firstObject(document['credentialSubject']);
  const wraps = innerCredentials(document);
  const achievement = readAchievement(firstObject(subject['achievement']));
  const result = listOf(subject['result']).filter(isObject).map(readResult);
  const description = words(document['description']);
  const awardedDate = instant(document['awardedDate']);
  return {
    uri: text(document['id']) ?? null,
    kind,
    dataModel,
    name: words(document['name']) ?? achievement?.name ?? '',
    ...(description === undefined ? {} : { description }),
    issuer: readIssuer(document['issuer'] ?? document['holder']),
    subject: { id: text(subject['id']) ?? null, identifiers: readIdentifiers(subject) },
    achievement,
    ...(result.length === 0 ? {} : { result }),
    validFrom: instant(document['validFrom'] ?? document['issuanceDate']) ?? null,
    validUntil: instant(document['validUntil'] ?? document['expirationDate']) ?? null,
    ...(awardedDate === undefined ? {} : { awardedDate }),
    evidence: listOf(document['evidence']).filter(isObject).map(readEvidence),
    status: listOf(document['credentialStatus']).filter(isObject).map(readStatus),
    wraps,
    wrapsText: textOf === undefined ? [] : wraps.map((inner) => (isObject(inner) ? textOf(inner) : text(inner)) ?? ''),
  };
}

/** The credentials inside a learner record or presentation, where each standard keeps them. */
export function innerCredentials(document: JsonObject): unknown[] {
  return [
    ...listOf(document['verifiableCredential']),
    ...listOf(document['credentialSubject'])
      .filter(isObject)
      .flatMap((subject) => listOf(subject['verifiableCredential'])),
  ];
}

/** The id of an issuer, holder or creator, given as text or as an object. */
export function idOf(value: unknown): string | null {
  return (isObject(value) ? text(value['id']) : text(value)) ?? null;
}

function readIssuer(value: unknown): CredentialFacts['issuer'] {
  const issuer = isObject(value) ? value : {};
  return {
    id: idOf(value) ?? '',
    name: words(issuer['name']) ?? null,
    ...given({ url: text(issuer['url']), image: idOf(issuer['image']) ?? undefined }),
  };
}

function readIdentifiers(subject: JsonObject): HashedIdentifier[] {
  return listOf(subject['identifier'])
    .filter(isObject)
    .filter((entry) => typeof entry['identityHash'] === 'string')
    .map((entry) => ({
      hashed: entry['hashed'] === true,
      identityHash: String(entry['identityHash']),
      identityType: text(entry['identityType']) ?? '',
      ...given({ salt: text(entry['salt']) }),
    }));
}

function readAchievement(value: JsonObject): AchievementFact | null {
  const name = words(value['name']);
  if (name === undefined && value['id'] === undefined) return null;
  const criteria = firstObject(value['criteria']);
  return {
    uri: text(value['id']) ?? '',
    name: name ?? '',
    description: words(value['description']) ?? '',
    criteria: words(criteria['narrative']) ?? text(criteria['id']) ?? '',
    ...given({ type: text(value['achievementType']), image: idOf(value['image']) ?? undefined }),
    alignments: listOf(value['alignment']).filter(isObject).map(readAlignment),
  };
}

function readAlignment(value: JsonObject): AlignmentFact {
  return {
    targetUrl: text(value['targetUrl']) ?? '',
    targetName: words(value['targetName']) ?? '',
    ...given({
      targetFramework: words(value['targetFramework']),
      targetCode: text(value['targetCode']),
      targetType: text(value['targetType']),
    }),
  };
}

function readResult(value: JsonObject): ResultFact {
  return given({
    resultDescription: text(value['resultDescription']),
    value: text(value['value']),
    achievedLevel: text(value['achievedLevel']),
    status: text(value['status']),
  });
}

function readEvidence(value: JsonObject): EvidenceFact {
  return given({
    uri: text(value['id']),
    name: words(value['name']),
    description: words(value['description']),
    narrative: words(value['narrative']),
    genre: text(value['genre']),
  });
}

function readStatus(value: JsonObject): StatusEntry {
  const index = value['statusListIndex'];
  return {
    ...given({ uri: text(value['id']) }),
    type: text(listOf(value['type'])[0]) ?? '',
    purpose: text(value['statusPurpose']) ?? '',
    index: typeof index === 'string' ? index : '',
    list: text(value['statusListCredential']) ?? '',
  };
}

function firstObject(value: unknown): JsonObject {
  return listOf(value).find(isObject) ?? {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

// A sentence may stand alone, or as {"@value", "@language"}, one or several.
function words(value: unknown): string | undefined {
  const first: unknown = listOf(value)[0];
  return text(isObject(first) ? first['@value'] : first);
}

function instant(value: unknown): Instant | undefined {
  return typeof value === 'string' ? (readInstant(value) ?? undefined) : undefined;
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
function given<Fields extends object>(fields: Fields): Given<Fields> {
  const found: Given<Fields> = {};
  for (const name in fields)
    if (fields[name] !== undefined) found[name] = fields[name] as Exclude<(typeof fields)[typeof name], undefined>;
  return found;
}
