// What any engine must do, run whole on each: answers, values, failures, transactions, reopening.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../packages/api/src/graph/engine.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph } from '../../packages/api/src/graph/open.ts';
import { bool, int, text } from '../../packages/api/src/graph/statement.ts';
import { answers, smallGraph } from './answers.ts';
import { differences, parameterOrder } from './differences.ts';
import { writes } from './writes.ts';
import type { TestEngine } from './engines.ts';
import { all, failing, make, probe, shelf } from './people.ts';
import { anything } from './probe.ts';
import { transactions } from './transactions.ts';
import { values } from './values.ts';

type Row = Record<string, unknown>;

export function contract(engine: TestEngine) {
  afterAll(() => engine.clear());
  describe('answers', () => {
    let graph: Graph;
    beforeAll(async () => {
      graph = await engine.open({ shelf });
      await graph.write(async (t) => {
        for (const part of smallGraph) await t.run(probe(part, {}, {}), {});
      });
    });

    test.each(answers.map(([name, ...rest]) => [name, rest] as const))('%s', async (_, [question, rows, params = {}]) => {
      const takes = Object.fromEntries(Object.keys(params).map((name) => [name, int]));
      // Row order counts: where a question does not ask for one, the embedded engine shuffles.
      expect(plain(await graph.read(probe(question, takes, columns(rows[0] ?? { id: 1 })), params))).toEqual(rows);
    });

    test.each(differences)('a known difference: %s', async (_, question, embedded, neo4j) => {
      const [row] = await graph.read(probe(question, {}, { x: anything }), {});
      expect(row?.x).toEqual(engine.name === 'embedded' ? embedded : neo4j);
    });

    test('a known difference: text parameters beyond U+FFFF', async () => {
      const [row] = await graph.read(probe(parameterOrder.text, { x: text }, { x: bool }), { x: parameterOrder.x });
      expect(row?.x).toBe(parameterOrder[engine.name]);
    });

    test.each(writes.map(([name, ...rest]) => [name, rest] as const))('%s', async (_, [question, rows]) => {
      expect(plain(await graph.write((t) => t.run(probe(question, {}, columns(rows[0] ?? {})), {})))).toEqual(rows);
    });
  });

  values(engine);
  transactions(engine);

  test('a listener hears each statement by name, with its rows', async () => {
    const heard: string[] = [];
    const graph = await engine.open({ shelf, listener: ({ file, rows }) => heard.push(`${file} ${rows}`) });
    await graph.write((t) => t.run(make, { id: 'a', n: 1 }));
    await graph.read(all, {});
    expect(heard).toEqual([`${make.file} 0`, `${all.file} 1`]);
  });

  describe('opening again', () => {
    test('what was written, the keys and the ledger are still there', async () => {
      const first = await engine.open({ shelf });
      await first.write((t) => t.run(make, { id: 'a', n: 1 }));
      await first.checkpoint();
      await first.write((t) => t.run(make, { id: 'b', n: 2 }));
      await first.close();
      await expect(first.read(all, {})).rejects.toEqual(failing('unavailable'));
      await first.close();

      const again = await openGraph(engine.settings(), { shelf });
      expect(await again.read(all, {})).toEqual([
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ]);
      await expect(again.write((t) => t.run(make, { id: 'a', n: 1 }))).rejects.toEqual(failing('constraint'));
      await again.close();
    });
    test('closing waits for what was asked, and refuses what comes after', async () => {
      const graph = await engine.open({ shelf });
      await graph.write((t) => t.run(make, { id: 'a', n: 1 }));
      const asked = [graph.read(all, {}), graph.write((t) => t.run(make, { id: 'b', n: 2 }))];
      const closing = graph.close();
      await expect(graph.write((t) => t.run(make, { id: 'c', n: 3 }))).rejects.toEqual(failing('unavailable'));
      await Promise.allSettled([...asked, closing]);
      await expect(graph.read(all, {})).rejects.toEqual(failing('unavailable'));
    });
    test('every unique key has an index', async () => {
      await (await engine.open({ shelf })).close();
      const store: Engine = await openEngine(engine.settings());
      const keyed = engine.name === 'embedded' ? await embeddedKeys(store) : await neo4jKeys(store);
      await store.close();
      expect(keyed.constraints).toContain('Person.id');
      expect(keyed.constraints.filter((key) => !keyed.indexes.includes(key))).toEqual([]);
    });
    test('an address that is none is refused, and one where nobody answers is unavailable', async () => {
      await expect(openGraph({ url: 'http://x', folder: '' })).rejects.toEqual(failing('rejected', /GRAPH_URL/));
      await expect(openGraph({ url: 'bolt://127.0.0.1:9', folder: '' })).rejects.toEqual(failing('unavailable'));
    });
  });
}

/** One column for each key, whatever it holds. */
const columns = (row: Row) => Object.fromEntries(Object.keys(row).map((name) => [name, anything]));

/** `anything` leaves integers inside lists and maps as the engine gave them. */
const plain = (rows: Row[]): unknown =>
  JSON.parse(JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)));

async function embeddedKeys(store: Engine) {
  const constraints = (await store.read('SHOW CONSTRAINTS', {})).map((row) => `${row['label']}.${row['properties']}`);
  const indexes = (await store.read('SHOW INDEXES', {})).map((row) => `${row['label']}.${row['property']}`);
  return { constraints, indexes };
}

async function neo4jKeys(store: Engine) {
  const key = 'labelsOrTypes[0] + "." + properties[0] AS key';
  const constraints = (await store.read(`SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN ${key}`, {})).map((row) =>
    String(row['key']),
  );
  const indexes = (
    await store.read(
      `SHOW INDEXES YIELD labelsOrTypes, properties, state WHERE state = 'ONLINE' AND labelsOrTypes IS NOT NULL RETURN ${key}`,
      {},
    )
  ).map((row) => String(row['key']));
  return { constraints, indexes };
}
