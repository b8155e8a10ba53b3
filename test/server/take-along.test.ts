// The doors for leaving, by HTTP: who may, how often, with which passphrase; and that nothing of it stays anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { membersOf } from '../../packages/core/src/frameworks/index.ts';
import { zipped } from '../../packages/api/src/take-along/zip-out.ts';
import { openTakeAlong } from '../../packages/api/src/take-along/open-file.ts';
import { isRefusal } from '../../packages/api/src/access/refusal.ts';
import { isForOwnerAlone } from '../../packages/api/src/write/leaving-out.ts';
import { visit, type Somebody, type Visit } from './visit.ts';

const passphrase = 'correct horse battery staple';
const demo = { PORT: '4723', LOG_LEVEL: 'silent' };
let town: Visit;
let token: string;
let file: Buffer;
let named: string;

const bearer = () => ({ authorization: `Bearer ${token}` });
const ask = async (body: object, headers: Record<string, string>) =>
  await town.app.inject({
    method: 'POST',
    url: '/take-along',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(body),
  });
function form(parts: Readonly<Record<string, string | Buffer>>) {
  const boundary = 'a-line-that-is-in-no-file';
  const body = Object.entries(parts).flatMap(([name, value]) => {
    const isFile = Buffer.isBuffer(value);
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${isFile ? '; filename="mine.zip.age"\r\ncontent-type: application/octet-stream' : ''}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')];
  });
  const payload = Buffer.concat([...body, Buffer.from(`--${boundary}--\r\n`)]);
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
async function bring(parts: Readonly<Record<string, string | Buffer>>, who: Record<string, string>) {
  const { payload, headers } = form(parts);
  const { origin } = new URL(town.house.settings.publicUrl);
  const answer = await town.app.inject({
    method: 'POST',
    url: '/take-along/in',
    headers: { ...headers, origin, ...who },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
}
const cookieOf = ({ cookie }: Somebody) => ({ cookie });

beforeAll(async () => {
  town = await visit(demo, { town: true });
  token = (await town.house.door.accounts.tokenFor('maya@lakeside.example', {})) ?? '';
  const answer = await ask({ passphrase }, bearer());
  named = String(answer.headers['content-disposition']);
  file = answer.rawPayload;
});
afterAll(() => town.end());

it('gives a locked file that opens with the passphrase', async () => {
  expect(named).toMatch(/^attachment; filename="skillweave-\d{4}-\d\d-\d\d\.zip\.age"$/);
  expect(file.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  async function* bytes() {
    yield file;
  }
  const opened = await openTakeAlong(bytes(), passphrase);
  if (isRefusal(opened)) throw new Error(opened.reasons[0]?.text);
  expect(opened.contents.ownerName).toBe('Maya Okafor');
});

it('gives nothing to a stranger, and nothing under a passphrase that is easily guessed', async () => {
  expect((await ask({ passphrase }, {})).statusCode).toBe(401);
  expect((await bring({ passphrase, file }, {})).status).toBe(401);
  for (const [bad, code] of [
    ['short', 'passphrase.short'],
    ['Maya Okafor!!', 'passphrase.own'],
    ['aaaaaaaaaaaaaaaa', 'passphrase.same'],
    [42, 'passphrase.short'],
  ] as const) {
    const answer = await ask({ passphrase: bad }, bearer());
    expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
  }
});

it('takes a file in for somebody new, whole, and a second time nothing', async () => {
  const somebody = await town.register('Maya again');
  const first = await bring({ passphrase, file }, cookieOf(somebody));
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ known: 0, key: 'taken' });
  expect(first.body.fresh).toBeGreaterThan(10);
  const again = await bring({ passphrase, file }, cookieOf(somebody));
  expect(again.body).toMatchObject({ fresh: 0, known: first.body.fresh, kept: 0, keptBefore: first.body.kept, key: 'same' });
  const { body } = await town.ask(
    '{ takeAlong { credentials permissions looks keepsakes hasKey } keepsakes(first: 3) { nodes { id kind madeFrom text } } }',
    {},
    cookieOf(somebody),
  );
  expect(body.data.takeAlong).toEqual({
    credentials: first.body.fresh,
    permissions: 0,
    looks: 0,
    keepsakes: first.body.kept,
    hasKey: true,
  });
  const [paper] = body.data.keepsakes.nodes;
  expect(paper.text).toBeNull();
  const whole = `{ keepsake(id: "${paper.id}") { text } }`;
  expect((await town.ask(whole, {}, cookieOf(somebody))).body.data.keepsake.text.length).toBeGreaterThan(10);
  // Refused and absent look the same.
  expect((await town.ask(whole, {}, bearer())).body.data.keepsake).toBeNull();
});

it('gives badges alone as plain files, and takes such a zip in, each file by itself', async () => {
  const url = '/take-along/plain';
  const answer = await town.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...bearer() },
    payload: '{}',
  });
  async function* bytes() {
    yield answer.rawPayload;
  }
  const members = await membersOf({ bytes });
  expect(members.length).toBeGreaterThan(10);
  expect(new Set(members.map(({ name }) => name.split('.').at(-1)))).toEqual(new Set(['json', 'jwt']));
  const { body } = await town.ask('{ myCredentials(first: 100) { nodes { document } } }', {}, bearer());
  const texts = await Promise.all(members.map(async (member) => (await buffer(member.bytes())).toString('utf8')));
  expect(texts.toSorted()).toEqual(
    body.data.myCredentials.nodes.map(({ document }: { document: string }) => document).toSorted(),
  );

  const again = await bring({ file: answer.rawPayload }, bearer());
  expect(again).toMatchObject({ status: 200, body: { fresh: 0 } });
  expect(again.body.known + again.body.notTaken.length).toBe(members.length);

  // Somebody else gets what names her only to keep aside, and learns of each file that is no badge.
  const somebody = await town.register('Somebody else');
  async function* mixed() {
    for (const [name, text] of [
      ['a.json', texts[0] ?? ''],
      ['b.txt', 'hello'],
      ['.hidden', '{}'],
    ] as const)
      yield { name, bytes: Readable.from([Buffer.from(text)]) };
  }
  const taken = await bring({ file: await buffer(zipped(mixed(), Date.now())) }, cookieOf(somebody));
  expect(taken.body).toMatchObject({ fresh: 1, known: 0, notTaken: [{ name: 'b.txt' }] });
  const skills = await town.ask('{ mySkills { skills { state } } }', {}, cookieOf(somebody));
  expect(skills.body.data.mySkills.skills).toEqual([]);
  expect((await bring({ file: answer.rawPayload.subarray(0, 500) }, cookieOf(somebody))).body.code).toBe(
    'takeIn.damaged-archive',
  );
});

