// One exact text for a document, so that a signature can be made and checked over it: RDFC-1.0 for linked data, JCS for plain JSON.
import jcs from 'canonicalize';
import jsonld from 'jsonld';
import { canonize as canonizeDataset } from 'rdf-canonize';
import type { Digest } from './canonical-text.ts';
import { directGraph } from './direct-graph.ts';
import { plainGraph } from './plain-graph.ts';
import { loaderOf, type Shelf } from './shelf.ts';

/** The most objects a document may hold to be signed or checked; the work grows with them, some 30 microseconds each. */
export const objectLimit = 20_000;
// One pass over each group of look-alike nodes: enough for any honest document, and a poison graph stops (RDFC-1.0, section 7.1).
const workFactor = 1;
const deepTimeLimit = 1_000;

/** The document has too many objects, or they are too alike to be told apart in time. */
export class TooMuchWork extends Error {}
/** The document holds a word that none of its contexts knows: it would stay outside the signature. */
export class UnmappedWord extends Error {}

/**
 * RDFC-1.0 N-Quads of a JSON-LD document, in safe mode: a word that would be dropped is an error.
 * Several proofs over one document share its form; a frozen document cannot change, so the form stays true.
 * @throws TooMuchWork, UnmappedWord, or what else the processor says of a malformed document
 */
export async function canonicalForm(document: object, shelf: Shelf, digest: Digest = 'sha256'): Promise<string> {
  if (!Object.isFrozen(document)) return await canonize(document, shelf, digest);
  const known = forms.get(document) ?? new Map<Digest, Promise<string>>();
  forms.set(document, known);
  const form = known.get(digest) ?? canonize(document, shelf, digest);
  known.set(digest, form);
  return await form;
}
const forms = new WeakMap<object, Map<Digest, Promise<string>>>();

/** The JSON Canonicalization Scheme (RFC 8785). */
export function canonicalJson(value: object): string {
  const text = jcs(value);
  if (text === undefined) throw new TypeError('There is nothing to canonicalize.');
  return text;
}

/** Refuses a document with more objects in it than we are willing to work through. @throws TooMuchWork */
export function mustBeSmall(document: object): void {
  let left = objectLimit;
  const count = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    left -= 1;
    return left < 0 || Object.values(value).some(count);
  };
  if (count(document)) throw new TooMuchWork('The document holds too many objects.');
}

async function canonize(document: object, shelf: Shelf, digest: Digest): Promise<string> {
  mustBeSmall(document);
  try {
    const direct = await directGraph(document, shelf);
    if (direct !== null) return direct.form(digest) ?? (await canonizeQuads(direct.dataset(), digest));
    const expanded = await expand(document, shelf);
    const plain = plainGraph(expanded);
    if (plain === null) return await generalForm(expanded, digest);
    return plain.form(digest) ?? (await canonizeQuads(plain.dataset(), digest));
  } catch (error) {
    throw named(error);
  }
}

/** JSON-LD with every word at its full address (JSON-LD 1.1 API, section 5.1), in safe mode. */
export async function expand(document: object, shelf: Shelf): Promise<object[]> {
  return await jsonld.expand(document, { ...reading, documentLoader: loaderOf(shelf) });
}

/** The same by the general processor, for every kind of document; the other way is held to it. */
export async function generalForm(expanded: object[], messageDigestAlgorithm: Digest): Promise<string> {
  const dataset = await jsonld.toRDF(expanded, { ...reading, skipExpansion: true });
  return await canonizeQuads(dataset, messageDigestAlgorithm);
}

/** RDFC-1.0 over statements, within our limits. */
export async function canonizeQuads(dataset: object[], messageDigestAlgorithm: Digest): Promise<string> {
  return await canonizeDataset(dataset, { algorithm: 'RDFC-1.0', messageDigestAlgorithm, ...workLimits() });
}

const reading = { base: null, safe: true, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false };

/** The limits of RDFC-1.0's deep comparison. Its clock starts when the comparison does: a long but plain document is not cut off. */
function workLimits() {
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

/** The library's error under one of our names, where there is one. */
export function named(error: unknown): unknown {
  const message = error instanceof Error ? `${error.name} ${error.message}` : '';
  if (/safe mode|ValidationError/i.test(message)) return new UnmappedWord('A word has no meaning.', { cause: error });
  if (/abort|timeout|iterations|work/i.test(message)) return new TooMuchWork('It takes too long.', { cause: error });
  return error;
}
