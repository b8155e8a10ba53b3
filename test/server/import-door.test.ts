// The door for frameworks is open to curators, and holds against whatever else is sent to it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipOf } from '../../packages/core/src/frameworks/reading/files.test-data.ts';
import { importLimits } from '../../packages/api/src/imports/folders.ts';
import { makeImports } from '../../packages/api/src/imports/imports.ts';
import { as, curator, formOf, kites, type Curator, type Handed } from './handing-in.ts';
import { visit, type Visit } from './visit.ts';

let here: Visit;
let ines: Curator;
beforeAll(async () => {
  here = await visit();
  ines = await curator(here, 'Ines');
});
afterAll(() => here.end());

const small: Handed = [['kites.json', kites({ K1: 'Bend a kite frame.' })]];
const waiting = () => readdirSync(join(here.house.settings.folder, 'imports'));

it('nobody but a curator hands in, looks, or steers', async () => {
  const { cookie, personId } = await here.register('Lena');
  for (const role of ['advisor', 'employer', 'issuer', 'administrator']) await here.give(personId, 'kite-council', role);
  const others = [
    [as(here, {}), 401],
    [as(here, { cookie }), 403],
    ...['advisor', 'employer', 'issuer', 'administrator'].map(
      (role) => [as(here, { cookie, 'skillweave-acting-as': `kite-council/${role}` }), 403] as const,
    ),
  ] as const;
  const id = await ines.handed(small);
  for (const [who, status] of others) {
    expect((await who.hand(small)).status).toBe(status);
    await expect(who.look(id)).rejects.toThrow(/not open to you|Sign in/);
    await expect(who.steer(id, 'BRING_IN')).rejects.toThrow(/not open to you|Sign in/);
    const node = await here.ask('query ($id: ID!) { node(id: $id) { id } imports { nodes { id } } }', { id }, who.headers);
    expect(node.body.data?.imports ?? null).toBeNull();
    const alone = await here.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, who.headers);
    expect(alone.body.data.node).toBeNull();
  }
  expect(await ines.look(id)).toMatchObject({ state: 'READY' });
  await ines.steer(id, 'GIVE_UP');
  expect(waiting()).toEqual([]);
});

it('somebody who curates no more is refused, whatever they acted as before', async () => {
  const { cookie, personId } = await here.register('Kurt');
  await here.give(personId, 'kite-council', 'curator');
  const kurt = as(here, { cookie, 'skillweave-acting-as': 'kite-council/curator' });
  expect((await kurt.hand([])).status).toBe(422);
  await here.take(personId, 'kite-council', 'curator');
  expect((await kurt.hand(small)).status).toBe(403);
});

