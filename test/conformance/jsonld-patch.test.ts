// Our patched jsonld answers as the published one does: same results, same refusals, whatever it was asked before.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { drawing } from '../prove/credentials/drawing.ts';
import { formats, makeGood, ways } from '../prove/credentials/formats.ts';
import { isToken } from '../prove/credentials/suites.ts';
import type { Json, Task } from '../untouched/answers.ts';
import { tasks } from '../untouched/linked-data.ts';
import { compared, side, type Side } from '../untouched/sides.ts';

const sides: Side[] = [];
const started = (name: string): Side => {
  const one = side(name);
  sides.push(one);
  return one;
};
const [published, patched] = [started('published'), started('patched')];
afterAll(() => sides.forEach((one) => one.stop()));

const ops: readonly Task['op'][] = ['expand', 'toRDF', 'canonize', 'compact', 'flatten'];
/** A document asked for in every way, in safe mode, every second time frozen; compacted into its own contexts. */
const everyWay = (document: Json, place = 0): Task[] =>
  ops.map((op, at) => ({
    op,
    document: structuredClone(document),
    context: contextIn(document),
    isFrozen: (at + place) % 2 === 0,
    options: { safe: true },
  }));
const contextIn = (document: Json): Json =>
  (typeof document === 'object' && document !== null && !Array.isArray(document) ? document['@context'] : undefined) ?? {};

it('one side is the published library, the other is not', async () => {
  const tasksOfOne: Task[] = [{ op: 'expand', document: {} }];
  expect((await published.ask({ tasks: tasksOfOne })).isUntouched).toBe(true);
  expect((await patched.ask({ tasks: tasksOfOne })).isUntouched).toBe(false);
});

describe('the same is answered', () => {
  it('for our own documents of every format, signed in every way, one after the other and all at once', async () => {
    const asked: Task[] = [];
    for (const format of formats)
      for (const way of ways.filter((one) => one.format === format && one.packing === 'json' && !isToken(one.suite))) {
        const { text } = await makeGood(way, drawing(asked.length));
        asked.push(...everyWay(JSON.parse(text) as Json, asked.length));
      }
    for (const together of [false, true]) {
      const { same, refused, difference } = await compared(published, patched, {
        tasks: asked,
        ...(together ? { together } : {}),
      });
      expect([difference, same, refused]).toEqual([null, asked.length * 2, 0]);
    }
    expect(asked.length).toBeGreaterThan(150);
  }, 120_000);

  it('for random documents and contexts, frozen or not, each twice', async () => {
    // Always the same questions: what is remembered of contexts depends on everything asked before.
    const seed = 20_261_124;
    const sum = { same: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(tasks, async (drawn) => {
        const { same, refused, difference } = await compared(published, patched, { tasks: drawn });
        sum.same += same;
        sum.refused += refused;
        if (difference !== null) throw new Error(difference);
      }),
      { numRuns: 400, seed },
    );
    console.log(`jsonld, random: seed ${seed}, ${sum.same} the same, of them ${sum.refused} refusals`);
    expect(sum.refused).toBeLessThan(sum.same * 0.8);
  }, 120_000);

  it('for contexts that redefine protected words, in between good ones', async () => {
    const v2 = 'https://www.w3.org/ns/credentials/v2';
    const good: Json = { '@context': [v2], type: ['VerifiableCredential'], issuer: 'https://a.example/', id: 'urn:a:1' };
    const hostile = [
      { issuer: 'https://mallory.example/issuer' },
      { VerifiableCredential: { '@id': 'https://mallory.example/VC', '@context': { issuer: 'https://mallory.example/i' } } },
      { id: '@type', type: '@id' },
      null,
      { '@protected': false, credentialSubject: null },
      { '@propagate': false, issuer: { '@id': 'https://mallory.example/issuer', '@protected': true } },
    ].flatMap((more) => [
      { ...good, '@context': [v2, more] },
      { ...good, '@context': [more, v2] },
      { ...good, credentialSubject: { '@context': more, id: 'urn:a:2' } },
    ]);
    const asked = hostile.flatMap((document, place) => [...everyWay(document as Json, place), ...everyWay(good, place)]);
    const { difference, refused, same } = await compared(published, patched, { tasks: asked });
    expect([difference, refused > same / 4]).toEqual([null, true]);
  }, 60_000);

  const folder = join(import.meta.dirname, '../../../shared/standards/samples');
  const isHere = existsSync(folder);
  if (!isHere)
    console.warn('jsonld patch: published samples NOT RUN, because ../shared/standards/samples is not beside this folder.');

  it.runIf(isHere)(
    'for every published sample',
    async () => {
      const files = readdirSync(folder).filter((file) => /\.(json|1ob)$/.test(file));
      const asked = files.flatMap((file, place) => {
        const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
        return everyWay(value, place);
      });
      const { same, refused, difference } = await compared(published, patched, { tasks: asked });
      console.log(`jsonld, ${files.length} samples: ${same} the same, of them ${refused} refusals`);
      expect([difference, same]).toEqual([null, asked.length * 2]);
      expect(refused).toBeLessThan(same / 2);
    },
    180_000,
  );
});

