// Every field must have one known meaning: contexts from the closed shelf, and no way of writing that hides a field.
import { contextAt } from '../../credential/documents.ts';
import { credentialsV1, credentialsV2, type Kind } from '../../credential/recognise.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';
import { onlyNamesAsAddressed } from './own-words.ts';

// Whole credentials stand under these names, with contexts of their own.
const credentialNames = new Set(['verifiableCredential', 'endorsement']);
// JSON-LD words that only wrap a value. The others (@id, @graph, @included, @reverse, …) would let a signed fact be written
// where no reader of JSON looks for it, with the signature still standing.
const harmless = new Set(['@context', '@value', '@language', '@direction']);
// Facts that decide a verdict; spread over two objects with one id they would still be one node to the signature.
const deciding = [
  'issuer',
  'credentialSubject',
  'credentialStatus',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'holder',
];

// Badges and records have all the words they need; what is shown of them must mean what everybody's contexts say.
const mayBringWords = new Set<Kind>(['verifiable-credential', 'presentation']);

/** Looks at every `@context` and every name in the document (VC Data Integrity 1.0, section 2.4.1, context validation). */
export function checkContexts({ document, kind }: Examined): Finding[] {
  const own = listOf(document['@context']);
  if (own.length === 0) return [finding('contexts.missing')];
  const isBrought = own.some((entry) => typeof entry !== 'string');
  if (isBrought && !mayBringWords.has(kind)) return [finding('contexts.inline')];
  if (own[0] !== credentialsV2 && own[0] !== credentialsV1) return [firstFault(own)];
  const fault = faultIn(document, 'root', document['id']) ?? null;
  if (fault !== null) return [fault];
  const unknown = unknownContext(document);
  return [unknown === null ? finding('contexts.good') : finding('contexts.unknown', { url: unknown })];
}

function firstFault(own: unknown[]): Finding {
  const known = own.includes(credentialsV2) || own.includes(credentialsV1);
  return known ? finding('contexts.first') : finding('contexts.missing');
}

function faultIn(value: unknown, under: string, rootId: unknown): Finding | null {
  if (Array.isArray(value)) {
    // JSON-LD flattens lists in lists; readers of JSON do not.
    if (value.some(Array.isArray)) return finding('contexts.keyword');
    return firstOf(value, (item) => faultIn(item, under, rootId));
  }
  if (!isObject(value)) return null;
  // What stands in a context was looked at as one.
  const parts = Object.entries(value).filter(([name]) => name !== '@context');
  return faultOfNames(value, under, rootId) ?? firstOf(parts, ([name, inner]) => faultIn(inner, name, rootId));
}

function faultOfNames(value: JsonObject, under: string, rootId: unknown): Finding | null {
  const names = Object.keys(value);
  if (names.some(isHiding)) return finding('contexts.keyword');
  if (under !== 'root' && value['id'] === rootId && rootId !== undefined && deciding.some((name) => name in value))
    return finding('contexts.split');
  if (!('@context' in value)) return null;
  // A proof may repeat the contexts of its document (proof.ts compares them).
  const isWhole = under === 'root' || under === 'proof' || credentialNames.has(under);
  const allowed = (entry: unknown) => typeof entry === 'string' || (isWhole && onlyNamesAsAddressed(entry));
  if (!listOf(value['@context']).every(allowed)) return finding('contexts.inline');
  return isWhole ? null : finding('contexts.nested');
}

// Also full addresses, and names of classes: some share their address with a field (`Image` and `image`).
function isHiding(name: string): boolean {
  const first = name.charCodeAt(0);
  // Most names begin with a small Latin letter; only the others are looked at closely.
  const isSmall = first >= 0x61 && first <= 0x7a;
  if (isSmall) return name.includes(':');
  return (name.startsWith('@') && !harmless.has(name)) || name.includes(':') || /^\p{Lu}/u.test(name);
}

function unknownContext(value: unknown): string | null {
  if (Array.isArray(value)) return firstOf(value, unknownContext);
  if (!isObject(value)) return null;
  const own = listOf(value['@context']).find((url) => typeof url === 'string' && contextAt(url) === null);
  return typeof own === 'string' ? own : firstOf(Object.values(value), unknownContext);
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
