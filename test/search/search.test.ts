// Finding things on every engine: a small library that is always there, and the published frameworks where they are at hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { search, type Searched } from '../../packages/api/src/read/search.ts';
import { embeddedFinder } from '../../packages/api/src/search/embedded.ts';
import type { Finder } from '../../packages/api/src/search/finder.ts';
import { neo4jFinder } from '../../packages/api/src/search/neo4j.ts';
import { engines } from '../graph/engines.ts';
import { isPublishedHere, published, type Stock } from './published.ts';
import { questions, small } from './golden.ts';
import { stocking } from './stock.ts';

const anywhere = { language: null, withRetired: false, frameworks: null, kinds: null };

describe.each(await engines())('on the %s engine', (engine) => {
  let graph: Graph;
  let finder: Finder;
  const open = async (stock: Stock) => {
    const town = stocking();
    graph = await engine.open({ shelf: town.shelf });
    await town.stock(graph, stock);
    finder = engine.name === 'neo4j' ? neo4jFinder : embeddedFinder({ warn: (_, words) => expect.fail(words) });
  };
  const find = async (text: string, wanted: Partial<Searched> = {}, page = { from: 0, fetch: 3 }) =>
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
      expect(all.kinds).toEqual([
        { of: 'occupation', count: 1 },
        { of: 'skill', count: 1 },
      ]);
      const some = await find('bak', { kinds: ['skill'] });
      expect(some.found.map(({ thing }) => thing.id)).toEqual(['bake']);
      expect(some.kinds).toEqual(all.kinds);
      expect((await find('bak', { frameworks: ['other'] })).found).toEqual([]);
      expect((await find('faire du pain', { language: 'fr' })).total).toBe(1);
      expect((await find('faire du pain', { language: 'en' })).total).toBe(0);
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
    ])('hostile text %# gets an answer quickly', async (text) => {
      const begun = performance.now();
      await expect(find(text)).resolves.toMatchObject({ isMore: false });
      expect(performance.now() - begun).toBeLessThan(1000);
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
  });
});