it('what is no form, is cut off or holds no file is refused in words, and leaves nothing behind', async () => {
  const { body, type } = formOf(small);
  const post = (payload: Buffer | string, contentType: string) =>
    here.post('/upload/frameworks', payload, { ...ines.headers, 'content-type': contentType });
  const bad: [string, Buffer | string, string, number][] = [
    ['no form', '{}', 'application/json', 415],
    ['a form of fields', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['no boundary', body, 'multipart/form-data', 422],
    ['another boundary', body, 'multipart/form-data; boundary=other', 422],
    ['cut off', body.subarray(0, body.length - 20), type, 422],
    ['no files', formOf([]).body, type, 422],
    ['an empty file', formOf([['empty.json', '']]).body, type, 422],
  ];
  for (const [name, payload, contentType, expected] of bad) {
    const answer = await post(payload, contentType);
    expect([name, answer.status]).toEqual([name, expected]);
    expect(answer.body.text).toMatch(/^[A-Z].+\.$/);
  }
  expect(waiting()).toEqual([]);
});

it('one file, all of them, and their number are bounded, and so is what waits', async () => {
  const { graph, log, settings } = here.house;
  const folder = join(settings.folder, 'bounded');
  const limits = { ...importLimits, bytes: 1_000, allBytes: 1_500, files: 3, keptBytes: 2_000 };
  const { folders } = makeImports({ graph, folder, log, limits, searchChanged: () => {} });
  const arrive = (files: Handed) => {
    const { body, type } = formOf(files);
    return folders.arrive(Readable.from([body]), type);
  };
  const file = (size: number): Handed[number] => ['kites.json', Buffer.alloc(size, 'x')];
  expect(await arrive([file(1_001)])).toBe('tooLarge');
  expect(await arrive([file(900), file(900)])).toBe('tooLargeTogether');
  expect(await arrive([file(1), file(1), file(1), file(1)])).toBe('tooManyFiles');
  expect(readdirSync(folder)).toEqual([]);
  expect(await arrive([file(1_000), file(500)])).toMatchObject({ files: [{ size: 1_000 }, { size: 500 }] });
  expect(await arrive([file(600)])).toBe('full');
});

it('a sender who leaves in the middle takes nobody’s place, and leaves nothing', async () => {
  const { folders } = here.house.imports;
  const { body, type } = formOf([['kites.json', Buffer.alloc(300_000, 'x')]]);
  for (let time = 0; time < importLimits.arriving + 1; time++) {
    const cut = new Readable({ read: () => {} });
    cut.push(body.subarray(0, 200_000));
    setTimeout(() => cut.destroy(), 20);
    expect(await folders.arrive(cut, type)).toBe('notForm');
  }
  expect(waiting()).toEqual([]);
});

it.each<[string, Handed, string]>([
  ['a web page', [['esco.csv', '<!DOCTYPE html><html><body>Sign in</body></html>']], 'web-page'],
  ['a picture', [['kites.json', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')]], 'unknown-format'],
  [
    'a file that unpacks to far too much',
    [['kites.zip', zipOf({ 'a.json': Buffer.alloc(12_000_000, ' ') })]],
    'packed-too-tightly',
  ],
  ['a damaged archive', [['kites.zip', Buffer.from('PK\x03\x04 and no more', 'latin1')]], 'damaged-archive'],
  ['a name no file may use', [['kites.json', '{"CFDocument":{"__proto__":{"x":1}},"CFItems":[]}']], 'broken-json'],
  ['half a file', [['kites.json', kites({ K1: 'Bend.' }).subarray(0, 120)]], 'broken-json'],
])('%s ends as refused, with a remark that names the file, and is not kept', async (_, files, code) => {
  const id = await ines.handed(files);
  const found = await ines.look(id);
  expect(found.state).toBe('REFUSED');
  const remarks = [...found.remarks, ...found.formats.flatMap((each: { remarks: object[] }) => each.remarks)];
  expect(remarks.length).toBeGreaterThan(0);
  expect(remarks.map((each) => each.code)).toContain(code);
  expect(remarks[0].places[0].file).toMatch(/\.(csv|json|zip)$/);
  expect(waiting()).toEqual([]);
  expect((await here.app.inject('/health/ready')).statusCode).toBe(200);
});

it('a name that looks like a way somewhere else is only ever shown', async () => {
  const names = ['../../../../tmp/evil.json', '..\\..\\evil.json', '..', '__proto__', '\u202Enosj.gpj', 'a'.repeat(900)];
  const id = await ines.handed(names.map((name) => [name, kites({ K1: 'Bend a kite frame.' })]));
  const { files, state } = await ines.look(id);
  expect(state).toBe('READY');
  expect(files.map(({ name }: { name: string }) => name)).toEqual([
    'evil.json',
    'evil.json',
    '__proto__',
    'nosj.gpj',
    'a'.repeat(200),
  ]);
  const [folder] = waiting();
  expect(readdirSync(join(here.house.settings.folder, 'imports', folder ?? '')).toSorted()).toEqual(['0', '1', '2', '3', '4']);
  await ines.steer(id, 'GIVE_UP');
});
