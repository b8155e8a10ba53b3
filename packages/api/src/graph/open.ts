// Opens the graph a setting names, with its schema brought up to date.
import { openGrafeo } from './embedded/grafeo.ts';
import { graphOver, type Engine, type Listener } from './engine.ts';
import { GraphFailure, type Graph } from './graph.ts';
import { migrate } from './migrate.ts';
import { openNeo4j } from './neo4j.ts';
import { readShelf, type Shelf } from './shelf.ts';
import type { Sealing } from './statement.ts';

export type GraphSettings = {
  /** `embedded:`, or an address of Neo4j: `neo4j://…`, `neo4j+s://…`, `bolt://…`, `bolt+s://…`. */
  readonly url: string;
  /** Where the embedded engine keeps its files. */
  readonly folder: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: string | undefined;
  /** For tests: the embedded engine returns rows without an ORDER BY in random order. */
  readonly shuffle?: boolean;
};

export type Opening = { readonly shelf?: Shelf; readonly listener?: Listener; readonly sealing?: Sealing };

/**
 * The graph, migrated and ready.
 * @throws GraphFailure `unavailable` with what to do about it; `rejected` when a migration does not fit what already ran.
 */
export async function openGraph(
  settings: GraphSettings,
  { shelf = readShelf(), listener, sealing }: Opening = {},
): Promise<Graph> {
  const engine = await openEngine(settings);
  try {
    await migrate(engine, shelf);
    return graphOver(engine, shelf, listener, sealing);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The engine alone, its schema untouched: for the verb `migrate` and for tests. */
export async function openEngine(settings: GraphSettings): Promise<Engine> {
  if (settings.url === 'embedded:') return openGrafeo(settings.folder, { shuffle: settings.shuffle ?? false });
  if (/^(neo4j|bolt)(\+s|\+ssc)?:\/\//.test(settings.url)) return await openNeo4j(settings);
  throw new GraphFailure('rejected', 'GRAPH_URL is neither embedded: nor an address such as neo4j://localhost:7687');
}
