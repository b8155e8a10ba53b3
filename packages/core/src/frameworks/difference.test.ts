// The difference between two releases is the one anybody would find who holds both lists side by side.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemDigest, linkDigest } from './digest.ts';
import { difference, retiresMuch, sides, type Standing, type Wanted } from './difference.ts';
import type { GatheredItem, GatheredRelation } from './gathered.ts';

const uris = fc.constantFrom(...'abcdefgh');
const digests = fc.constantFrom('1', '2');
const wanted = fc.uniqueArray(fc.record({ uri: uris, digest: digests, linkDigest: digests }), { selector: ({ uri }) => uri });
const standing = fc.uniqueArray(fc.record({ uri: uris, digest: digests, linkDigest: digests, isRetired: fc.boolean() }), {
  selector: ({ uri }) => uri,
});

/** One sentence at a time, without any of the cleverness. */
function oracle(before: Standing[], after: Wanted[]) {
  const old = (uri: string) => before.find((each) => each.uri === uri);
  const says = (each: Wanted) => old(each.uri)?.digest !== each.digest || old(each.uri)?.isRetired === true;
  const stands = (each: Wanted) => old(each.uri)?.linkDigest !== each.linkDigest;
  const both = after.filter(({ uri }) => old(uri));
  return {
    added: after.filter(({ uri }) => !old(uri)).map(({ uri }) => uri),
    changed: both.filter(says).map(({ uri }) => uri),
    relinked: both.filter(stands).map(({ uri }) => uri),
    retired: before.filter(({ uri, isRetired }) => !isRetired && !after.some((each) => each.uri === uri)).map(({ uri }) => uri),
    unchanged: both.filter((each) => !says(each) && !stands(each)).length,
  };
}

test('what was added, changed, relinked and retired is what the lists say', () => {
  fc.assert(
    fc.property(standing, wanted, (before, after) => {
      expect(difference(before, after)).toEqual(oracle(before, after));
    }),
    { numRuns: 2000 },
  );
});

test('the same release twice is no difference', () => {
  fc.assert(
    fc.property(wanted, (after) => {
      const before = after.map((each) => ({ ...each, isRetired: false }));
      expect(difference(before, after)).toEqual({ added: [], changed: [], relinked: [], retired: [], unchanged: after.length });
    }),
  );
});

test('what both lists hold is on neither side', () => {
  fc.assert(
    fc.property(fc.array(uris), fc.array(uris), (before, after) => {
      const { removed, added } = sides(before, after);
      expect(new Set(removed)).toEqual(new Set(before.filter((each) => !after.includes(each))));
      expect(new Set(added)).toEqual(new Set(after.filter((each) => !before.includes(each))));
    }),
  );
});

const item: GatheredItem = {
  is: 'item',
  uri: 'a',
  framework: 'f',
  kind: 'skill',
  words: [
    { language: 'en', name: 'A', otherNames: ['x', 'y'] },
    { language: 'de', name: 'B' },
    { language: 'fr', name: 'C' },
  ],
  state: 'published',
  sameAs: ['p', 'q'],
  facts: { one: '1', two: '2' },
  place: { file: 'a.csv', row: 1 },
};

test.each<[string, Partial<GatheredItem>]>([
  ['where it stood', { place: { file: 'b.csv', row: 7 } }],
  ['the order of other languages', { words: [item.words[0], { language: 'fr', name: 'C' }, { language: 'de', name: 'B' }] }],
  ['the order of other names', { words: [{ language: 'en', name: 'A', otherNames: ['y', 'x'] }, ...item.words.slice(1)] }],
  ['the order of facts', { facts: { two: '2', one: '1' } }],
  ['the order of other addresses', { sameAs: ['q', 'p'] }],
])('%s changes nothing about an item', (_, change) => {
  expect(itemDigest({ ...item, ...change })).toBe(itemDigest(item));
});

test.each<[string, Partial<GatheredItem>]>([
  ['a name', { words: [{ language: 'en', name: 'Z' }] }],
  ['a language that is gone', { words: [item.words[0]] }],
  ['which language is its own', { words: [{ language: 'de', name: 'B' }, item.words[0], { language: 'fr', name: 'C' }] }],
  ['its code', { code: '1' }],
  ['its kind', { kind: 'knowledge' }],
  ['its state', { state: 'deprecated' }],
  ['a fact', { facts: { one: '1', two: '3' } }],
])('%s changes an item', (_, change) => {
  expect(itemDigest({ ...item, ...change })).not.toBe(itemDigest(item));
});

test('a changed fact of a relation changes how an item stands', () => {
  const asks = (necessity: 'essential' | 'optional'): GatheredRelation => ({
    is: 'relation',
    type: 'requires',
    from: 'a',
    to: 'b',
    necessity,
    place: { file: 'a.csv', row: 1 },
  });
  expect(linkDigest([asks('essential')])).not.toBe(linkDigest([asks('optional')]));
  expect(linkDigest([])).toBe('');
});

test.each([
  [10, 2, true, false],
  [10, 3, true, true],
  [0, 0, true, false],
  [1, 1, true, true],
  [1_000, 1, false, true],
  [1_000, 0, false, false],
])('of %i in use %i retired, of a whole release: %s, is much: %s', (inUse, retired, isWhole, isMuch) => {
  expect(retiresMuch(inUse, retired, isWhole)).toBe(isMuch);
});