/** A type with words of its own, inside another type with words of its own. */
const scoped: Json = {
  '@context': {
    '@vocab': 'https://v.example/',
    T: { '@id': 'https://v.example/T', '@context': { name: 'https://v.example/nameOfT', inner: 'https://v.example/innerOfT' } },
    U: { '@id': 'https://v.example/U', '@context': { name: 'https://v.example/nameOfU' } },
  },
  '@type': 'T',
  name: 'one',
  inner: { name: 'two', '@type': 'U', deeper: { name: 'three', '@type': 'T' } },
  other: { name: 'four' },
};
/** The same about other addresses, so that what is remembered of the one is wrong for the other. */
const elsewhere = JSON.parse(JSON.stringify(scoped).replaceAll('v.example', 'w.example')) as Json;
const url = 'https://contexts.example/one';

describe('a context that is changed in place', () => {
  const value = 'https://changed.example/name';
  const changes = (op: Task['op']): Task[] => [
    {
      op,
      document: { '@context': { name: 'https://a.example/name' }, name: 'x' },
      change: { path: ['document', '@context', 'name'], value },
    },
    { op, document: structuredClone(scoped), change: { path: ['document', '@context', 'T', '@context', 'name'], value } },
    {
      op,
      document: { '@context': url, name: 'x' },
      served: { [url]: { '@context': { name: 'https://a.example/name' } } },
      change: { path: ['served', url, '@context', 'name'], value },
    },
  ];
  // What is compacted with changed words may come out the same.
  const expanding = ops.filter((op) => op !== 'compact').flatMap(changes);

  it('is read anew, in a document or at an address', async () => {
    expect((await compared(published, patched, { tasks: ops.flatMap(changes) })).difference).toBeNull();
    const { answers } = await patched.ask({ tasks: expanding });
    expect(answers).toHaveLength(12);
    for (const [first, second] of answers)
      expect([first?.includes('changed.example'), second?.includes('changed.example')]).toEqual([false, true]);
  });

  it('would be noticed if it were not', async () => {
    const forgetful = started('everything is known by itself');
    expect((await compared(published, forgetful, { tasks: expanding })).difference).toMatch(/^time 2/);
  });
});

describe('a faulty patch is noticed', () => {
  it.each(['no copy on write', 'no way back', 'one copy for all'])(
    '%s',
    async (fault) => {
      const faulty = started(fault);
      const byHand = [scoped, elsewhere].flatMap((document) => ops.map((op) => ({ op, document: structuredClone(document) })));
      expect((await compared(published, patched, { tasks: byHand })).difference).toBeNull();
      expect((await compared(published, faulty, { tasks: byHand })).difference).not.toBeNull();
      const drawn = fc.asyncProperty(
        tasks,
        async (one) => (await compared(published, faulty, { tasks: one })).difference === null,
      );
      expect((await fc.check(drawn, { numRuns: 400, seed: 20_261_123, endOnFailure: true })).failed).toBe(true);
    },
    60_000,
  );
});
