// Linked-data proofs as VC Data Integrity 1.0 defines them: which ways of signing we take, and how each is made and checked.
import { createHash } from 'node:crypto';
import { fromMultibase, toMultibase } from '../credential/multibase.ts';
import { listOf, type JsonObject } from '../credential/strict-json.ts';
import { canonicalForm, canonicalJson, mustBeSmall, TooMuchWork, UnmappedWord } from './canonical.ts';
import type { Digest } from './canonical-text.ts';
import type { PublicJwk } from './jwk.ts';
import { signatureFits } from './key-object.ts';
import { canonicalOptions } from './proof-options.ts';
import type { Shelf } from './shelf.ts';

export type Curve = 'Ed25519' | 'P-256' | 'P-384';
type SuiteModel = { form: 'rdfc' | 'jcs'; curves: readonly Curve[]; older?: true };

/**
 * The suites whose signature covers the whole document: VC DI EdDSA 1.0 section 3, VC DI ECDSA 1.0 section 3, and
 * Ed25519Signature2020, which is still certified for Open Badges 3.0. The selective one stands in selective.ts.
 */
const models = {
  'eddsa-rdfc-2022': { form: 'rdfc', curves: ['Ed25519'] },
  'eddsa-jcs-2022': { form: 'jcs', curves: ['Ed25519'] },
  'ecdsa-rdfc-2019': { form: 'rdfc', curves: ['P-256', 'P-384'] },
  'ecdsa-jcs-2019': { form: 'jcs', curves: ['P-256', 'P-384'] },
  Ed25519Signature2020: { form: 'rdfc', curves: ['Ed25519'], older: true },
} as const satisfies Record<string, SuiteModel>;

export type WholeSuite = keyof typeof models;
export const wholeSuites = Object.keys(models) as WholeSuite[];

export type ProofAnswer = { kind: 'good' } | { kind: 'bad'; because: 'signature' | 'unmapped' | 'tooMuchWork' | 'malformed' };

/**
 * Checks one proof against its document, which stands without proofs (but for those an earlier one builds on, section 4.3),
 * and the key it names. Never throws; whose key it is, is asked elsewhere.
 */
export async function checkProof(question: {
  suite: WholeSuite;
  document: JsonObject;
  proof: JsonObject;
  jwk: PublicJwk;
  shelf: Shelf;
}): Promise<ProofAnswer> {
  const { suite, proof, jwk } = question;
  try {
    const { proofValue, ...options } = proof;
    const signature = typeof proofValue === 'string' ? fromMultibase(proofValue) : null;
    const curve = curveOf(jwk);
    const takes: readonly (Curve | null)[] = models[suite].curves;
    if (signature === null || curve === null || !takes.includes(curve)) return { kind: 'bad', because: 'malformed' };
    const hash = digestOf(curve);
    const data = await signedBytes({ ...question, options, hash });
    if (data === null) return { kind: 'bad', because: 'malformed' };
    return signatureFits({ data, signature, hash }, jwk) ? { kind: 'good' } : { kind: 'bad', because: 'signature' };
  } catch (error) {
    return { kind: 'bad', because: reasonOf(error) };
  }
}

/** What a signer of linked data needs: the key's address and kind, and a function over bytes (ECDSA gives r ‖ s). */
export type Signing = { verificationMethod: string; curve: Curve; sign: (bytes: Uint8Array) => Promise<Uint8Array> };

/** Makes a proof. Throws when the suite does not take the key, or the document holds a word that would stay unsigned. */
export async function makeProof(question: {
  suite: WholeSuite;
  document: JsonObject;
  signing: Signing;
  options: { created: string; proofPurpose: string; challenge?: string; domain?: string };
  shelf: Shelf;
}): Promise<JsonObject> {
  const { suite, document, signing, shelf } = question;
  const takes: readonly Curve[] = models[suite].curves;
  if (!takes.includes(signing.curve)) throw new TypeError(`${suite} does not sign with a ${signing.curve} key.`);
  const older = suite === 'Ed25519Signature2020';
  const named = older ? { type: suite } : { type: 'DataIntegrityProof', cryptosuite: suite };
  // VC DI EdDSA 1.0 section 3.3.1: a JCS proof carries the contexts it was made under.
  const contexts = models[suite].form === 'jcs' ? { '@context': document['@context'] } : {};
  const options = { ...contexts, ...named, ...question.options, verificationMethod: signing.verificationMethod };
  const data = await signedBytes({ suite, document, options, hash: digestOf(signing.curve), shelf });
  if (data === null) throw new TypeError('The document and its proof do not share their contexts.');
  return { ...options, proofValue: toMultibase(await signing.sign(data)) };
}

/** The two hashes a signature covers: of the proof's options, then of the document. Null when their contexts disagree. */
async function signedBytes(question: {
  suite: WholeSuite;
  document: JsonObject;
  options: JsonObject;
  hash: Digest;
  shelf: Shelf;
}): Promise<Uint8Array | null> {
  const { suite, document, options, hash, shelf } = question;
  const digest = (text: string) => createHash(hash).update(text, 'utf8').digest();
  if (models[suite].form === 'jcs') {
    if (!beginsWith(document['@context'], options['@context'])) return null;
    mustBeSmall(document);
    const own = options['@context'] === undefined ? document : { ...document, '@context': options['@context'] };
    return Buffer.concat([digest(canonicalJson(options)), digest(canonicalJson(own))]);
  }
  const described = { ...options, '@context': contextsFor(suite, document['@context']) };
  const [first, second] = [await canonicalOptions(described, shelf, hash), await canonicalForm(document, shelf, hash)];
  return Buffer.concat([digest(first), digest(second)]);
}

// VC DI EdDSA 1.0 section 3.3.2: the document's contexts begin with the proof's; what follows them was added later.
function beginsWith(contexts: unknown, first: unknown): boolean {
  const [all, own] = [listOf(contexts), listOf(first)];
  return canonicalJson(own) === canonicalJson(all.slice(0, own.length));
}

const dataIntegrity = 'https://w3id.org/security/data-integrity/v2';
const knowsProofs = new Set([
  'https://www.w3.org/ns/credentials/v2',
  'https://w3id.org/security/data-integrity/v1',
  dataIntegrity,
]);

// The words of a proof are part of VC 2.0's own context; older documents get them added (VC Data Integrity 1.0, section 2.4).
function contextsFor(suite: WholeSuite, contexts: unknown): unknown {
  const older = suite === 'Ed25519Signature2020';
  const known = listOf(contexts).some((one) => typeof one === 'string' && knowsProofs.has(one));
  return older || known ? contexts : [...listOf(contexts), dataIntegrity];
}

function curveOf(jwk: PublicJwk): Curve | null {
  return jwk.kty === 'RSA' ? null : jwk.crv;
}

function digestOf(curve: Curve): Digest {
  return curve === 'P-384' ? 'sha384' : 'sha256';
}

export function reasonOf(error: unknown): Extract<ProofAnswer, { kind: 'bad' }>['because'] {
  if (error instanceof UnmappedWord) return 'unmapped';
  return error instanceof TooMuchWork ? 'tooMuchWork' : 'malformed';
}
