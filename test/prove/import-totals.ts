// Every published data set, the large ones too, brought in twice: the totals it was published with, and no trace of the second time.
import { isDeepStrictEqual } from 'node:util';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine, openGraph } from '../../packages/api/src/graph/open.ts';
import { wipe } from '../graph/global-neo4j.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { isDataHere, shelf } from '../graph/published-data.ts';
import { bringTwice, nameOf, published, type Brought, type Published } from '../graph/published-sets.ts';
import type { Asked, Found, Proof } from './proof.ts';

/** A case is a data set; the seed says where in the list to begin. */
export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: published.length, run: prove };

async function prove({ engine, cases, seed, say }: Asked): Promise<Found> {
  if (!isDataHere) throw new Error('this needs the published data sets in ../shared/data, and they are not there');
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const wrong: string[] = [];
  let ran = 0;
  try {
    for (; ran < cases; ran += 1) {
      const set = published[(ran + seed) % published.length]!;
      wrong.push(...(await faultsOf(set, server?.address, say)));
    }
    return { ran, wrong };
  } finally {
    await server?.stop();
  }
}

type Address = Awaited<ReturnType<typeof startNeo4j>>['address'];

async function faultsOf(set: Published, address: Address | undefined, say: Asked['say']): Promise<string[]> {
  const name = nameOf(set);
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-totals-'));
  const settings = { url: 'embedded:', ...address, folder };
  const begun = performance.now();
  if (address) await emptied(settings);
  const graph = await openGraph(settings, { shelf });
  try {
    const brought = await bringTwice(graph, set);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${name}: ${seconds} s twice, ${JSON.stringify(brought.found)}`);
    return faultsIn(set, brought).map((fault) => `${name}: ${fault}`);
  } finally {
    await graph.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultsIn(set: Published, { first, again, found, foundAgain }: Brought): string[] {
  const outcomes = (outcome: string) => set.formats.map((format) => [format, outcome]);
  return [
    ...Object.entries(set.totals).flatMap(([what, many]) =>
      found[what] === many ? [] : [`${what} are ${found[what] ?? 'none'} and not ${many}`],
    ),
    ...(isDeepStrictEqual(first, outcomes('loaded')) ? [] : [`the first time ended as ${JSON.stringify(first)}`]),
    ...(isDeepStrictEqual(again, outcomes('unchanged')) ? [] : [`the second time ended as ${JSON.stringify(again)}`]),
    ...(isDeepStrictEqual(foundAgain, found) ? [] : [`the second time left ${JSON.stringify(foundAgain)}`]),
  ];
}

async function emptied(settings: Parameters<typeof openEngine>[0]): Promise<void> {
  const engine = await openEngine(settings);
  try {
    await engine.define(wipe('n:Migration'));
  } finally {
    await engine.close();
  }
}
