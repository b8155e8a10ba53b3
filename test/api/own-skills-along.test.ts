// What somebody says of their own skills goes along in their file and comes back from it: what the library there knows, once, and never over what they say there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import { isRefusal } from '../../packages/api/src/access/refusal.ts';
import { operator, viewerFor } from '../../packages/api/src/access/viewer.ts';
import { openKeyring, type Keyring } from '../../packages/api/src/keys/keyring.ts';
import { openLookKeeper, type LookKeeper } from '../../packages/api/src/looks/keeper.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { knownPerson } from '../../packages/api/src/read/people-behind-accounts.ts';
import { mySelfAssertions } from '../../packages/api/src/read/self-assertions.ts';
import { packed } from '../../packages/api/src/take-along/pack.ts';
import { takeIn } from '../../packages/api/src/take-along/take-in.ts';
import { registerPerson } from '../../packages/api/src/write/people.ts';
import { stateSkill } from '../../packages/api/src/write/self-assertions.ts';
import { competencies } from '../../packages/api/src/read/competencies.ts';
import { later } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { publicUrl, seedDay, stage, type Stage } from './stage.ts';
import { unpacked } from './taken-along.ts';

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let looks: LookKeeper;
  let keyring: Keyring;
  let maya: Asking;
  let skills: { readonly id: string; readonly uri: string; readonly name: string }[];
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-own-skills-'));
  const asking = async (personId: string, now = seedDay): Promise<Asking> => {
    const known = await knownPerson({ graph: here.graph, operator: operator('test'), now }, personId);
    const viewer = known && viewerFor(known, { actingAs: null, purpose: null });
    if (!viewer) throw new Error(`${personId} is not here`);
    return { graph: here.graph, viewer, now, looks };
  };
  let count = 0;
  const somebody = async () => {
    const operating = { graph: here.graph, operator: operator('test'), now: seedDay };
    return await asking(
      await registerPerson(operating, { name: 'Anew', email: `anew-${count++}@new.example` }),
      later(seedDay, 1000),
    );
  };
  /** A file that holds nothing but this text of own skills. */
  const bring = async (who: Asking, said: string) => {
    const sha256 = createHash('sha256').update(said).digest('hex');
    const file = {
      name: 'own-skills.json',
      kind: 'selfAsserted' as const,
      title: 'Own skills',
      size: Buffer.byteLength(said),
      sha256,
    };
    const contents = { from: 'https://earlier.example', ownerId: 'x', ownerName: 'Maya', madeAt: seedDay, files: [file] };
    const place = { publicUrl, outside: nowhere('Nobody is outside.') };
    const done = await takeIn(who, { place, keyring }, { contents, textOf: async () => said });
    if (isRefusal(done)) throw new Error(JSON.stringify(done.reasons));
    return done;
  };
  const saidBy = async (who: Asking) =>
    (await mySelfAssertions(who)).map(({ competency, note, link, statedAt, changedAt }) => ({
      uri: competency.uri,
      name: competency.name,
      note,
      link,
      statedAt,
      changedAt,
    }));
  let file = '';
  let packedAs: string[] = [];
  beforeAll(async () => {
    here = await stage(engine);
    looks = await openLookKeeper({
      graph: here.graph,
      keyring: here.keyring,
      folder: here.folder,
      log: pino({ level: 'silent' }),
    });
    keyring = await openKeyring({ folder, passphrase: 'another keyring, thrown away', inUse: false });
    maya = await asking(here.id('Person', 'maya'));
    const found = await competencies(maya, { search: null, framework: null }, { first: 3, fetch: 3, after: null });
    skills = found.map(({ competency }) => competency);
    for (const [place, { id }] of skills.entries())
      await stateSkill(maya, { competency: id, note: place === 0 ? null : `At home, ${place}.`, link: 'https://me.example/' });
    const { contents, texts } = await unpacked(await buffer(packed(maya, { keyring: here.keyring, publicUrl, looks })));
    packedAs = contents.files.filter(({ kind }) => kind === 'selfAsserted').map(({ name }) => name);
    file = texts.get('own-skills.json') ?? '';
  });
  afterAll(async () => {
    await looks.close();
    await here.leave();
    rmSync(folder, { recursive: true });
  });

  test('the file says what its owner says, and somebody new says the same once it is in, however often it comes in', async () => {
    expect(packedAs).toEqual(['own-skills.json']);
    expect(JSON.parse(file)).toEqual(await saidBy(maya));
    const anew = await somebody();
    expect(await bring(anew, file)).toMatchObject({ ownSkills: 3, notTaken: [], kept: 0 });
    expect(await saidBy(anew)).toEqual(await saidBy(maya));
    expect(await bring(anew, file)).toMatchObject({ ownSkills: 0, notTaken: [], kept: 0 });
    expect(await saidBy(anew)).toEqual(await saidBy(maya));
  });

  test('what is said here already stays, and what the library does not know is named and kept to read', async () => {
    const anew = await somebody();
    const own = { competency: skills[0]?.id ?? '', note: 'My newer words.', link: null };
    await stateSkill(anew, own);
    const strange = { ...JSON.parse(file)[0], uri: 'https://unknown.example/skill', name: 'Juggling' };
    const done = await bring(anew, JSON.stringify([...JSON.parse(file), strange]));
    expect(done).toMatchObject({
      ownSkills: 2,
      kept: 1,
      notTaken: [{ name: 'Juggling', because: 'This skill is not in the library here.' }],
    });
    expect((await saidBy(anew)).find(({ uri }) => uri === skills[0]?.uri)).toMatchObject({ note: 'My newer words.', link: null });
  });

  test.each([
    ['no list', '{"uri":"x"}'],
    ['a thing that is no statement', '[1]'],
    ['a name given twice', '[{"uri":"a","uri":"b"}]'],
    ['no JSON', 'x'],
  ])('nothing is said by a file with %s', async (_, said) => {
    const anew = await somebody();
    expect(await bring(anew, said)).toMatchObject({ ownSkills: 0, notTaken: [{ because: 'This cannot be read.' }] });
    expect(await saidBy(anew)).toEqual([]);
  });

  test('a link that would do something else than open a page is not taken', async () => {
    const anew = await somebody();
    const bad = { ...JSON.parse(file)[0], link: 'javascript:alert(1)' };
    expect(await bring(anew, JSON.stringify([bad]))).toMatchObject({ ownSkills: 0, notTaken: [{ name: bad.name }] });
    expect(await saidBy(anew)).toEqual([]);
  });
});
