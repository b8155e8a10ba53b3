// Fifty people open one link at once, some of them twice, some without hearing the answer: no more than may win, ever.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { asItIs } from '../graph/at-rest.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { crowd } from './links/crowd.ts';
import type { Asked, Found, Proof } from './proof.ts';

export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 100, run: prove };

/** One case is one link with fifty openers. */
export async function prove({ cases, seed, engine, say }: Asked): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-links-'));
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const { shelf, rounds } = crowd();
  const graph = await openGraph({ url: 'embedded:', ...server?.address, folder }, { shelf, sealing: asItIs });
  try {
    return await rounds(graph, { cases, seed, say });
  } finally {
    await graph.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
