// What people read names no standard and no format. A planted word fails here.
import { expect, test } from 'vitest';
import * as english from './en/index.ts';

const initials = /\b(JSON|JSON-LD|JWT|VC|VP|DID|DIDs|CLR|OB|OBv?3|W3C|IMS|1EdTech|URI|URL|API)\b/;
const terms =
  /\b(verifiable|assertion|credentials?|presentation|graph|node|hash|payload|mutation|query|schema|alignments?|competenc(y|ies)|proof suite|revoked?)\b/i;
const isJargon = (text: string) => initials.test(text) || terms.test(text);

/** Every text of the catalogue with its place; functions are called with names and numbers that say nothing themselves. */
function* texts(part: unknown, path: string): Generator<[string, string]> {
  if (typeof part === 'string') yield [path, part];
  else if (typeof part === 'function') yield [path, String(part(...Array.from({ length: part.length }, () => 2)))];
  else if (typeof part === 'object' && part !== null)
    for (const [key, inner] of Object.entries(part)) yield* texts(inner, path ? `${path}.${key}` : key);
}

test('no page uses a word only experts know', () => {
  const found = [...texts(english, '')].filter(([, text]) => isJargon(text)).map(([path, text]) => `${path}: ${text}`);
  expect(found).toEqual([]);
});

test('the gate catches a planted word', () => {
  expect([...texts({ a: { b: 'Download the JSON' } }, '')].some(([, text]) => isJargon(text))).toBe(true);
  expect(isJargon('Your credentials')).toBe(true);
  expect(isJargon('We did not keep it')).toBe(false);
});

test('the catalogue is all there', () => {
  expect([...texts(english, '')].length).toBeGreaterThan(300);
});
