// The direct way to a canonical form is held to the general one: on what we sign, on published samples, and on documents made up at random.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { canonizeQuads, expand, generalForm } from '../../packages/core/src/verify/canonical.ts';
import { plainGraph } from '../../packages/core/src/verify/plain-graph.ts';
import { badge as base, issue, recordOf } from './stage.ts';

const folder = join(import.meta.dirname, '../../../shared/standards/samples');
const isHere = existsSync(folder);
if (!isHere) console.warn('Samples: NOT RUN, because ../shared/standards/samples is not beside this folder.');

/** By the direct way, as canonical.ts takes it; null when it leaves the document alone. */
const direct = async (expanded: object[], digest: 'sha256' | 'sha384' = 'sha256') => {
  const plain = plainGraph(expanded);
  return plain === null ? null : (plain.form(digest) ?? (await canonizeQuads(plain.dataset(), digest).catch(() => 'refused')));
};
const general = async (expanded: object[], digest: 'sha256' | 'sha384' = 'sha256') =>
  await generalForm(structuredClone(expanded), digest).catch(() => 'refused');

it('what we sign is ordinary, and both ways agree on it', async () => {
  const badge = await issue();
  for (const text of [
    badge,
    await recordOf([
      badge,
      await issue({ id: 'urn:uuid:another', achievement: { ...base.achievement, id: 'urn:uuid:other' }, results: [] }),
    ]),
  ]) {
    const { proof: _, ...document } = JSON.parse(text) as { proof: object };
    const expanded = await expand(document, contextAt);
    for (const digest of ['sha256', 'sha384'] as const)
      expect(await direct(expanded, digest)).toBe(await general(expanded, digest));
  }
});

it.runIf(isHere)('both ways agree on every published sample, and most of them are ordinary', async () => {
  const counts = { ordinary: 0, left: 0 };
  const different: string[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const document = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
    const expanded = await expand(document, contextAt).catch(() => null);
    if (expanded === null) continue;
    const form = await direct(expanded);
    counts[form === null ? 'left' : 'ordinary'] += 1;
    if (form !== null && form !== (await general(expanded))) different.push(file);
  }
  expect(different).toEqual([]);
  console.log('Samples by the direct way:', JSON.stringify(counts));
  expect(counts.ordinary).toBeGreaterThan(100);
});

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const odd = ['with "quotes"', 'two\nlines', 'tab\t', 'back\\slash', 'é', '🌱', '\ufb01', ''];

/** Expanded JSON-LD; `wild` brings in what badges never hold. */
function documents(wild: boolean): fc.Arbitrary<object[]> {
  const only = <Item>(items: Item[], more: Item[]) => fc.constantFrom(...items, ...(wild ? more : []));
  const address = only(
    ['urn:a', 'urn:b', 'https://x.example/1', 'https://x.example/2', 'did:key:z6Mk', 'x+y-z.1:a', 'urn:é'],
    ['relative', '_:b0', '_:b1', 'urn:with space', 'urn:<', 'urn:"', ''],
  );
  const text = fc.oneof(only(['a', 'b', ...odd], ['\u007f', '\u0001']), fc.string());
  const fraction = wild ? fc.double({ noNaN: true, noDefaultInfinity: true }) : fc.integer().map((whole) => whole / 8);
  const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fraction, fc.constant(1e21));
  const value = fc.oneof(
    fc.record({ '@value': scalar }),
    fc.record({
      '@value': scalar,
      '@type': only([`${xsd}string`, `${xsd}dateTime`, 'https://x.example/type'], [`${xsd}double`, '@json', 'relative']),
    }),
    fc.record({ '@value': text, '@language': only(['en', 'de-AT'], ['not a language']) }),
    ...(wild
      ? [
          fc.record({ '@value': text, '@direction': fc.constantFrom('ltr', 'rtl') }),
          fc.record({ '@value': text, '@index': fc.constantFrom('1', '2') }),
        ]
      : []),
  );
  const { node } = fc.letrec<{ node: object; item: object }>((tie) => ({
    item: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: value },
      fc.record({
        '@list': fc.array(fc.oneof({ depthSize: 'small' }, value, tie('node')), { minLength: wild ? 0 : 1, maxLength: 4 }),
      }),
      tie('node'),
    ),
    node: fc.record(
      {
        '@id': address,
        '@type': fc.array(address, { maxLength: wild ? 1 : 2 }),
        'urn:p': fc.array(tie('item'), { maxLength: wild ? 1 : 3 }),
        ...(wild ? {} : { 'urn:q': fc.array(tie('item'), { maxLength: 3 }) }),
        'https://x.example/name': fc.array(value, { maxLength: wild ? 1 : 2 }),
        '@graph': fc.array(tie('node'), { maxLength: wild ? 1 : 2 }),
        ...(wild
          ? {
              '@reverse': fc.constantFrom(undefined, undefined, undefined, { 'urn:p': [{ '@id': 'urn:a' }] }),
              '_:p': fc.constantFrom(undefined, undefined, undefined, [{ '@value': 'x' }]),
            }
          : {}),
      },
      { requiredKeys: [] },
    ),
  }));
  // Through text, as documents come: what is undefined is not there.
  return fc.array(node, { minLength: 1, maxLength: wild ? 1 : 3 }).map((nodes) => JSON.parse(JSON.stringify(nodes)) as object[]);
}

describe('an expanded document made up at random', () => {
  it.each([
    ['of ordinary things', false, 0.3],
    ['of anything', true, 0.01],
  ])(
    '%s has the same form by both ways, or is left to the general one',
    async (_, wild, share) => {
      let ordinary = 0;
      const runs = 2_000;
      await fc.assert(
        fc.asyncProperty(documents(wild), fc.constantFrom('sha256', 'sha384'), async (drawn, digest) => {
          const form = await direct(drawn, digest);
          if (form === null) return;
          ordinary += 1;
          expect(form).toBe(await general(drawn, digest));
        }),
        { numRuns: runs },
      );
      expect(ordinary).toBeGreaterThan(runs * share);
    },
    60_000,
  );

  it('and the ordinary ones differ when anything in them does', async () => {
    const one = [{ '@id': 'urn:a', 'urn:p': [{ '@value': 'x' }, { 'urn:q': [{ '@value': 1 }] }] }];
    const form = await direct(one);
    for (const other of [
      [{ '@id': 'urn:b', 'urn:p': [{ '@value': 'x' }, { 'urn:q': [{ '@value': 1 }] }] }],
      [{ '@id': 'urn:a', 'urn:p': [{ '@value': 'y' }, { 'urn:q': [{ '@value': 1 }] }] }],
      [{ '@id': 'urn:a', 'urn:p': [{ '@value': 'x' }, { 'urn:q': [{ '@value': '1' }] }] }],
      [{ '@id': 'urn:a', 'urn:p': [{ '@value': 'x' }], 'urn:q': [{ '@value': 1 }] }],
    ])
      expect(await direct(other)).not.toBe(form);
    expect(form).toContain('_:c14n0 <urn:q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .');
  });
});