it('gives a résumé of what counts now, and of nothing else', async () => {
  const headers = { 'content-type': 'application/json', ...bearer() };
  const answer = await town.app.inject({ method: 'POST', url: '/take-along/resume', headers, payload: '{}' });
  const resume = answer.json();
  const { body } = await town.ask(
    '{ mySkills { skills { state competency { name } } } myCredentials(first: 100) { nodes { name standing } } }',
    {},
    bearer(),
  );
  const { mySkills, myCredentials } = body.data;
  const held = mySkills.skills.filter(({ state }: { state: string }) => state === 'HELD' || state === 'EXPIRING');
  expect(resume.skills.map(({ name }: { name: string }) => name)).toEqual(
    held.map(({ competency }: { competency: { name: string } }) => competency.name),
  );
  const good = myCredentials.nodes.filter(({ standing }: { standing: string }) => standing === 'GOOD');
  expect(good.length).toBeGreaterThan(5);
  expect(resume.certificates.map(({ name }: { name: string }) => name).toSorted()).toEqual(
    good.map(({ name }: { name: string }) => name).toSorted(),
  );
  expect(answer.payload).not.toContain('Food Safety');
});

it('gives a LER-RS file with the same badges, each inside as it was signed', async () => {
  const headers = { 'content-type': 'application/json', ...bearer() };
  const answer = await town.app.inject({ method: 'POST', url: '/take-along/ler-rs', headers, payload: '{}' });
  const resume = await town.app.inject({ method: 'POST', url: '/take-along/resume', headers, payload: '{}' });
  const { certifications, skills, person } = answer.json();
  expect(person.name.formattedName).toBe(resume.json().basics.name);
  const names = (some: { name: string }[]) => some.map(({ name }) => name);
  expect(names(certifications)).toEqual(names(resume.json().certificates));
  expect(names(skills)).toEqual(names(resume.json().skills));
  const { body } = await town.ask('{ myCredentials(first: 100) { nodes { standing answer document } } }', {}, bearer());
  const signed: Record<'standing' | 'answer' | 'document', string>[] = body.data.myCredentials.nodes;
  const good = signed
    .filter(({ standing, answer: said }) => standing === 'GOOD' && said === 'ACCEPTED')
    .map(({ document }) => document.trim());
  expect(good.length).toBeGreaterThan(5);
  // From a base proof anybody could show any part: such a copy is its owner's alone.
  for (const document of good) expect(answer.payload.includes(document)).toBe(!isForOwnerAlone(document));
});

it('says what is wrong with a file and writes nothing', async () => {
  const nobody = await town.register('Nobody yet');
  const empty = '{ takeAlong { credentials keepsakes hasKey } }';
  const cut = file.subarray(0, -100);
  for (const [parts, code] of [
    [{ passphrase: 'another passphrase', file }, 'takeIn.wrongPassphrase'],
    [{ passphrase, file: cut }, 'takeIn.damaged'],
    [{ passphrase, file: Buffer.from('{}') }, 'takeIn.notLocked'],
    [{ file }, 'passphrase.none'],
    [{ passphrase }, 'takeIn.nothing'],
  ] as const) {
    const { status, body } = await bring(parts, cookieOf(nobody));
    expect([status, body.code]).toEqual([422, code]);
  }
  const { body } = await town.ask(empty, {}, cookieOf(nobody));
  expect(body.data.takeAlong).toEqual({ credentials: 0, keepsakes: 0, hasKey: false });
});

it('leaves neither passphrase nor opened file in logs or on the disk', () => {
  expect(town.logged.join('')).not.toContain(passphrase);
  const { folder } = town.house.settings;
  expect(readdirSync(join(folder, 'arriving'))).toEqual([]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    expect([name, bytes.includes(passphrase)]).toEqual([name, false]);
  }
});

it('is not done as often as anybody likes', async () => {
  const busy = await town.register('Busy');
  const statuses = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await ask({ passphrase: 'short' }, cookieOf(busy))).statusCode);
  expect(statuses).toContain(422);
  expect(statuses.at(-1)).toBe(429);
});
