// Kills an import again and again, while it writes ahead and in its turn: the list is the old one or the new one, and goes on to the new.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Gathered } from '../../packages/core/src/frameworks/gathered.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openEngine, openGraph, type GraphSettings } from '../../packages/api/src/graph/open.ts';
import { int, list, text } from '../../packages/api/src/graph/statement.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { framework, item, load, relation } from '../graph/frameworks.ts';
import { wipe } from '../graph/global-neo4j.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { probes } from '../graph/probe.ts';
import { chance, type Asked, type Found, type Proof } from './proof.ts';

const home = 'https://skills.example/killed';
const lasting = 1_500;
const passing = 1_500;

/** Half of the items last and are renamed with each release; the other half is new each time, and the last one's is retired. */
export function* release(number: number): Generator<Gathered> {
  yield framework(home, String(number));
  const named = (uri: string) =>
    item(home, uri, {
      words: [
        { language: 'en', name: `${uri} in ${number}` },
        { language: 'de', name: `${uri} im ${number}.` },
      ],
    });
  for (let n = 0; n < lasting; n += 1) yield named(`lasting-${n}`);
  for (let n = 0; n < passing; n += 1) yield named(`passing-${number}-${n}`);
  for (let n = 0; n < passing; n += 1) {
    yield relation(`passing-${number}-${n}`, `lasting-${n}`, { type: 'broader' });
    yield relation(`passing-${number}-${n}`, `passing-${number}-${(n + 1) % passing}`, { type: 'related' });
    yield relation(`lasting-${n}`, `lasting-${(n + number) % lasting || lasting - 1 - n}`, { type: 'precedes' });
  }
}

export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 50, run: killed };

const { shelf, probe } = probes();
const seen = probe(
  `MATCH (k:Competency) WHERE k.state = 'published'
   WITH split(k.name, ' in ')[1] AS release, k
   RETURN collect(DISTINCT release) AS releases, count(k) AS items`,
  {},
  { releases: list(text), items: int },
);
const linked = probe(
  `MATCH (a:Competency)-[r:BROADER|RELATED_TO]->(b:Competency) WHERE a.state = 'published' AND b.state = 'published' RETURN count(r) AS links`,
  {},
  { links: int },
);
const version = probe(
  'MATCH (f:Framework) WHERE f.state <> $draft RETURN f.version AS version ORDER BY version',
  { draft: text },
  { version: text },
);
const left = probe(
  "MATCH (n) WHERE (n:Competency OR n:Framework) AND n.state = 'draft' RETURN count(n) AS drafts",
  {},
  { drafts: int },
);

/** One case is one kill and one release. */
export async function killed({ cases, seed, engine, say }: Asked): Promise<Found> {
  const draw = chance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-import-'));
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const settings = { url: 'embedded:', ...server?.address, folder };
  if (server) await emptied(settings);
  const ends = { old: 0, new: 0, resumed: 0 };
  const wrong: string[] = [];
  let ran = 0;
  try {
    for (; ran < cases && wrong.length === 0; ran += 1) {
      const number = ran + 1;
      await loadUntilKilled(settings, number, draw);
      // What it had sent a server before it died may still be taking effect there.
      if (server) await wait(500);
      const graph = await openGraph(settings, { shelf });
      try {
        const state = await stateOf(graph);
        const isNew = state === whole(number);
        if (!isNew && state !== whole(number - 1)) wrong.push(`after kill ${number} the list is ${state}`);
        ends[isNew ? 'new' : 'old'] += 1;
        const again = await load(graph, release(number), { clock: later });
        if (again.outcome !== (isNew ? 'unchanged' : 'loaded'))
          wrong.push(`after kill ${number} loading again is ${again.outcome}`);
        if (again.outcome === 'loaded' && again.resumedAt > 0) ends.resumed += 1;
        if ((await stateOf(graph)) !== whole(number))
          wrong.push(`loaded again after kill ${number}, the list is ${await stateOf(graph)}`);
        const [{ drafts } = { drafts: -1 }] = await graph.read(left, {});
        if (drafts !== 0) wrong.push(`${drafts} drafts are left after release ${number}`);
      } finally {
        await graph.close();
      }
      if (number % 10 === 0) say(`${number} kills: ${JSON.stringify(ends)}`);
    }
    say(
      `${ran} kills: the list was the old one ${ends.old} times and the new one ${ends.new} times; ${ends.resumed} went on from a later batch`,
    );
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return { ran, wrong };
}

// On Neo4j who was killed is known by a minute of silence: the next one looks at the clock after that.
const later = () => instantOf(Date.now() + 120_000);

async function emptied(settings: GraphSettings): Promise<void> {
  const engine = await openEngine(settings);
  try {
    await engine.define(wipe('n:Migration'));
  } finally {
    await engine.close();
  }
}

const whole = (number: number) =>
  number === 0 ? 'nothing' : `release ${number} as version ${number}, ${lasting + passing} items, ${2 * passing} links`;

async function stateOf(graph: Graph): Promise<string> {
  const [{ releases, items } = { releases: [], items: 0 }] = await graph.read(seen, {});
  const [{ links } = { links: 0 }] = await graph.read(linked, {});
  const versions = (await graph.read(version, { draft: 'draft' })).map((row) => row.version);
  if (items === 0 && versions.length === 0) return 'nothing';
  return `release ${releases.sort().join('+')} as version ${versions.join('+')}, ${items} items, ${links} links`;
}

async function loadUntilKilled(settings: GraphSettings, number: number, draw: () => number): Promise<void> {
  const writer = spawn(
    process.execPath,
    ['--conditions=source', join(import.meta.dirname, 'import-writer.ts'), JSON.stringify(settings), String(number)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((end) => writer.once('close', () => end()));
  const writing = new Promise<void>((begin) => writer.stdout.once('data', () => begin()));
  // One kill in ten falls anywhere; the others into the writing and the turn.
  if (draw() < 0.1) await Promise.race([wait(draw() * 1_000), ended]);
  else await Promise.race([writing.then(() => wait(draw() * 1_500)), ended]);
  writer.kill('SIGKILL');
  await ended;
}
