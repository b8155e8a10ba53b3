// Learners with canaries in all that is theirs are erased; then nothing holds a canary, and nobody else has lost anything.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { operator } from '../../packages/api/src/access/viewer.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { auditLooks } from '../../packages/api/src/looks/audit.ts';
import { headsPath } from '../../packages/api/src/looks/heads-file.ts';
import { sealFrom } from '../../packages/api/src/looks/seal.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { startNeo4j, type Address } from '../graph/neo4j-server.ts';
import { openStage, type Stage } from './erase/house.ts';
import {
  badges,
  kinds,
  moveIn,
  openShare,
  receive,
  signInAdvisor,
  type Advisor,
  type Kind,
  type Learner,
} from './erase/learner.ts';
import { inFiles, inGraph, makeCanary, orphans, placesTaken } from './erase/search.ts';
import { chance, type Asked, type Found, type Proof } from './proof.ts';

/** One case is one learner, erased among others who stay. */
export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 1_000, run: prove };

async function prove({ engine, ...asked }: Asked): Promise<Found> {
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  try {
    return await erased({ ...asked, address: server?.address ?? null });
  } finally {
    await server?.stop();
  }
}

const atOnce = 20;
/** Every so many groups an older backup is put back. */
const backupEvery = 5;

type Wish = Omit<Asked, 'engine'> & {
  /** Where Neo4j is, whose files are its keeper's; null for the embedded engine. */
  readonly address: Address | null;
  /** The real questions, or some that a test has broken. */
  readonly shelf?: Shelf;
};

/** The proof in a folder of its own; on Neo4j in a database that is empty. */
export async function erased({ cases, seed, say, address, shelf }: Wish): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-erase-'));
  const backup = `${folder}-backup`;
  const random = chance(seed);
  const wrong: string[] = [];
  let [ran, restored] = [0, 0];
  let stage = await openStage(folder, address, shelf);
  try {
    for (let group = 0; ran < cases && wrong.length < 10; group += 1) {
      const advisor = await signInAdvisor(stage);
      const count = Math.min(atOnce, cases - ran);
      const learners: Learner[] = [];
      for (let each = 0; each < count; each += 1) learners.push(await moveIn(stage, advisor, () => makeCanary(random)));
      wrong.push(...(await whereTheyAre(stage, folder, learners)));
      const before = await othersSee(stage, advisor);

      // The embedded engine's files are ours: a copy of them is a backup.
      const isBackedUp = address === null && group % backupEvery === 0;
      if (isBackedUp) {
        await stage.close();
        cpSync(folder, backup, { recursive: true });
        stage = await openStage(folder, address, shelf);
      }

      await Promise.all(learners.map((learner) => eraseOne(stage, learner)));
      ran += count;
      wrong.push(...(await traces(stage, folder, 'after erasing')));
      wrong.push(...(await shut(stage, learners)));
      const after = await othersSee(stage, await signInAdvisor(stage));
      if (after !== before) wrong.push(`somebody else lost something: ${before} became ${after}`);

      if (isBackedUp) {
        const stones = await stage.house.erasure.tombstones();
        await stage.close();
        wrong.push(...traceless(folder, 'in the files of a closed store'));
        wrong.push(...(await restoredAgain(backup, stones)));
        wrong.push(...(await storeAloneRestored(folder, backup)));
        stage = await openStage(folder, address, shelf);
        rmSync(backup, { recursive: true, force: true });
        restored += count;
      }
      say(`${ran} learners erased, ${restored} of them brought back by a backup and erased again, ${wrong.length} wrong`);
    }
  } finally {
    await stage.close();
    for (const each of [folder, backup]) rmSync(each, { recursive: true, force: true });
  }
  return { ran, wrong };
}

/** What erasing must leave alone, in a line: the advisor's other learners, and the places given out in status lists. */
async function othersSee(stage: Stage, { headers }: Advisor): Promise<string> {
  const { myPeople } = await stage.ask('{ myPeople(first: 100) { nodes { person { name } credentialCount } } }', {}, headers);
  const others = (myPeople.nodes as { person: { name: string }; credentialCount: number }[])
    .filter(({ person }) => !person.name.startsWith('Noor '))
    .map(({ person, credentialCount }) => `${person.name} ${credentialCount}`);
  return JSON.stringify([others, await placesTaken(stage.house.graph)]);
}

async function eraseOne(stage: Stage, { cookie }: Learner): Promise<void> {
  const { erasurePreview } = await stage.ask('{ erasurePreview { word credentials } }', {}, { cookie });
  if (erasurePreview.credentials !== 4) throw new Error(`counted ${erasurePreview.credentials} credentials`);
  const { eraseMe } = await stage.ask(
    'mutation ($word: String!) { eraseMe(input: { word: $word }) { __typename ... on ErasedMe { isClean } } }',
    { word: erasurePreview.word },
    { cookie },
  );
  if (eraseMe.__typename !== 'ErasedMe') throw new Error(`not erased: ${JSON.stringify(eraseMe)}`);
  // A busy machine may take longer to write files anew than an answer waits.
  if (!eraseMe.isClean) await stage.house.erasure.close();
}

