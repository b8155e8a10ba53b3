// Taking back while others read (security row P5): a few interleavings here, many by `npm run prove -- withdraw`.
import { afterAll, describe, expect, test } from 'vitest';
import { embedded, engines } from '../graph/engines.ts';
import { interleavings } from '../prove/withdraw.ts';
import { settler } from './settle.ts';

const cases = { embedded: 150, neo4j: 30 };
const say = () => {};

describe.each(await engines())('on the %s engine', (engine) => {
  afterAll(() => engine.clear());
  test('P5: what starts after the answer sees nothing of what was taken back', async () => {
    const making = settler();
    const graph = await engine.open({ shelf: making.shelf });
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { wrong, ran } = await interleavings(graph, making, { cases: cases[engine.name], seed, say });
    expect(wrong, `npm run prove -- withdraw --engine ${engine.name} --cases ${cases[engine.name]} --seed ${seed}`).toEqual([]);
    expect(ran).toBe(cases[engine.name]);
  }, 400_000);
});

describe('a question that forgets to look whether it was taken back is caught', () => {
  const engine = embedded();
  afterAll(() => engine.clear());
  test.each(['credential/by-ids', 'people/who-said-yes', 'grant/to-viewer'])('%s', async (file) => {
    const making = settler();
    const entry = making.shelf.get(file);
    if (!entry) throw new Error(`${file}.cypher is not on the shelf`);
    making.shelf.set(file, { ...entry, text: entry.text.replaceAll(' AND g.withdrawnAt IS NULL', '') });
    const graph = await engine.open({ shelf: making.shelf });
    const { wrong } = await interleavings(graph, making, { cases: 200, seed: 7, say });
    await graph.close();
    expect(wrong).not.toEqual([]);
  });
});
