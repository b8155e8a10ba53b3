// Records whose holder may leave parts out (VC DI ECDSA 1.0, section 3.4, ecdsa-sd-2023): made, cut down, and checked.
import { isObject, type JsonObject } from '../credential/strict-json.ts';
import { mustBeSmall, named } from './canonical.ts';
import { loaderOf, type Shelf } from './shelf.ts';
import { reasonOf, type ProofAnswer, type Signing } from './data-integrity.ts';
import { multibaseOf, type PublicJwk } from './jwk.ts';
import { deriveSelective, signSelective, verifySelective } from './library.ts';

export const selectiveSuite = 'ecdsa-sd-2023' as const;

/** A base proof is the issuer's word to the holder alone: whoever has it can show any part, so it is never taken as proof. */
export function isBaseProof({ cryptosuite, proofValue }: JsonObject): boolean {
  // Multibase base64url of the CBOR tag 0x5d00 (section 3.5.2); a derived one has 0x5d01.
  return cryptosuite === selectiveSuite && typeof proofValue === 'string' && proofValue.startsWith('u2V0A');
}

/** Whether a base proof stands anywhere in a JSON value: such a copy is for its holder alone and must not be handed on. */
export function holdsBaseProof(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsBaseProof);
  if (!isObject(value)) return false;
  return isBaseProof(value) || Object.values(value).some(holdsBaseProof);
}

/** The longest proof value we read: base64url text of one signature and label for each statement of the document. */
const proofTextLimit = 1_000_000;

// Several spellings decode to the same bytes; only the one we would write is taken.
function isPlain(proofValue: unknown): boolean {
  if (typeof proofValue !== 'string' || proofValue.length >= proofTextLimit || !proofValue.startsWith('u')) return false;
  return Buffer.from(proofValue.slice(1), 'base64url').toString('base64url') === proofValue.slice(1);
}

/** Checks a derived proof against its document without proofs. Never throws; whose key it is, is asked elsewhere. */
export async function checkSelective(question: {
  document: JsonObject;
  proof: JsonObject;
  jwk: PublicJwk;
  shelf: Shelf;
}): Promise<ProofAnswer> {
  const { document, proof, jwk, shelf } = question;
  const publicKeyMultibase = multibaseOf(jwk);
  const { proofValue, verificationMethod } = proof;
  const fits = jwk.kty === 'EC' && jwk.crv === 'P-256' && isPlain(proofValue);
  if (!fits || publicKeyMultibase === null) return { kind: 'bad', because: 'malformed' };
  const id = String(verificationMethod);
  const key = { id, controller: id.split('#')[0] ?? id, publicKeyMultibase };
  try {
    mustBeSmall(document);
    const isGood = await verifySelective({ document, proof, key }, loaderOf(shelf));
    return isGood ? { kind: 'good' } : { kind: 'bad', because: 'signature' };
  } catch (error) {
    return { kind: 'bad', because: reasonOf(named(error)) };
  }
}

// What a receiver must always see, or a holder could hide that a record has run out or was taken back; and what the published
// data model of a badge requires, so that what is left is still a badge.
export const alwaysShown: readonly string[] = [
  '/id',
  '/type',
  '/name',
  '/issuer',
  '/validFrom',
  '/validUntil',
  '/issuanceDate',
  '/expirationDate',
  '/credentialStatus',
  '/credentialSchema',
  '/refreshService',
  '/termsOfUse',
  '/credentialSubject/type',
  '/credentialSubject/id',
  '/credentialSubject/identifier',
  '/credentialSubject/achievement/id',
  '/credentialSubject/achievement/type',
  '/credentialSubject/achievement/name',
  '/credentialSubject/achievement/description',
  '/credentialSubject/achievement/criteria',
];

/** The parts of this document nobody may leave out: of those above, the ones it has. As JSON pointers (RFC 6901). */
export function mandatoryPointers(document: JsonObject): string[] {
  const there = alwaysShown.filter((pointer) => partAt(document, pointer) !== undefined);
  return there.map((pointer) => lonely(document, pointer) ?? pointer);
}

// In linked data, an object with nothing but an id is the same as that id alone, and the library finds no part inside it.
function lonely(document: JsonObject, pointer: string): string | null {
  const whole = /^(.+)\/id$/.exec(pointer)?.[1];
  const holds = whole === undefined ? null : partAt(document, whole);
  return isObject(holds) && Object.keys(holds).length === 1 ? (whole ?? null) : null;
}

/** The part a JSON pointer leads to; undefined when there is none. */
export function partAt(document: unknown, pointer: string): unknown {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce(
    (at: unknown, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? (at as JsonObject)[name] : undefined,
    document,
  );
}

/** Makes a base proof over a document; only its holder may have it. Throws when a word would stay unsigned. */
export async function signForHolder(question: {
  document: JsonObject;
  signing: Signing;
  options: { created: string; proofPurpose: string };
  mandatoryPointers: readonly string[];
  shelf: Shelf;
}): Promise<JsonObject> {
  const { document, signing, options, shelf } = question;
  if (signing.curve !== 'P-256') throw new TypeError(`${selectiveSuite} signs with a P-256 key only.`);
  mustBeSmall(document);
  question.mandatoryPointers.forEach(mustBePointer);
  const asked = { document, signing, options, mandatoryPointers: question.mandatoryPointers };
  return (await signSelective(asked, loaderOf(shelf))) as JsonObject;
}

/**
 * The same record with only its mandatory parts and those the pointers name, under a proof derived from the issuer's.
 * Throws when a pointer leads nowhere, or the proof is not a base proof.
 */
export async function derive(question: {
  document: JsonObject;
  proof: JsonObject;
  selectivePointers: readonly string[];
  shelf: Shelf;
}): Promise<JsonObject> {
  const { document, proof, selectivePointers, shelf } = question;
  if (!isBaseProof(proof))
    throw new TypeError('Parts can be left out of a record only under the proof its issuer gave for that.');
  mustBeSmall(document);
  selectivePointers.forEach(mustBePointer);
  return (await deriveSelective({ document, proof, selectivePointers }, loaderOf(shelf))) as JsonObject;
}

// RFC 6901 section 3. The library takes other text for the whole document: a slip of the pen would show everything.
function mustBePointer(pointer: string): void {
  if (!/^(\/([^~/]|~[01])*)+$/.test(pointer)) throw new TypeError('A part to show is named by a JSON pointer, such as /name.');
}
