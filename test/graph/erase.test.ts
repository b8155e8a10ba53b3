// P12 and P17: who is erased is gone from every file and every property, stays gone after a restore, and takes nothing of others along.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { text } from '../../packages/api/src/graph/statement.ts';
import { erased, erasedMeanwhile } from '../prove/erase.ts';
import { eraseShelf } from '../prove/erase/search.ts';
import { embedded, engines, type TestEngine } from './engines.ts';
import type { Address } from './neo4j-server.ts';
import { probes } from './probe.ts';

/** An empty place for a house: none for the embedded engine, whose files are made where the house is. */
async function placeOf(engine: TestEngine): Promise<Address | null> {
  if (engine.name === 'embedded') return null;
  await (await engine.open()).close();
  return engine.settings();
}
const say = () => {};
const patient = 400_000;

describe.each(await engines())('on the %s engine', (engine) => {
  afterAll(() => engine.clear());

  test(
    'P12, P17: no canary of an erased learner is found in the store, the log, the accounts, the keys or a restored backup',
    async () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const { ran, wrong } = await erased({ cases: 3, seed, say, address: await placeOf(engine) });
      expect(wrong, `npm run prove -- erase --engine ${engine.name} --seed ${seed}`).toEqual([]);
      expect(ran).toBe(3);
    },
    patient,
  );

  test(
    'P12: what comes in while its owner is erased goes with them or is refused',
    async () => {
      expect(await erasedMeanwhile({ address: await placeOf(engine), seed: 7 })).toEqual([]);
    },
    patient,
  );
});

describe('P12: what erasing would forget is found by its canary', () => {
  test.each([
    'erase/messages',
    'erase/keepsakes',
    'erase/decline-notices',
    'erase/identifiers',
    'erase/grants',
    'erase/credentials',
    'erase/achievements',
  ])(
    '%s',
    async (file) => {
      const shelf = new Map(eraseShelf);
      const entry = shelf.get(file);
      if (!entry) throw new Error(`there is no ${file}.cypher`);
      shelf.set(file, { ...entry, text: entry.text.replace(/DETACH DELETE (\w+)/, 'SET $1.stays = true') });
      const { wrong } = await erased({ cases: 1, seed: 7, say, address: null, shelf });
      expect(wrong).not.toEqual([]);
    },
    patient,
  );
});

test('P12: words that were deleted stay on pages of the embedded store until it is written anew', async () => {
  const { shelf, probe } = probes();
  const make = probe('CREATE (n:Feedback {id: $words, text: $words})', { words: text }, {});
  const drop = probe('MATCH (n:Feedback) DETACH DELETE n', {}, {});
  const engine = embedded();
  const graph = await engine.open({ shelf });
  const { folder } = engine.settings();
  const canary = 'words of somebody who will be erased';
  const holding = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(canary),
    ).length;
  await graph.write((tx) => tx.run(make, { words: canary }));
  await graph.write((tx) => tx.run(drop, {}));
  expect(holding()).toBeGreaterThan(0);
  await graph.checkpoint();
  expect(holding()).toBeGreaterThan(0);
  // Asked for at once by several, and while others read.
  const reads = Array.from({ length: 50 }, () =>
    graph.read(probe('MATCH (n:Migration) RETURN min(n.name) AS name', {}, { name: text }), {}),
  );
  await Promise.all([graph.scrub(), ...reads, graph.scrub()]);
  expect(holding()).toBe(0);
  expect((await graph.write((tx) => tx.run(make, { words: 'after' }))).length).toBe(0);
  await engine.clear();
});