/** Before: each kind of word is where it should be. What is sealed is nowhere in the open, and what is open is found. */
async function whereTheyAre(stage: Stage, folder: string, learners: readonly Learner[]): Promise<string[]> {
  await stage.house.graph.checkpoint();
  const [files, graph] = [inFiles(folder), await inGraph(stage.house.graph)];
  return learners.flatMap(({ canaries }) =>
    Object.entries(canaries).flatMap(([kind, canary]) => {
      const where = [...(graph.get(canary) ?? []), ...(files.get(canary) ?? [])];
      const isOpen = kinds[kind as Kind] === 'open';
      // Addresses are kept in small letters.
      const isThere = where.length > 0 || (kind === 'email' && graph.has('encoded'));
      if (isOpen === isThere) return [];
      return [isOpen ? `${kind} was never found, so it proves nothing` : `${kind} lies open in ${where.join(', ')}`];
    }),
  );
}

async function traces(stage: Stage, folder: string, when: string): Promise<string[]> {
  const inStore = [...(await inGraph(stage.house.graph))].map(
    ([canary, where]) => `${when}: ${canary} in ${[...where].join(', ')}`,
  );
  const { keyring, graph } = stage.house;
  const keeper = { did: (await keyring.signerFor('looks')).controller, seal: sealFrom(keyring) };
  await stage.house.looks.settle();
  const operating = { graph, operator: operator('proof of erasing'), now: instantOf(Date.now()) };
  const { faults } = await auditLooks(operating, { path: headsPath(folder), keeper });
  return [...inStore, ...traceless(folder, when), ...faults.map(({ text }) => `${when}: look logs: ${text}`)];
}

const traceless = (folder: string, when: string): string[] =>
  [...inFiles(folder)].map(([canary, where]) => `${when}: ${canary} in ${[...where].join(', ')}`);

/** Every way in is shut: the session, the account, the link, the key. */
async function shut(stage: Stage, learners: readonly Learner[]): Promise<string[]> {
  const { house } = stage;
  const wrong: string[] = [];
  for (const { personId, cookie, link, canaries } of learners) {
    const { viewer } = await stage.ask('{ viewer { id } }', {}, { cookie });
    const opened = await stage.ask(openShare, { input: { ...link, passphrase: canaries.passphrase } }, {});
    const isOpen =
      viewer !== null ||
      opened.openShare.reasons?.[0]?.code !== 'share.notHere' ||
      house.door.accounts.people().includes(personId) ||
      house.atRest.has(personId) ||
      house.keyring.has(`person:${personId}`) ||
      !house.atRest.tombstones.isErased(personId);
    if (isOpen) wrong.push('a way in is still open after erasing');
  }
  return wrong;
}

/** An older backup with everybody in it, opened elsewhere and given the tombstones. */
async function restoredAgain(backup: string, stones: Awaited<ReturnType<Stage['house']['erasure']['tombstones']>>) {
  const elsewhere = `${backup}-restored`;
  cpSync(backup, elsewhere, { recursive: true });
  const stage = await openStage(elsewhere, null);
  try {
    const isBack = (await inGraph(stage.house.graph)).size > 0;
    await stage.house.erasure.eraseAgain(stones);
    const left = await traces(stage, elsewhere, 'after a backup was put back');
    return isBack ? left : ['the backup did not bring anybody back, so it proves nothing', ...left];
  } finally {
    await stage.close();
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

/** The store alone put back beside keys and tombstones as they are now: the start itself erases again. */
async function storeAloneRestored(folder: string, backup: string): Promise<string[]> {
  const elsewhere = `${folder}-store-restored`;
  cpSync(folder, elsewhere, { recursive: true });
  rmSync(join(elsewhere, 'graph'), { recursive: true });
  cpSync(join(backup, 'graph'), join(elsewhere, 'graph'), { recursive: true });
  const stage = await openStage(elsewhere, null);
  const when = 'after the store alone was put back';
  // Look logs are not asked here: a store from yesterday beside heads of today is what their audit is to find.
  const inStore = await inGraph(stage.house.graph);
  await stage.close();
  const left = [...[...inStore.keys()].map((each) => `${when}: ${each}`), ...traceless(elsewhere, when)];
  rmSync(elsewhere, { recursive: true, force: true });
  return left;
}

/**
 * Erases a learner while badges of theirs come in at the same time, and gives what is left of any of them. Each that comes too
 * late must be refused: not one may stay behind without an owner.
 */
export async function erasedMeanwhile({ address, seed }: Pick<Wish, 'address' | 'seed'>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-erase-'));
  const random = chance(seed);
  const stage = await openStage(folder, address);
  try {
    const learner = await moveIn(stage, await signInAdvisor(stage), () => makeCanary(random));
    const late = await badges(stage, learner, 20);
    const handIn = (text: string, after: number) =>
      setTimeout(after)
        .then(() => stage.ask(receive, { text }, { cookie: learner.cookie }))
        .then(
          ({ receiveCredential }) => receiveCredential.__typename === 'CredentialReceived',
          // A fault of the moment: the person is not here any more.
          () => false,
        );
    const [first = '', ...more] = late;
    await handIn(first, 0);
    const erasing = setTimeout(20).then(() => stage.house.erasure.erase(learner.personId));
    const received = await Promise.all(more.map((text, place) => handIn(text, place * 10)));
    await erasing;
    await stage.house.erasure.close();
    const ownerless = await orphans(stage.house.graph);
    const left = await traces(stage, folder, 'after erasing while badges came in');
    return [
      ...left,
      ...ownerless.map((each) => `nobody's: ${each}`),
      ...(received.every(Boolean) ? ['all came in before the erasing, so it proves nothing'] : []),
    ];
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
