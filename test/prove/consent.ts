// Random towns, random lookers: what the graph shows must be what the plain consent rule allows, no more and no less.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { askingOf, disagreements } from '../consent/agreement.ts';
import { leaksTo } from '../consent/random-queries.ts';
import { settler, type Settler } from '../consent/settle.ts';
import { draft, townFrom } from '../consent/town.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import type { Asked, Found, Proof } from './proof.ts';

export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 1000, run: prove };

/** One case is one town with every question asked by each of its lookers. Stops at the first disagreement, made as small as it can be. */
export async function prove({ cases, seed, engine, say }: Asked): Promise<Found> {
  const making = settler();
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-consent-'));
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const graph = await openGraph({ url: 'embedded:', ...server?.address, folder, shuffle: true }, { shelf: making.shelf });
  try {
    return await towns(graph, making, { cases, seed, say });
  } finally {
    await graph.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The proof on a graph that is open, with room for towns that nothing else uses. */
export async function towns(
  graph: Graph,
  { settle }: Pick<Settler, 'settle'>,
  { cases, seed, say, shrink = true }: Omit<Asked, 'engine'> & { readonly shrink?: boolean },
): Promise<Found> {
  let ran = 0;
  let shown = 0;
  const asked = fc.asyncProperty(draft, async (drafted) => {
    const town = townFrom(drafted, `town${ran}`);
    ran += 1;
    if (ran % 250 === 0) say(`${ran} towns`);
    await settle(graph, town);
    const wrong = await disagreements(graph, town);
    for (const [turn, looker] of town.lookers.entries()) {
      const found = await leaksTo(askingOf(graph, town, looker), town, drafted.questions + turn);
      wrong.push(...found.leaks);
      shown += found.shown;
    }
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  });
  const details = await fc.check(asked, { numRuns: cases, seed, endOnFailure: !shrink });
  say(`${shown} rows of people came with random questions of the schema`);
  if (!details.failed) return { ran, wrong: [] };
  const town = JSON.stringify(details.counterexample?.[0]);
  return { ran, wrong: [`${details.errorInstance instanceof Error ? details.errorInstance.message : 'failed'}\n  town ${town}`] };
}
