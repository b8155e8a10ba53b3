// The largest framework there is, whole: how long it takes embedded while others are served, and on Neo4j against a bare loop.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../packages/api/src/graph/engine.ts';
import type { Graph, Params } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph } from '../../packages/api/src/graph/open.ts';
import { encode, type Row } from '../../packages/api/src/graph/travel.ts';
import { importFiles } from '../../packages/api/src/write/frameworks/import-files.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { wipe } from '../graph/global-neo4j.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { dataFiles, escoFolders, isDataHere, isWholeEsco, shelf } from '../graph/published-data.ts';
import type { Bench, Figure } from './bench.ts';
import { byACurator, whileServed } from './import-served.ts';

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
        {
          name: 'curator',
          about: 'all of ESCO 1.2.0 handed in, read and brought in through the portal’s doors into an empty embedded store',
          run: byACurator,
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

const bring = (graph: Graph) =>
  importFiles({ graph, files: dataFiles(...escoFolders), by: 'a benchmark', clock: () => instantOf(Date.now()) });

type Batch = { readonly text: string; readonly params: Row };

async function againstBareLoop(settings: Parameters<typeof openGraph>[0], say: (words: string) => void) {
  const engine = await openEngine(settings);
  const graph = await openGraph(settings, { shelf });
  const empty = () => engine.define(wipe('n:Migration'));
  const batches: Batch[] = [];
  const recording = watching(graph, { batch: (statement, params) => batches.push(asSent(statement, params, engine)) });
  let begun = 0;
  const watched = watching(graph, { write: () => (begun ||= performance.now()) });
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
        (await bring(recording)).imports.map(({ outcome }) => outcome),
        ['loaded'],
      );
      await isWholeEsco(graph);
      assert.deepEqual(
        (await bring(graph)).imports.map(({ outcome }) => outcome),
        ['unchanged'],
      );
    },
    round: async () => {
      await empty();
      begun = 0;
      await bring(watched);
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

/** What the engine is sent for one statement; made once, so that neither side's time has making it a second time in it. */
const asSent = (statement: AnyStatement, params: Params, engine: Engine): Batch => ({
  text: shelf.get(statement.file)?.text ?? '',
  params: encode(statement, params, engine.integer),
});

type AnyStatement = Parameters<typeof encode>[0];
type Hearing = { readonly write?: () => void; readonly batch?: (statement: AnyStatement, params: Params) => void };

/** The same graph; tells of every write when it begins, and of every batch of rows that is written. */
function watching(graph: Graph, { write, batch }: Hearing): Graph {
  return {
    ...graph,
    write: (work) => {
      write?.();
      if (!batch) return graph.write(work);
      return graph.write((tx) =>
        work({
          run: (statement, params) => {
            if ('rows' in params) batch(statement, params);
            return tx.run(statement, params);
          },
          afterwards: (then) => tx.afterwards(then),
        }),
      );
    },
  };
}
