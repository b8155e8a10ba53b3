// What any engine does when something fails or many things happen at once: all of a write stays, or none.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { id, int } from '../../packages/api/src/graph/statement.ts';
import type { TestEngine } from './engines.ts';
import { all, failing, make, merge, probe, raise, shelf, wrong } from './people.ts';

export function transactions(engine: TestEngine) {
  describe('failures and transactions', () => {
    let graph: Graph;
    beforeEach(async () => {
      graph = await engine.open({ shelf });
      await graph.write((t) => t.run(make, { id: 'a', n: 1 }));
      return () => engine.clear();
    });
    const people = () => graph.read(all, {});
    const untouched = async () => expect(await people()).toEqual([{ id: 'a', n: 1 }]);

    test('a key that is taken is a constraint, and nothing of that statement stays', async () => {
      await expect(graph.write((t) => t.run(make, { id: 'a', n: 2 }))).rejects.toEqual(failing('constraint'));
      const three = probe("UNWIND ['x', 'y', 'a'] AS id CREATE (:Person {id: id, n: 0})", {}, {});
      await expect(graph.write((t) => t.run(three, {}))).rejects.toEqual(failing('constraint'));
      const rename = probe("CREATE (b:Person {id: 'b', n: 2}) SET b.id = 'a'", {}, {});
      await expect(graph.write((t) => t.run(rename, {}))).rejects.toEqual(failing('constraint'));
      await untouched();
    });
    test('deleting a node that is still linked is our own mistake', async () => {
      const careless = probe("MATCH (a:Person {id: 'a'}) CREATE (a)-[:KNOWS]->(:Value) DELETE a", {}, {});
      await expect(graph.write((t) => t.run(careless, {}))).rejects.toEqual(failing('rejected'));
      await untouched();
    });
    test('a statement no engine understands is our own mistake', async () => {
      await expect(graph.read(wrong, {})).rejects.toEqual(failing('rejected'));
      await expect(graph.write((t) => t.run(wrong, {}))).rejects.toEqual(failing('rejected'));
    });
    test('a writing statement is not run as a read', async () => {
      await expect(graph.read(make, { id: 'b', n: 1 })).rejects.toEqual(failing('rejected', /asked to read/));
      await untouched();
    });
    test('what the work throws comes out unchanged, and nothing stays', async () => {
      const refusal = new Error('not today');
      const work = graph.write(async (t) => {
        await t.run(make, { id: 'b', n: 1 });
        throw refusal;
      });
      await expect(work).rejects.toBe(refusal);
      await untouched();
    });
    test('a failed statement fails the whole write, even when the work goes on', async () => {
      const work = graph.write(async (t) => {
        await t.run(make, { id: 'b', n: 1 });
        await t.run(make, { id: 'a', n: 1 }).catch(() => 'never mind');
        return 'done';
      });
      await expect(work).rejects.toEqual(failing('constraint'));
      await untouched();
    });
    test('statements begun together run one after the other, and fail together', async () => {
      const both = graph.write((t) =>
        Promise.all([t.run(make, { id: 'b', n: 1 }), t.run(make, { id: 'a', n: 1 }), t.run(make, { id: 'c', n: 1 })]),
      );
      await expect(both).rejects.toEqual(failing('constraint'));
      await untouched();
      await graph.write((t) => Promise.all([t.run(make, { id: 'b', n: 1 }), t.run(make, { id: 'c', n: 1 })]));
      expect((await people()).map((p) => p.id)).toEqual(['a', 'b', 'c']);
    });
    test('a statement after the end of its transaction is refused', async () => {
      let late: Promise<unknown> = Promise.resolve();
      await graph.write(async (t) => {
        setTimeout(() => (late = t.run(make, { id: 'b', n: 1 }).catch((error: unknown) => error)), 5);
      });
      await new Promise((resume) => setTimeout(resume, 50));
      expect(await late).toEqual(failing('rejected', /ended/));
      await untouched();
    });
    test('a write inside a write is refused instead of waiting for itself', async () => {
      const nested = graph.write(() => graph.write((t) => t.run(make, { id: 'b', n: 1 })));
      await expect(nested).rejects.toEqual(failing('rejected', /inside another/));
      await untouched();
    });
    test('a transaction sees its own writes, and nobody else does before it ends', async () => {
      await graph.write(async (t) => {
        await t.run(make, { id: 'b', n: 1 });
        expect(await t.run(all, {})).toHaveLength(2);
        await untouched();
      });
      expect(await people()).toHaveLength(2);
    });
    test('rolling back brings back properties, labels and deleted links', async () => {
      await graph.write((t) =>
        t.run(probe("MATCH (a:Person {id: 'a'}) CREATE (a)-[:KNOWS]->(:Value {id: 'v'}) SET a:Old", {}, {}), {}),
      );
      const spoil = probe("MATCH (a:Person {id: 'a'})-[k:KNOWS]->(v) DELETE k, v SET a.n = 9 REMOVE a:Old", {}, {});
      await graph.write(async (t) => (await t.run(spoil, {}), Promise.reject(new Error('stop')))).catch(() => {});
      const look = probe('MATCH (a:Person:Old)-[:KNOWS]->(v:Value) RETURN a.n AS n, v.id AS v', {}, { n: int, v: id });
      expect(await graph.read(look, {})).toEqual([{ n: 1, v: 'v' }]);
    });

    test('200 parallel increments make 200', async () => {
      await Promise.all(Array.from({ length: 200 }, () => graph.write((t) => t.run(raise, { id: 'a' }))));
      expect(await people()).toEqual([{ id: 'a', n: 201 }]);
    });
    test('500 parallel merges on 50 keys make 50 nodes, each met ten times', async () => {
      await Promise.all(Array.from({ length: 500 }, (_, i) => graph.write((t) => t.run(merge, { id: `m${i % 50}` }))));
      const merged = (await people()).filter((p) => p.id !== 'a');
      expect(merged).toHaveLength(50);
      expect(new Set(merged.map((p) => p.n))).toEqual(new Set([10]));
    });
    test('two writes that want each other’s nodes both end', async () => {
      await graph.write((t) => t.run(make, { id: 'b', n: 1 }));
      const crossing = (first: string, second: string) =>
        graph.write(async (t) => {
          await t.run(raise, { id: first });
          await new Promise((resume) => setTimeout(resume, 50));
          await t.run(raise, { id: second });
        });
      await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
      expect(await people()).toEqual([
        { id: 'a', n: 3 },
        { id: 'b', n: 3 },
      ]);
    });
  });
}
