// Finding things on every engine: a small library that is always there, and the published frameworks where they are at hand.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../packages/core/src/search/index.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { search } from '../../packages/api/src/read/search.ts';
import type { Finder, Fitting } from '../../packages/api/src/search/finder.ts';
import { openFinder } from '../../packages/api/src/search/open.ts';
import { engines } from '../graph/engines.ts';
import { isPublishedHere, published, type Stock } from './published.ts';
import { questions, small } from './golden.ts';
import { stocking, type Stocking } from './stock.ts';

const anywhere: Fitting = { languages: null, states: ['published'], frameworks: null, kinds: null };

describe.each(await engines())('on the %s engine', (engine) => {
  let graph: Graph;
  let finder: Finder;
  let town: Stocking;
  const open = async (stock: Stock) => {
    town = stocking();
    graph = await engine.open({ shelf: town.shelf });
    await town.stock(graph, stock);
    finder = openFinder(graph, { warn: (_, words) => expect.fail(words) });
  };
  const find = async (text: string, wanted: Partial<Fitting> = {}, page = { from: 0, fetch: 3 }) =>
    await search({ graph, finder }, { ...anywhere, ...wanted, text }, page);
  const firstThree = async (text: string) => (await find(text)).found.map(({ thing }) => thing.id);
  afterAll(() => engine.clear());

  describe('a small library', () => {
    beforeAll(() => open(small));

    test.each([
      ['bread baking', 'bake'],
      ['baking', 'bake'],
      ['braed baking', 'bake'],
      ['bred bakng', 'bake'],
      ['bread b', 'bake'],
      ['loaf making', 'bake'],
      ['faire du pain', 'bake'],
      ['oven temperature', 'bake'],
      ['C++', 'cpp'],
      ['K-12.7', 'first-aid'],
      ['bakers', 'baker'],
      ['éclair', 'eclair'],
      ['ECLAIR', 'eclair'],
      ['elephants and first aid', 'first-aid'],
    ])('%s finds %s', async (text, id) => expect((await firstThree(text))[0]).toBe(id));

    test('filters leave only what fits, and counts say what else one might choose', async () => {
      const all = await find('bak');
      expect(all.counts).toEqual({
        frameworks: [{ of: 'trades', count: 2 }],
        kinds: [
          { of: 'occupation', count: 1 },
          { of: 'skill', count: 1 },
        ],
        states: [{ of: 'published', count: 2 }],
        languages: [{ of: 'en', count: 2 }],
      });
      const some = await find('bak', { kinds: ['skill'] });
      expect(some.found.map(({ thing }) => thing.id)).toEqual(['bake']);
      expect(some.counts.kinds).toEqual(all.counts.kinds);
      expect(some.counts.frameworks).toEqual([{ of: 'trades', count: 1 }]);
      expect((await find('bak', { frameworks: ['other'] })).found).toEqual([]);
      expect((await find('faire du pain', { languages: ['fr'] })).total).toBe(1);
      expect((await find('faire du pain', { languages: ['en', 'de'] })).total).toBe(0);
    });

    test('what has ended is found only by who asks for it', async () => {
      expect((await find('horse shoeing')).total).toBe(0);
      const ended = await find('horse shoeing', { states: ['published', 'deprecated'] });
      expect(ended.found.map(({ thing }) => [thing.id, thing.state])).toEqual([['farrier', 'deprecated']]);
      expect((await find('horse shoeing', { states: ['deprecated'] })).counts.states).toEqual([{ of: 'deprecated', count: 1 }]);
    });

    test('nothing of a draft is found: no skill in a draft framework, no target in one, no draft in a published one', async () => {
      expect((await find('secret', { states: null })).found).toEqual([]);
      expect((await find('secret', { states: null })).counts.frameworks).toEqual([]);
    });

    test('what is published is found once search was told; what is taken back is gone at once', async () => {
      await town.turn(graph, 'hidden', 'published');
      finder.searchChanged();
      await finder.upToDate();
      const ids = async () => (await find('secret')).found.map(({ thing }) => thing.id).toSorted();
      expect(await ids()).toEqual(['secret-occupation', 'secret-skill']);
      await town.turn(graph, 'hidden', 'draft');
      expect(await ids()).toEqual([]);
      finder.searchChanged();
      await finder.upToDate();
      expect((await find('secret')).total).toBe(0);
    });

    test.each([
      '',
      '   ',
      'x'.repeat(10_000),
      'a '.repeat(5000),
      'name:* OR id:(',
      'bread~9999 AND NOT (',
      '(.*)+$',
      '\\"}) DETACH',
      '"',
      '\\',
      '🙂🍞',
      '\u202Eخبز',
      '\u0000\uD800',
      '*',
      '+-&&||!(){}[]^"~*?:\\/',
      "name:'); MATCH (n) DETACH DELETE n //",
      'a'.repeat(199) + '\uD83D',
    ])('hostile text %# gets an answer quickly', async (text) => {
      const begun = performance.now();
      await expect(find(text)).resolves.toMatchObject({ isMore: false });
      expect(performance.now() - begun).toBeLessThan(1000);
    });
  });

  describe('a name that two hundred others are made of', () => {
    const among = (name: string, uri: string, statement: string): Stock['items'][number] => ({
      uri,
      framework: 'trades',
      kind: 'skill',
      code: null,
      words: [{ language: 'en', name, otherNames: statement === '' ? [] : [`communication, ${uri}`], statement }],
    });
    const others = Array.from({ length: 200 }, (_, n) =>
      among(`communication ${n}`, `other-${n}`, 'communication communication'),
    );
    beforeAll(async () => {
      await engine.clear();
      await open({ frameworks: small.frameworks, items: [...others, among('Communication', 'itself', '')] });
    });

    test.each(['communication', 'COMMUNICATION', ' Communication '])('%s finds what is called just that first', async (text) => {
      expect((await firstThree(text))[0]).toBe('itself');
    });
  });

  const because = isPublishedHere ? '' : ': NOT RUN, because ../shared/data is not here';
  describe.skipIf(!isPublishedHere)(`ESCO, O*NET and the WGU library${because}`, () => {
    beforeAll(async () => {
      await engine.clear();
      await open(published());
    });

    test('at least 95 of 100 golden questions have their answer among the first three', async () => {
      const missed: string[] = [];
      const times: number[] = [];
      await find('anything');
      for (const [text, ...expected] of questions) {
        const begun = performance.now();
        const found = await firstThree(text);
        times.push(performance.now() - begun);
        if (!expected.some((uri) => found.includes(uri))) missed.push(`${text} → ${found.join(', ')}`);
      }
      times.sort((a, b) => a - b);
      const share = 1 - missed.length / questions.length;
      const [p50, p95] = [0.5, 0.95].map((part) => times[Math.floor(times.length * part)]?.toFixed(1));
      console.log(`${engine.name}: ${(share * 100).toFixed(1)} % of ${questions.length}, p50 ${p50} ms, p95 ${p95} ms`, missed);
      expect(share).toBeGreaterThanOrEqual(0.95);
    });

    test('whatever is typed out whole is found first', async () => {
      const names = published().items.map(({ words: [{ name }] }) => name);
      const drawn = fc.sample(fc.constantFrom(...names), { numRuns: 100, seed: 29 });
      const lost: string[] = [];
      for (const name of drawn) {
        const { found } = await find(name);
        if (!found[0]?.thing.words.some((each) => fold(each.name) === fold(name))) lost.push(name);
      }
      expect(lost).toEqual([]);
    });
  });
});
