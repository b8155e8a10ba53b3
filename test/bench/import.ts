// The largest framework there is, whole: how long it takes embedded while others are served, and on Neo4j against a bare loop.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../../packages/api/src/graph/engine.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph } from '../../packages/api/src/graph/open.ts';
import { encode, type Row } from '../../packages/api/src/graph/travel.ts';
import { makeLog, openHouse, serve, withPort } from '../../packages/api/src/main.ts';
import { readSettings } from '../../packages/api/src/settings.ts';
import { gatherApart } from '../../packages/api/src/write/frameworks/gather-apart.ts';
import { gatherHere, importFiles, type Gather } from '../../packages/api/src/write/frameworks/import-files.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { wipe } from '../graph/global-neo4j.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { dataFiles, escoFolders, isDataHere, isWholeEsco, shelf } from '../graph/published-data.ts';
import type { Bench, Figure, Measure } from './bench.ts';

export const bench: Bench = {
  async prepare(say) {
    if (!isDataHere) throw new Error('this needs the published data sets in ../shared/data, and they are not there');
    const folder = mkdtempSync(join(tmpdir(), 'skillweave-bench-import-'));
    const neo4j = await startNeo4j().catch((error: unknown) => {
      say(`Neo4j: NOT RUN, because ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    const beside = neo4j ? await againstBareLoop({ ...neo4j.address, folder: '' }, say) : null;
    return {
      measures: [
        {
          name: 'embedded',
          about: 'all of ESCO 1.2.0 into an empty embedded store, served meanwhile',
          run: () => whileServed(folder),
        },
      ],
      figures: beside ? [beside.figure] : [],
      leave: async () => {
        await beside?.leave();
        await neo4j?.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

const bring = (graph: Graph, gather: Gather) =>
  importFiles({ graph, files: dataFiles(...escoFolders), by: 'a benchmark', clock: () => instantOf(Date.now()), gather });

/** A server with its visitors in this process, and the import in it. */
async function whileServed(folder: string): ReturnType<Measure['run']> {
  const settings = await withPort(
    readSettings({ PORT: '0', SKILLWEAVE_DATA: mkdtempSync(join(folder, 'house-')), LOG_LEVEL: 'silent' }),
  );
  const house = await openHouse(settings, { log: makeLog(settings), shelf });
  const served = await serve(house);
  const visitor = new Worker(new URL('./import-visitor.ts', import.meta.url), { workerData: { url: `${served.url}/graphql` } });
  const loop = monitorEventLoopDelay({ resolution: 5 });
  try {
    loop.enable();
    const begun = performance.now();
    const { imports } = await bring(house.graph, gatherApart);
    const seconds = (performance.now() - begun) / 1000;
    loop.disable();
    const answers = once(visitor, 'message') as Promise<[number[]]>;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    visitor.postMessage('enough');
    const [took] = await answers;
    assert.deepEqual(
      imports.map(({ outcome }) => outcome),
      ['loaded'],
    );
    await isWholeEsco(house.graph);
    assert.ok(took.length > 20, 'the visitor was answered often enough to tell');
    const sorted = took.toSorted((a, b) => a - b);
    const peak = process.resourceUsage().maxRSS / 1024;
    return [
      { value: 'seconds', is: seconds, atMost: 30 },
      { value: 'peak MB', is: peak, atMost: 1_024 },
      { value: 'p95 ms of an answer meanwhile', is: sorted[Math.floor(sorted.length * 0.95)] ?? 0, atMost: 200 },
      { value: 'longest pause in ms', is: loop.max / 1e6 },
      { value: 'answers meanwhile', is: took.length },
    ];
  } finally {
    await visitor.terminate();
    await served.close();
  }
}

type Batch = { readonly text: string; readonly params: Row };

async function againstBareLoop(settings: Parameters<typeof openGraph>[0], say: (words: string) => void) {
  const engine = await openEngine(settings);
  const graph = await openGraph(settings, { shelf });
  const empty = () => engine.define(wipe('n:Migration'));
  const batches: Batch[] = [];
  let begun = 0;
  const watched = watching(graph, engine, (batch) => {
    if (batch === null) begun ||= performance.now();
    else batches.push(batch);
  });
  const figure: Figure = {
    name: 'neo4j',
    about: 'writing all of ESCO 1.2.0 hidden and making it seen, against a bare loop of the same UNWIND batches',
    unit: 'ms',
    better: 'faster',
    warmUp: 1,
    rounds: 2,
    check: async () => {
      say('Gathering and checking once.');
      await empty();
      assert.deepEqual(
        (await bring(watched, gatherHere)).imports.map(({ outcome }) => outcome),
        ['loaded'],
      );
      await isWholeEsco(graph);
      assert.deepEqual(
        (await bring(graph, gatherHere)).imports.map(({ outcome }) => outcome),
        ['unchanged'],
      );
    },
    round: async () => {
      await empty();
      [batches.length, begun] = [0, 0];
      await bring(watched, gatherHere);
      const ours = performance.now() - begun;
      await empty();
      const plain = performance.now();
      for (const { text, params } of batches) await engine.write((run) => run(text, params));
      return { ours, baseline: performance.now() - plain };
    },
  };
  const leave = async () => {
    await empty();
    await graph.close();
    await engine.close();
  };
  return { figure, leave };
}

/** The same graph; tells when its first write begins (null), and every batch of rows that is written. */
function watching(graph: Graph, engine: Engine, hear: (batch: Batch | null) => void): Graph {
  return {
    ...graph,
    write: (work) => {
      hear(null);
      return graph.write((tx) =>
        work({
          run: (statement, params) => {
            const text = shelf.get(statement.file)?.text ?? '';
            if ('rows' in params) hear({ text, params: encode(statement, params, engine.integer) });
            return tx.run(statement, params);
          },
          afterwards: (then) => tx.afterwards(then),
        }),
      );
    },
  };
}
