// The demo town can be repeated from its number, and what it gives visitors to try is what it says.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { worldFor } from '../../packages/api/src/checking.ts';
import type { Engine } from '../../packages/api/src/graph/engine.ts';
import { openEngine } from '../../packages/api/src/graph/open.ts';
import { listDemoFiles } from '../../packages/api/src/seed/demo-files.ts';
import { standing, verify } from '../../packages/core/src/verify/index.ts';
import { asItIs } from '../graph/at-rest.ts';
import { embedded } from '../graph/engines.ts';
import { now, place, settle } from './settled.ts';

describe('the files to try', () => {
  it('are what they say: good, changed, run out, somebody else’s, and a record with two badges inside', async () => {
    const { graph, folder, keyring, id, leave } = await settle(embedded());
    try {
      const files = await listDemoFiles({ folder, demo: true });
      expect(readdirSync(join(folder, 'demo')).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
      expect(await listDemoFiles({ folder, demo: false })).toEqual([]);
      const maya = await keyring.signerFor(`person:${id('Person', 'maya')}`);
      const learner = {
        name: '',
        did: null,
        proven: { dids: [maya.controller], emails: [] },
        unproven: { dids: [], emails: [] },
      };
      const found = await Promise.all(
        files.map(async ({ name }) => {
          const report = await verify(readFileSync(join(folder, 'demo', name)), worldFor({ graph, now }, place, { learner }));
          const about = report.findings.find(({ check }) => check === 'subject')?.code;
          return [name, standing(report), about, report.inner.length];
        }),
      );
      expect(found).toEqual([
        ['early-warning-signs.json', 'good', 'subject.matched', 0],
        ['work-together-online.jwt', 'good', 'subject.matched', 0],
        ['giving-medicines-changed.json', 'bad', 'subject.matched', 0],
        ['fire-safety-run-out.json', 'expired', 'subject.matched', 0],
        ['healthy-skin-of-priya.json', 'cannotCheck', 'subject.someoneElse', 0],
        ['spring-term-record.json', 'good', 'subject.matched', 2],
      ]);
    } finally {
      await leave();
    }
  });
});

describe('a seed number', () => {
  const graphOf = async (seed?: number): Promise<string[]> => {
    const engine = embedded();
    // Sealed, a text is another each time: here it lies as it is.
    const town = await settle(engine, { ...(seed !== undefined && { seed }), opening: { sealing: asItIs } });
    await town.graph.close();
    const store = await openEngine(engine.settings());
    const all = await everything(store);
    await store.close();
    await town.leave();
    return all;
  };

  it('gives the same town each time, down to every signature that can be repeated, and another number another', async () => {
    const [first, second, other] = [await graphOf(7), await graphOf(7), await graphOf(8)];
    expect(first.length).toBeGreaterThan(1000);
    expect(second).toEqual(first);
    expect(other.length).toBe(first.length);
    expect(other).not.toEqual(first);
  });
});

/**
 * What ECDSA signed is signed anew each time: its nonce is drawn, and with parts to leave out a key is as well. Of such a document
 * all that was signed is compared, but neither the proofs nor the digest that is counted from its letters.
 */
function repeatable(nodes: readonly (readonly string[])[]): string[][] {
  const isDrawn = (facts: readonly string[]) => facts.some((fact) => fact.includes('"cryptosuite":"ecdsa-'));
  const drawn = new Set(nodes.filter(isDrawn).flatMap((facts) => facts.filter((fact) => fact.startsWith('digest='))));
  return nodes.map((facts) =>
    facts
      .filter((fact) => !drawn.has(fact))
      .map((fact) => (isDrawn(facts) ? fact.replace(/"proofValue":"[\w-]+"/g, '"proofValue":"drawn"') : fact))
      .toSorted(),
  );
}

/** Everything in a store as sorted lines: each node, and each relationship between the ids of its ends. */
async function everything(engine: Engine): Promise<string[]> {
  const nodes = await engine.read(
    "MATCH (n) WHERE NOT n:Migration AND n.id IS NOT NULL RETURN labels(n) AS labels, [k IN keys(n) | k + '=' + toString(n[k])] AS facts",
    {},
  );
  const facts = repeatable(nodes.map((node) => node['facts'] as string[]));
  const edges = await engine.read(
    "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL RETURN a.id AS a, type(r) AS type, b.id AS b, [k IN keys(r) | k + '=' + toString(r[k])] AS facts",
    {},
  );
  return [
    ...nodes.map(({ labels }, place) => JSON.stringify([labels, facts[place]])),
    ...edges.map(({ a, type, b, facts }) => JSON.stringify([a, type, b, (facts as string[]).toSorted()])),
  ].toSorted();
}
