// Tampers with look logs in every way there is without our keys, and has each found; untouched logs are found whole.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphFailure, type Graph } from '../../packages/api/src/graph/graph.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { lookShelf, lookStage, type LookStage, type Photo } from './log/stage.ts';
import { tamperings, type Scene, type Tampering } from './log/tamper.ts';
import { chance, type Asked, type Found, type Proof } from './proof.ts';

/** One case is one tampering that changed something, checked; between them, untouched logs are checked as well. */
export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 10_000, run: prove };

async function prove({ engine, ...asked }: Asked): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-log-'));
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const graph = await openGraph({ url: 'embedded:', ...server?.address, folder, shuffle: true }, { shelf: lookShelf });
  try {
    return await tampered(graph, asked);
  } finally {
    await graph.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const casesAStore = 250;

/** The proof on an open graph, which it empties. */
export async function tampered(graph: Graph, { cases, seed, say }: Omit<Asked, 'engine'>): Promise<Found> {
  const stage = await lookStage(graph);
  const random = chance(seed);
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  let [ran, untouched, refused, tried] = [0, 0, 0, 0];
  try {
    while (ran < cases && wrong.length < 10) {
      await stage.settle(random);
      const before: Scene = { photo: await stage.photo(), file: stage.file() };
      wrong.push(...(await falseAlarms(stage, 'as it was written')));
      for (let here = 0; here < casesAStore && ran < cases && wrong.length < 10;) {
        // Each kind in turn, so that none is left to luck.
        const tampering = tamperings[tried++ % tamperings.length];
        if (!tampering) break;
        const scene = structuredClone(before);
        tampering.does(scene, random);
        // The oracle: whatever is not as it was written, is tampered with.
        if (sameScene(scene, before)) continue;
        here += 1;
        if (!(await put(stage, scene, tampering))) {
          refused += 1;
          continue;
        }
        ran += 1;
        counts.set(tampering.name, (counts.get(tampering.name) ?? 0) + 1);
        const { faultCount } = await stage.audit();
        if (faultCount === 0) wrong.push(`not found, case ${ran}: ${tampering.name}: ${difference(before, scene)}`);
        await restore(stage, before, tampering);
        if (ran % 25 === 0) {
          untouched += 1;
          wrong.push(...(await falseAlarms(stage, 'put back')));
          if (!sameScene({ photo: await stage.photo(), file: stage.file() }, before)) throw new Error('it was not put back');
        }
      }
      say(`${ran} tamperings, ${untouched} looks at untouched logs, ${refused} tamperings refused by the store itself`);
    }
  } finally {
    stage.leave();
  }
  for (const [name, count] of [...counts].toSorted()) say(`  ${count} × ${name}`);
  return { ran, wrong };
}

async function falseAlarms(stage: LookStage, when: string): Promise<string[]> {
  const { faultCount, faults, entries } = await stage.audit();
  if (entries === 0) return ['there was nothing to check'];
  return faultCount === 0 ? [] : [`false alarm in logs ${when}: ${faults.map(({ text }) => text).join(' ')}`];
}

/** False when a constraint of the store refused it. */
async function put(stage: LookStage, { photo, file }: Scene, { at }: Tampering): Promise<boolean> {
  if (at === 'file') {
    stage.putFile(file);
    return true;
  }
  try {
    await stage.put(photo);
    return true;
  } catch (error) {
    if (error instanceof GraphFailure && error.kind === 'constraint') return false;
    throw error;
  }
}

async function restore(stage: LookStage, { photo, file }: Scene, { at }: Tampering): Promise<void> {
  if (at === 'file') stage.putFile(file);
  else await stage.put(photo);
}

const sorted = ({ logs, entries, noted, owned }: Photo) =>
  [logs, entries, noted, owned].map((part) => part.map((each) => JSON.stringify(each, absent)).toSorted());
// What is absent and what is null are one.
const absent = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== null)
          .toSorted(),
      )
    : value;

const sameScene = (one: Scene, other: Scene) =>
  one.file === other.file && JSON.stringify(sorted(one.photo)) === JSON.stringify(sorted(other.photo));

function difference(before: Scene, after: Scene): string {
  const was = new Set(sorted(before.photo).flat());
  const now = sorted(after.photo).flat();
  return `now there is ${now.filter((each) => !was.has(each)).join(', ') || 'less'}; the file is ${before.file === after.file ? 'the same' : 'another'}`.slice(
    0,
    1500,
  );
}
