// The engines at hand, for every test that must give one answer on all of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Engine } from '../../packages/api/src/graph/engine.ts';
import type { Graph, Params } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph, type GraphSettings, type Opening } from '../../packages/api/src/graph/open.ts';
import type { Statement } from '../../packages/api/src/graph/statement.ts';
import { encode } from '../../packages/api/src/graph/travel.ts';
import { asItIs, openedAtRest } from './at-rest.ts';
import { wipe } from './global-neo4j.ts';

export interface TestEngine {
  readonly name: Graph['engine'];
  /** A graph that is empty and migrated, and seals documents with keys of its own. On Neo4j there is one database: opening empties it. */
  open(opening?: Opening): Promise<Graph>;
  /** What reaches the graph `open` gave last, to open it a second time. */
  settings(): GraphSettings;
  /** Lets the engine plan a statement without running it. */
  explain(text: string, asked: Statement<unknown, unknown>, params: Params): Promise<void>;
  /** Closes what was opened and removes what it left. */
  clear(): Promise<void>;
  toString(): string;
}

/** The embedded engine, and Neo4j when the run has one (test/graph/global-neo4j.ts says when it has not). */
export async function engines(): Promise<TestEngine[]> {
  const neo4j = inject('neo4j');
  return neo4j && 'address' in neo4j ? [embedded(), overBolt({ ...neo4j.address, folder: '' })] : [embedded()];
}

/** The embedded engine in a temporary folder of its own, in random row order where a statement asks for none. */
export function embedded(): TestEngine {
  const used: string[] = [];
  return testEngine(
    'embedded',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'skillweave-graph-'));
      used.push(folder);
      return { url: 'embedded:', folder, shuffle: true };
    },
    async () => {
      for (const folder of used.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  );
}

function overBolt(settings: GraphSettings): TestEngine {
  const empty = async () => {
    const engine = await openEngine(settings);
    try {
      // What migrations made stays, and with it the ledger that says so.
      await engine.define(wipe('n:TestStore OR n:Migration'));
    } finally {
      await engine.close();
    }
    return settings;
  };
  return testEngine('neo4j', empty, async () => void (await empty()));
}

function testEngine(name: Graph['engine'], prepare: () => Promise<GraphSettings>, remove: () => Promise<void>): TestEngine {
  const opened: Graph[] = [];
  let latest: GraphSettings | null = null;
  let planner: Engine | null = null;
  return {
    name,
    open: async (opening) => {
      latest = await prepare();
      const graph = await openGraph(latest, { sealing: openedAtRest().sealing, ...opening });
      opened.push(graph);
      return graph;
    },
    settings: () => {
      if (!latest) throw new Error('nothing was opened yet');
      return latest;
    },
    explain: async (text, asked, params) => {
      for (const graph of opened.splice(0)) await graph.close();
      planner ??= await openEngine(latest ?? (await prepare()));
      await planner.read(`EXPLAIN ${text}`, encode(asked, params, planner.integer, asItIs));
    },
    clear: async () => {
      await planner?.close();
      planner = null;
      for (const graph of opened.splice(0)) await graph.close();
      await remove();
    },
    toString: () => name,
  };
}
