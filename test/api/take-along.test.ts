// Everything of one's own, out as one locked file and in again: nothing missing, not a byte changed, and nobody else's anything.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLookFile } from '../../packages/core/src/looks/index.ts';
import { later } from '../../packages/core/src/terms/index.ts';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import { isRefusal } from '../../packages/api/src/access/refusal.ts';
import { operator, viewerFor } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openKeyring, type Keyring } from '../../packages/api/src/keys/keyring.ts';
import { openLookKeeper, type LookKeeper } from '../../packages/api/src/looks/keeper.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { knownPerson } from '../../packages/api/src/read/people-behind-accounts.ts';
import { openTakeAlong } from '../../packages/api/src/take-along/open-file.ts';
import { packed, takeAlong } from '../../packages/api/src/take-along/pack.ts';
import { takeIn, type TakenIn } from '../../packages/api/src/take-along/take-in.ts';
import { registerPerson } from '../../packages/api/src/write/people.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { sealedMark } from '../../packages/api/src/at-rest/seal.ts';
import { openedAtRest } from '../graph/at-rest.ts';
import { engines } from '../graph/engines.ts';
import { publicUrl, seedDay, stage, type Stage } from './stage.ts';
import {
  everything,
  keptWords,
  passphrase,
  pieces,
  proven,
  readHers as readFor,
  repacked,
  shelf,
  standings,
  unpacked,
  type Unpacked,
} from './taken-along.ts';

