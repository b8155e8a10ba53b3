// Everything a receiver can read in a credential, field by field: what stands here is all there is, and all of it.
import { unwrap } from '@skillweave/core/credential';

export type ShownField = { readonly label: string; readonly value: string };

/**
 * Every value in a credential's text, with a plain label. Nothing is left out but the marks that say which rules a part
 * follows (`@context`, `type`) and the signature's own numbers, which are named as one field.
 */
export function shownFields(text: string): ShownField[] {
  const opened = unwrap(Buffer.from(text));
  if (opened.kind === 'unreadable') return [];
  if (opened.kind === 'jwt')
    return [...walk(opened.payload, []), { label: 'Signature', value: 'By the issuer, over everything above' }];
  return walk(opened.value, []);
}

/** Whom a credential names by id; null when it names nobody that way. */
export function subjectOf(text: string): string | null {
  const opened = unwrap(Buffer.from(text));
  if (opened.kind === 'unreadable') return null;
  const document = opened.kind === 'jwt' ? opened.payload : opened.value;
  const subject = isObject(document) ? document['credentialSubject'] : null;
  const one: unknown = Array.isArray(subject) ? subject[0] : subject;
  return isObject(one) && typeof one['id'] === 'string' ? one['id'] : null;
}

const marks = ['@context', 'type'];

function walk(value: unknown, path: readonly string[]): ShownField[] {
  if (Array.isArray(value)) return value.flatMap((item) => walk(item, path));
  if (!isObject(value)) return value === null ? [] : [{ label: labelOf(path), value: shown(value) }];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (marks.includes(key)) return [];
    if (key === 'proof') return [{ label: 'Signature', value: signedBy(inner) }];
    return walk(inner, [...path, key]);
  });
}

function signedBy(proof: unknown): string {
  const [first] = Array.isArray(proof) ? (proof as unknown[]) : [proof];
  const created = isObject(first) ? first['created'] : null;
  return `By the issuer, over everything here${typeof created === 'string' ? `, made on ${created.slice(0, 10)}` : ''}`;
}

// Pictures and enveloped tokens would fill the page: their beginning says what they are.
function shown(value: unknown): string {
  const words = String(value);
  return words.startsWith('data:') && words.length > 80 ? `${words.slice(0, 40)}… (${words.length} letters, embedded)` : words;
}

const known: ReadonlyMap<string, string> = new Map([
  ['id', 'The issuer’s number for it'],
  ['name', 'Name'],
  ['description', 'About'],
  ['image.id', 'Picture'],
  ['issuer', 'Issuer’s identity'],
  ['issuer.id', 'Issuer’s identity'],
  ['issuer.name', 'Issued by'],
  ['issuer.url', 'Issuer’s page'],
  ['validFrom', 'Holds from'],
  ['validUntil', 'Runs out on'],
  ['awardedDate', 'Earned on'],
  ['issuanceDate', 'Holds from'],
  ['expirationDate', 'Runs out on'],
  ['credentialSubject.id', 'Your identity'],
  ['credentialSubject.identifier.identityHash', 'Your e-mail address or number, scrambled'],
  ['credentialSubject.identifier.identityType', 'What is scrambled'],
  ['credentialSubject.identifier.salt', 'What it was scrambled with'],
  ['credentialSubject.identifier.hashed', 'Whether it is scrambled'],
  ['credentialSubject.achievement.id', 'Number of what was earned'],
  ['credentialSubject.achievement.name', 'What was earned'],
  ['credentialSubject.achievement.description', 'What that is'],
  ['credentialSubject.achievement.criteria.narrative', 'How it is earned'],
  ['credentialSubject.achievement.criteria.id', 'Where it says how it is earned'],
  ['credentialSubject.achievement.achievementType', 'Kind'],
  ['credentialSubject.achievement.image.id', 'Picture'],
  ['credentialSubject.achievement.alignment.targetName', 'Skill the issuer names'],
  ['credentialSubject.achievement.alignment.targetUrl', 'Address of that skill'],
  ['credentialSubject.achievement.alignment.targetFramework', 'List that skill is from'],
  ['credentialSubject.achievement.alignment.targetCode', 'Code of that skill'],
  ['credentialSubject.achievement.alignment.targetType', 'Kind of entry that is'],
  ['credentialSubject.achievement.resultDescription.id', 'Number of the scale'],
  ['credentialSubject.achievement.resultDescription.name', 'Scale of the result'],
  ['credentialSubject.achievement.resultDescription.resultType', 'Kind of scale'],
  ['credentialSubject.achievement.resultDescription.valueMin', 'Lowest on the scale'],
  ['credentialSubject.achievement.resultDescription.valueMax', 'Highest on the scale'],
  ['credentialSubject.achievement.resultDescription.requiredValue', 'Needed to pass'],
  ['credentialSubject.result.resultDescription', 'Scale it was measured on'],
  ['credentialSubject.result.value', 'Result'],
  ['credentialSubject.result.status', 'Result'],
  ['credentialSubject.result.achievedLevel', 'Level reached'],
  ['evidence.id', 'Where the evidence lies'],
  ['evidence.name', 'Evidence'],
  ['evidence.description', 'About the evidence'],
  ['evidence.narrative', 'What the evidence tells'],
  ['evidence.genre', 'Kind of evidence'],
  // The same facts once more, in the short names a signed token has for them.
  ['iss', 'Issuer’s identity'],
  ['sub', 'Your identity'],
  ['jti', 'The issuer’s number for it'],
  ['nbf', 'Holds from, in seconds since 1970'],
  ['exp', 'Runs out, in seconds since 1970'],
  ['iat', 'Signed, in seconds since 1970'],
  ['credentialStatus.id', 'Its place in the list of withdrawn credentials'],
  ['credentialStatus.statusListCredential', 'List of withdrawn credentials'],
  ['credentialStatus.statusListIndex', 'Number in that list'],
  ['credentialStatus.statusPurpose', 'What that list is for'],
]);

/** The known label, or the field's own name in words: nothing goes unnamed. */
function labelOf(path: readonly string[]): string {
  // Inside a record that wraps others the same names mean the same.
  const last = path.lastIndexOf('verifiableCredential');
  const own = last === -1 ? path : path.slice(last + 1);
  return known.get(own.join('.')) ?? words(own.slice(-2).join(' › '));
}

function words(text: string): string {
  const spaced = text.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
