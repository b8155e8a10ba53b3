// Kills an importer again and again: what it was told is kept must be there, whole, and the store must open.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { bool, list, map, optional, text } from '../../packages/api/src/graph/statement.ts';
import { probes } from '../graph/probe.ts';
import { chance, type Asked, type Found, type Proof } from './proof.ts';

/** Credentials in one transaction. */
export const batchSize = 5;
export const uriOf = (number: number, part: number) => `https://school.example/credentials/${number}/${part}`;

export const proof: Proof = { engines: ['embedded'], usualCases: 100, run: crash };

/** One case is one kill. The store is the same throughout, so that old damage would show later too. */
export async function crash({ cases, seed, say }: Asked): Promise<Found> {
  const draw = chance(seed);
  const scratch = mkdtempSync(join(tmpdir(), 'skillweave-crash-'));
  const place = { folder: join(scratch, 'store'), notes: join(scratch, 'acknowledged') };
  const wrong: string[] = [];
  let ran = 0;
  try {
    for (; ran < cases && wrong.length === 0; ran++) {
      await writeUntilKilled(place, draw);
      wrong.push(...(await damage(place)).map((what) => `after kill ${ran + 1}: ${what}`));
      if ((ran + 1) % 10 === 0) say(`${ran + 1} kills, ${acknowledged(place).length} acknowledged batches of ${batchSize}`);
    }
    say(`${acknowledged(place).length} acknowledged batches of ${batchSize} credentials over ${ran} kills`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { ran, wrong };
}

type Place = { readonly folder: string; readonly notes: string };

const acknowledged = ({ notes }: Place): number[] =>
  // The last line may be cut: then its batch was not acknowledged to anybody.
  existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').slice(0, -1).map(Number) : [];

async function writeUntilKilled(place: Place, draw: () => number) {
  const next = (acknowledged(place).at(-1) ?? -1) + 1000;
  const writer = spawn(
    process.execPath,
    ['--conditions=source', join(import.meta.dirname, 'crash-writer.ts'), place.folder, place.notes, String(next)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  writer.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = new Promise<void>((end) => writer.once('close', () => end()));
  const writing = new Promise<void>((begin) => writer.stdout.once('data', () => begin()));
  // One kill in five falls anywhere, into opening and migrating too; the others into the writing.
  if (draw() < 0.2) await Promise.race([wait(draw() * 1000), ended]);
  else await Promise.race([writing.then(() => wait(draw() * 400)), ended]);
  if (writer.exitCode !== null) throw new Error(`the importer ended by itself: ${said.slice(-1000)}`);
  writer.kill('SIGKILL');
  await ended;
}

const { shelf, probe } = probes();
// Everything a recorded credential must be linked to, for as many of its kind as there are.
const kept = probe(
  `MATCH (c:Credential)
   RETURN c.uri AS uri, COUNT { (c)-[:ISSUED_BY]->(:Organization) } = 1 AND COUNT { (c)-[:ABOUT]->(:Person) } = 1
     AND COUNT { (c)-[:WRITTEN_AS]->(:Document) } = 1 AND COUNT { (c)-[:ASSERTS]->(:Achievement) } = 1 AND c.digest IS NOT NULL AS whole`,
  {},
  { uri: text, whole: bool },
);
const twice = probe(
  'MATCH (c:Credential) WITH c.uri AS uri, count(*) AS n WHERE n > 1 RETURN collect({uri: uri}) AS uris',
  {},
  { uris: list(map({ uri: optional(text) })) },
);

async function damage(place: Place): Promise<string[]> {
  const graph = await openGraph({ url: 'embedded:', folder: place.folder }, { shelf }).catch((error: unknown) => String(error));
  if (typeof graph === 'string') return [`the store does not open: ${graph}`];
  try {
    const found = new Map((await graph.read(kept, {})).map(({ uri, whole }) => [uri, whole]));
    const partsOf = (number: number) => Array.from({ length: batchSize }, (_, part) => found.get(uriOf(number, part)));
    const lost = acknowledged(place).filter((number) => partsOf(number).some((whole) => whole !== true));
    const numbers = new Set([...found.keys()].map((uri) => Number(uri.split('/').at(-2))));
    const torn = [...numbers].filter((number) => partsOf(number).some((whole) => whole !== true) && !lost.includes(number));
    const doubled = (await graph.read(twice, {})).flatMap(({ uris }) => uris);
    return [
      ...lost.map((number) => `batch ${number} was acknowledged and is not whole`),
      ...torn.map((number) => `batch ${number} was not acknowledged and is there in part`),
      ...doubled.map(({ uri }) => `${uri} is there twice`),
    ];
  } finally {
    await graph.close();
  }
}
