// The store by itself, without a server around it.
import { graphOver } from './graph/engine.ts';
import type { Graph } from './graph/graph.ts';
import { migrate } from './graph/migrate.ts';
import { openEngine, type GraphSettings } from './graph/open.ts';
import { readShelf } from './graph/shelf.ts';

/** Brings the store up to date; the names of the migrations that ran. @throws GraphFailure */
export async function migrateStore(settings: GraphSettings): Promise<string[]> {
  const engine = await openEngine(settings);
  try {
    return await migrate(engine);
  } finally {
    await engine.close();
  }
}

/** Opens the store as it is, without migrating it, for one look. @throws GraphFailure */
export async function lookInside<T>(settings: GraphSettings, look: (graph: Graph) => Promise<T>): Promise<T> {
  const engine = await openEngine(settings);
  try {
    return await look(graphOver(engine, readShelf()));
  } finally {
    await engine.close();
  }
}
