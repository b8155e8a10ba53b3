// Says which kind of record a document claims to be, before anyone trusts its contents.
import { openBadgesV2 } from './older-badge.ts';
import { isObject, listOf } from './strict-json.ts';

export const kinds = [
  'open-badge',
  'learner-record',
  'endorsement',
  'presentation',
  'status-list',
  'verifiable-credential',
  'older-badge',
  'unknown',
] as const;
export type Kind = (typeof kinds)[number];
export type DataModel = '2.0' | '1.1';

export const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
export const credentialsV1 = 'https://www.w3.org/2018/credentials/v1';

// Open Badges 3.0 section 4.1: the two names of a badge mean the same.
const kindOfType: readonly (readonly [string, Kind])[] = [
  ['VerifiablePresentation', 'presentation'],
  ['ClrCredential', 'learner-record'],
  ['OpenBadgeCredential', 'open-badge'],
  ['AchievementCredential', 'open-badge'],
  ['EndorsementCredential', 'endorsement'],
  ['BitstringStatusListCredential', 'status-list'],
  ['StatusList2021Credential', 'status-list'],
  ['VerifiableCredential', 'verifiable-credential'],
];

/** Recognises a parsed document by its `type` and first `@context`; `dataModel` is the W3C data model it is written in. */
export function recognise(value: unknown): { kind: Kind; dataModel: DataModel | null } {
  if (!isObject(value)) return { kind: 'unknown', dataModel: null };
  const types = listOf(value['type']);
  const contexts = listOf(value['@context']);
  const kind = kindOfType.find(([type]) => types.includes(type))?.[1] ?? olderKind(types, contexts);
  return { kind, dataModel: dataModelOf(contexts) };
}

// Open Badges 2.0: no credential of the W3C at all. Its words are common ones, so the context must say whose they are.
function olderKind(types: unknown[], contexts: unknown[]): Kind {
  const isOlder = contexts.includes(openBadgesV2) && (types.includes('Assertion') || types.includes('BadgeClass'));
  return isOlder ? 'older-badge' : 'unknown';
}

function dataModelOf(contexts: unknown[]): DataModel | null {
  if (contexts[0] === credentialsV2) return '2.0';
  if (contexts[0] === credentialsV1) return '1.1';
  if (contexts.includes(credentialsV2)) return '2.0';
  return contexts.includes(credentialsV1) ? '1.1' : null;
}
