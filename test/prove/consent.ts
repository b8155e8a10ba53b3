// Random towns, random lookers: what the graph shows must be what the plain consent rule allows, no more and no less.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph } from '../../packages/api/src/graph/open.ts';
import { askingOf, disagreements, type Look } from '../consent/agreement.ts';
import { wrongsOf } from '../consent/random-queries.ts';
import { settler, type Settler } from '../consent/settle.ts';
import { draft, type Draft } from '../consent/draft.ts';
import { townAfter, townFrom } from '../consent/town.ts';
import { asItIs } from '../graph/at-rest.ts';
import { wipe } from '../graph/global-neo4j.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import type { Asked, Found, Proof } from './proof.ts';

export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 50_000, run: prove };

/** Towns that stand side by side in one store, before the next begins with an empty one. */
const townsTogether = 200;

/** One case is one question, asked by one looker at one moment. Stops at the first wrong answer, its town made as small as it can be. */
export async function prove({ cases, seed, engine, say }: Asked): Promise<Found> {
  const making = settler();
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  let ran = 0;
  try {
    for (let turn = 0; ran < cases; turn += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'skillweave-consent-'));
      const settings = { url: 'embedded:', ...server?.address, folder };
      if (server) await emptied(settings);
      const graph = await openGraph({ ...settings, shuffle: true }, { shelf: making.shelf, sealing: asItIs });
      try {
        const found = await towns(graph, making, { cases: cases - ran, seed: seed + turn, say, most: townsTogether });
        ran += found.ran;
        say(`${ran} questions`);
        if (found.wrong.length > 0) return { ran, wrong: found.wrong };
      } finally {
        await graph.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return { ran, wrong: [] };
  } finally {
    await server?.stop();
  }
}

async function emptied(settings: Parameters<typeof openEngine>[0]): Promise<void> {
  const engine = await openEngine(settings);
  await engine.define(wipe('n:Migration')).finally(() => engine.close());
}

/** `random`: also random questions of the schema, which are others whenever the schema grows. */
type Wish = Omit<Asked, 'engine'> & { readonly shrink?: boolean; readonly most?: number; readonly random?: boolean };

/** The proof on a graph that is open, with room for towns that nothing else uses: until that many questions are asked, or for that many towns. */
export async function towns(
  graph: Graph,
  making: Pick<Settler, 'settle' | 'withdraw'>,
  { cases, seed, say, shrink = true, most = Infinity, random = true }: Wish,
): Promise<Found> {
  const sofar = { ran: 0, built: 0, shown: 0 };
  const asked = fc.asyncProperty(draft, async (drafted) => {
    sofar.built += 1;
    const found = await askTown(graph, making, drafted, { prefix: `town${sofar.built}`, random });
    sofar.ran += found.questions;
    sofar.shown += found.shown;
    if (found.wrong.length > 0) throw new Error(found.wrong.join('\n'));
  });
  // Towns are as large as chance makes them: one more at a time, until enough was asked.
  let details = await fc.check(asked, { numRuns: 1, seed, endOnFailure: !shrink, unbiased: true });
  while (!details.failed && sofar.ran < cases && sofar.built < most)
    details = await fc.check(asked, { numRuns: 1, seed: seed + sofar.built * 7919, endOnFailure: !shrink, unbiased: true });
  say(`${sofar.built} towns; ${sofar.shown} rows of people came with random questions of the schema`);
  if (!details.failed) return { ran: sofar.ran, wrong: [] };
  const town = JSON.stringify(details.counterexample?.[0]);
  return {
    ran: sofar.ran,
    wrong: [`${details.errorInstance instanceof Error ? details.errorInstance.message : 'failed'}\n  town ${town}`],
  };
}

/** Everybody of one town asks everything; then time passes and some of what was given is taken back, and they ask again. */
async function askTown(
  graph: Graph,
  { settle, withdraw }: Pick<Settler, 'settle' | 'withdraw'>,
  drafted: Draft,
  { prefix, random }: { readonly prefix: string; readonly random: boolean },
) {
  const before = townFrom(drafted, prefix);
  const looks: Look[] = [];
  await settle(graph, before);
  const first = await disagreements(graph, before, looks);
  const { town, withdrawn } = townAfter(before, drafted);
  await withdraw(graph, town, withdrawn);
  const second = await disagreements(graph, town, looks);
  const wrong = [...first.wrong, ...second.wrong.map((each) => `afterwards, ${each}`)];
  let questions = first.questions + second.questions;
  let shown = 0;
  for (const [turn, looker] of random ? town.lookers.entries() : []) {
    const found = await wrongsOf(askingOf(graph, town, looker), town, drafted.questions + turn);
    wrong.push(...found.wrong);
    questions += found.questions;
    shown += found.shown;
  }
  return { wrong, questions, shown };
}
