// The canonical form of a proof's options. Thousands of proofs differ in a key and a time only: the processor works such a
// pattern out once, and the words of each proof are put in their places.
import { canonicalForm } from './canonical.ts';
import type { Digest } from './canonical-text.ts';
import { listOf, type JsonObject } from '../credential/strict-json.ts';
import type { Shelf } from './shelf.ts';

// What may differ, and only if written so plainly that no escape or other reading is possible.
const plain: Record<string, RegExp> = {
  created: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  verificationMethod: /^(did:[a-z]+|https):[A-Za-z0-9._:%/-]+(#[A-Za-z0-9._-]+)?$/,
};
const marks: Record<string, string> = {
  created: '1970-01-01T00:00:00.123456789Z',
  verificationMethod: 'did:example:a-mark-that-nobody-else-uses#9f8e7d6c5b4a',
};
// A pattern is a list of contexts and the words of one kind of proof; there are few of them.
const mostPatterns = 200;
const patternsOf = new WeakMap<Shelf, Map<string, Promise<string>>>();

/** The same text as `canonicalForm(options, shelf, digest)`. @throws what it throws */
export async function canonicalOptions(options: JsonObject, shelf: Shelf, digest: Digest): Promise<string> {
  if (!isPlain(options)) return await canonicalForm(options, shelf, digest);
  const marked = { ...options, ...marks };
  const name = `${digest} ${JSON.stringify(marked)}`;
  const patterns = patternsOf.get(shelf) ?? new Map<string, Promise<string>>();
  patternsOf.set(shelf, patterns);
  const pattern = patterns.get(name) ?? canonicalForm(marked, shelf, digest);
  patterns.delete(name);
  patterns.set(name, pattern);
  if (patterns.size > mostPatterns) patterns.delete(patterns.keys().next().value ?? '');
  return filledIn(await pattern, options) ?? (await canonicalForm(options, shelf, digest));
}

function isPlain(options: JsonObject): boolean {
  const { id, ...rest } = options;
  const isWritten = Object.entries(plain).every(([name, form]) => typeof rest[name] === 'string' && form.test(rest[name]));
  // There is no end to contexts that documents bring along.
  if (!listOf(options['@context']).every((context) => typeof context === 'string')) return false;
  // A mark that a stranger wrote somewhere else would be filled in there.
  return isWritten && id === undefined && Object.values(marks).every((mark) => !JSON.stringify(options).includes(mark));
}

function filledIn(pattern: string, options: JsonObject): string | null {
  let text = pattern;
  for (const [name, mark] of Object.entries(marks)) {
    const [before, after, ...more] = text.split(mark);
    if (before === undefined || after === undefined || more.length > 0) return null;
    text = before + String(options[name]) + after;
  }
  return text;
}
