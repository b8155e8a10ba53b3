// One Neo4j for a whole test run: started before the first test that wants an engine, stopped after the last.
import type { TestProject } from 'vitest/node';
import { openEngine } from '../../packages/api/src/graph/open.ts';
import { startNeo4j, type Address, type Neo4j } from './neo4j-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: { address: Address } | { because: string };
  }
}

export default async function setup(project: TestProject) {
  let server: Neo4j | null = null;
  try {
    server = await startNeo4j();
    await claim(server.address);
    project.provide('neo4j', { address: server.address });
    console.log(`Neo4j: ${server.version}`);
  } catch (error) {
    await server?.stop();
    server = null;
    const because = error instanceof Error ? error.message : String(error);
    if (process.env['NEO4J_TESTS'] === 'required')
      throw new Error(`Neo4j was required and is not there, because ${because}`, { cause: error });
    project.provide('neo4j', { because });
    console.log(`Neo4j: NOT RUN, because ${because}`);
  }
  return async () => {
    if (!server) return;
    await release(server.address);
    await server.stop();
  };
}

/** The tests wipe the database again and again: one that holds anything but an earlier run's remains is not ours to use. */
async function claim(address: Address) {
  const engine = await openEngine({ ...address, folder: '' });
  try {
    const [found] = await engine.read('RETURN COUNT { (n) } AS all, COUNT { (t:TestStore) } AS claims', {});
    if (Number(found?.['all']) > 0 && Number(found?.['claims']) === 0) {
      throw new Error('the database at GRAPH_URL holds data, and the tests would wipe it; give them an empty one');
    }
    await engine.define(wipe('n:TestStore'));
    await engine.define('MERGE (:TestStore)');
  } finally {
    await engine.close();
  }
}

async function release(address: Address) {
  const engine = await openEngine({ ...address, folder: '' });
  try {
    await engine.define(wipe('false'));
  } finally {
    await engine.close();
  }
}

/** Removes every node in batches, but those for which `keep` holds. */
export const wipe = (keep: string) => `MATCH (n) WHERE NOT (${keep}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS`;