const place = { publicUrl, outside: nowhere('Nobody is outside.') };
const silent = pino({ level: 'silent' });

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let looks: LookKeeper;
  let maya: Asking;
  let file: Uint8Array;
  let before: Unpacked;

  const askingAs = async (graph: Graph, personId: string, keeper: LookKeeper, now = seedDay): Promise<Asking> => {
    const known = await knownPerson({ graph, operator: operator('test'), now }, personId);
    const viewer = known && viewerFor(known, { actingAs: null, purpose: null });
    if (!viewer) throw new Error(`${personId} is not here`);
    return { graph, viewer, now, looks: keeper };
  };
  const bring = async (asking: Asking, sealed: Uint8Array, keyring: Keyring) => {
    const opened = await openTakeAlong(pieces(sealed), passphrase);
    return isRefusal(opened) ? opened : await takeIn(asking, { place, keyring }, opened);
  };
  const readHers = async ({ graph, viewer }: Asking) => await readFor(graph, viewer.personId ?? '');

  beforeAll(async () => {
    here = await stage(engine, { shelf });
    looks = await openLookKeeper({ graph: here.graph, keyring: here.keyring, folder: here.folder, log: silent });
    maya = await askingAs(here.graph, here.id('Person', 'maya'), looks);
    const at = { keyring: here.keyring, publicUrl, looks };
    file = await buffer(takeAlong(maya, at, passphrase));
    before = await unpacked(await buffer(packed(maya, at)));
  });
  afterAll(async () => {
    await looks.close();
    await here.leave();
  });

  const of = (kind: string) => before.contents.files.filter((each) => each.kind === kind);
  const textsOf = (kind: string) => of(kind).map(({ name }) => before.texts.get(name) ?? '');

  test('what is in the file is what is in the graph, byte for byte, and nothing is missing', async () => {
    const own = await readHers(maya);
    expect(own.documents.length).toBeGreaterThan(5);
    const taken = of('credential').map(({ name, note }) => `${note?.answer} ${before.texts.get(name)}`);
    expect(taken.toSorted()).toEqual(own.documents.toSorted());
    expect(
      textsOf('permission')
        .map((each) => JSON.parse(each).id)
        .toSorted(),
    ).toEqual(own.grants.toSorted());
    // Daniel asked for less than everything within each badge, and the file says so.
    expect(textsOf('permission').map((each) => JSON.parse(each).parts)).toContainEqual(['outline', 'evidence', 'result']);
    expect(textsOf('record').toSorted()).toEqual(own.records.toSorted());
    const evidence = textsOf('evidence').flatMap(
      (each) => JSON.parse(each) as { name: string | null; narrative: string | null }[],
    );
    expect(evidence.map(({ name, narrative }) => `${name ?? ''}${narrative ?? ''}`).toSorted()).toEqual(own.evidence.toSorted());
    const [log = ''] = textsOf('looks');
    expect(
      JSON.parse(log)
        .entries.map((entry: { id: string }) => entry.id)
        .toSorted(),
    ).toEqual(own.looks.toSorted());
    expect(checkLookFile(log)).toMatchObject({ kind: 'read', faults: [], entries: own.looks.length });
  });

  test('its list names every file with its size and digest', () => {
    expect([...before.texts.keys()].toSorted()).toEqual(
      [...before.contents.files.map(({ name }) => name), 'contents.json'].toSorted(),
    );
    for (const { name, size, sha256 } of before.contents.files) {
      const bytes = Buffer.from(before.texts.get(name) ?? '', 'utf8');
      expect([name, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([name, size, sha256]);
    }
    expect(before.texts.get('README.txt')).toContain('age --decrypt');
  });

  test('no secret of a link and no hash of one is in it, and no word about anybody else’s badges', async () => {
    const all = [...before.texts.values()].join('\n');
    expect(all).not.toMatch(/tokenHash|passphraseHash|askCodeHash/);
    const tomas = await askingAs(here.graph, here.id('Person', 'tomas'), looks);
    for (const document of (await readHers(tomas)).documents)
      expect(all).not.toContain(document.slice(document.indexOf(' ') + 1));
  });

  test('a receipt goes along for every version of a permission, signed with their own key', () => {
    const { did } = JSON.parse(textsOf('key')[0] ?? '');
    expect(of('receipt').length).toBeGreaterThan(0);
    const given = textsOf('permission').filter((each) => JSON.parse(each).givenAt !== null);
    expect(of('receipt').length).toBeGreaterThanOrEqual(given.length);
    for (const receipt of textsOf('receipt'))
      expect(JSON.parse(receipt).proof.verificationMethod.startsWith(`${did}#`)).toBe(true);
  });

  test('brought in by a new person in the same town: the same badges, the same skills, no live permission, and twice is once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'skillweave-anew-'));
    const keyring = await openKeyring({ folder, passphrase: 'another keyring, thrown away', inUse: false });
    const operating = { graph: here.graph, operator: operator('test'), now: seedDay };
    const personId = await registerPerson(operating, { name: 'Maya Okafor', email: 'maya@lakeside.example' });
    // One badge names her by her address alone, which she has to have shown here too.
    await here.graph.write((tx) => tx.run(proven, { person: personId }));
    const anew = await askingAs(here.graph, personId, looks, later(seedDay, 1000));

    const done = (await bring(anew, file, keyring)) as TakenIn;
    const { documents, grants, keepsakes } = await readHers(anew);
    const old = await readHers(maya);
    // The town has two that no inbox would take today; they are kept as papers.
    const refused = done.notTaken.map(({ name }) => name).toSorted();
    expect(refused).toEqual(['Team Project', 'Vital Signs, Advanced']);
    const good = old.documents.length - refused.length;
    expect(done).toMatchObject({ fresh: good, known: 0, waiting: 0, key: 'taken' });
    const keptBadges = of('credential').filter(({ title }) => refused.includes(title));
    const notIn = keptBadges.map(({ name, note }) => `${note?.answer} ${before.texts.get(name)}`);
    expect([...documents, ...notIn].toSorted()).toEqual(old.documents.toSorted());
    expect(grants).toEqual([]);
    expect(keepsakes.length).toBe(done.kept);
    const asTheyLie = await here.graph.read(keptWords, { person: personId });
    expect(asTheyLie.filter(({ text }) => !text.startsWith(sealedMark))).toEqual([]);
    expect(done.kept).toBe(
      of('permission').length + of('receipt').length + of('record').length + of('message').length + 2 + refused.length,
    );

    const skills = async (who: string) =>
      (await (await here.byId(who)).get('{ mySkills { skills { state competency { id } } } }', {}, anew.now)).mySkills.skills;
    const wanted = await skills(here.id('Person', 'maya'));
    expect(wanted.length).toBeGreaterThan(3);
    expect(sorted(await skills(personId))).toEqual(sorted(wanted));

    const [{ nodes } = { nodes: 0 }] = await here.graph.read(everything, {});
    const again = (await bring(anew, file, keyring)) as TakenIn;
    expect(again).toMatchObject({ fresh: 0, known: good, kept: 0, keptBefore: done.kept, key: 'same' });
    expect((await here.graph.read(everything, {}))[0]).toEqual({ nodes });
    expect(await readHers(anew)).toEqual({
      documents: expect.anything(),
      grants: [],
      evidence: expect.anything(),
      records: [],
      looks: [],
      keepsakes,
    });

    // What was kept goes along with the next file, as it was.
    const next = await unpacked(await buffer(packed(anew, { keyring, publicUrl, looks })));
    const kept = next.contents.files.filter(({ kind }) => kind === 'earlier').map(({ name }) => next.texts.get(name));
    const keepers = ['permission', 'receipt', 'record', 'message', 'looks', 'person'];
    const files = [...before.contents.files.filter(({ kind }) => keepers.includes(kind)), ...keptBadges].map(({ name }) =>
      before.texts.get(name),
    );
    expect(kept.toSorted()).toEqual(files.toSorted());
    rmSync(folder, { recursive: true, force: true });
  });

  test('brought in again at home it changes nothing but what the checks find', async () => {
    const old = await readHers(maya);
    const done = (await bring(maya, file, here.keyring)) as TakenIn;
    expect(done).toMatchObject({ fresh: 0, known: old.documents.length - 2, kept: 0, keptBefore: 0, key: 'same' });
    expect(sortedAll(await readHers(maya))).toEqual(sortedAll(old));
  });

  test('another person’s word does not make the badges theirs: without the key they wait, and nothing of them counts', async () => {
    const [keyless] = [await repacked(before, ({ kind }) => kind !== 'key')];
    const operating = { graph: here.graph, operator: operator('test'), now: seedDay };
    const personId = await registerPerson(operating, { name: 'Mallory', email: 'mallory@elsewhere.example' });
    const mallory = await askingAs(here.graph, personId, looks);
    const folder = mkdtempSync(join(tmpdir(), 'skillweave-mallory-'));
    const keyring = await openKeyring({ folder, passphrase: 'another keyring, thrown away', inUse: false });
    const done = (await bring(mallory, keyless, keyring)) as TakenIn;
    expect(done.waiting).toBeGreaterThan(0);
    expect(done.key).toBe('none');
    const { documents } = await readHers(mallory);
    const named = documents.filter((each) => each.includes('did:key:'));
    expect(named.length).toBeGreaterThan(0);
    const { mySkills } = await (await here.byId(personId)).get('{ mySkills { skills { state } } }');
    expect(mySkills.skills.filter(({ state }: { state: string }) => state === 'HELD')).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe.each(await engines())('in an empty installation, with the old one gone, on the %s engine', (engine) => {
  test('everything comes back, and what cannot be checked there says so', async () => {
    const town = await stage(engine, { shelf });
    const keeper = await openLookKeeper({ graph: town.graph, keyring: town.keyring, folder: town.folder, log: silent });
    const known = await knownPerson({ graph: town.graph, operator: operator('test'), now: seedDay }, town.id('Person', 'maya'));
    const viewer = known && viewerFor(known, { actingAs: null, purpose: null });
    if (!viewer) throw new Error('Maya is not in town');
    const old: Asking = { graph: town.graph, viewer, now: seedDay, looks: keeper };
    const was = await readFor(town.graph, viewer.personId ?? '');
    const sealed = await buffer(takeAlong(old, { keyring: town.keyring, publicUrl, looks: keeper }, passphrase));
    await keeper.close();
    await town.leave();

    const folder = mkdtempSync(join(tmpdir(), 'skillweave-clean-'));
    const graph =
      engine.name === 'embedded'
        ? await openGraph({ url: 'embedded:', folder }, { shelf, sealing: openedAtRest().sealing })
        : await engine.open({ shelf });
    const keyring = await openKeyring({ folder, passphrase: 'another keyring, thrown away', inUse: false });
    const looks = await openLookKeeper({ graph, keyring, folder, log: silent });
    try {
      const operating = { graph, operator: operator('test'), now: seedDay };
      const personId = await registerPerson(operating, { name: 'Maya Okafor', email: 'maya@new.example' });
      const someone = await knownPerson(operating, personId);
      const me = someone && viewerFor(someone, { actingAs: null, purpose: null });
      if (!me) throw new Error('nobody registered');
      const asking: Asking = { graph, viewer: me, now: seedDay, looks };
      const elsewhere = { publicUrl: 'https://new.example', outside: nowhere('The old server is off.') };
      const opened = await openTakeAlong(pieces(sealed), passphrase);
      if (isRefusal(opened)) throw new Error(opened.reasons[0]?.text);
      const done = await takeIn(asking, { place: elsewhere, keyring }, opened);
      if (isRefusal(done)) throw new Error(done.reasons[0]?.text);
      expect(done).toMatchObject({ fresh: was.documents.length - done.notTaken.length, known: 0, key: 'taken' });
      const now = await readFor(graph, personId);
      const bare = (documents: readonly string[]) => documents.map((each) => each.slice(each.indexOf(' ') + 1));
      expect(done.notTaken.map(({ name }) => name).toSorted()).toEqual(['Team Project', 'Vital Signs, Advanced']);
      expect(bare(was.documents)).toEqual(expect.arrayContaining(bare(now.documents)));
      // Nobody is recognised in an empty installation: nothing may count before somebody vouches for the issuers.
      const [found] = await graph.read(standings, { person: personId });
      expect(found?.standings).not.toContain('good');
    } finally {
      await looks.close();
      await graph.close();
      await engine.clear();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const sorted = (skills: { state: string; competency: { id: string } }[]) =>
  skills.map(({ state, competency }) => `${competency.id} ${state}`).toSorted();
const sortedAll = (own: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(own).map(([name, values]) => [name, values.toSorted()]));
