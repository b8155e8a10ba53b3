// The look log of a running server: written down beside the store, checked by the command line, taken along, and silent about people.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from '../../packages/api/src/cli/command-line.ts';
import type { House } from '../../packages/api/src/house.ts';
import { closeHouse, openHouse } from '../../packages/api/src/main.ts';
import { headsPath } from '../../packages/api/src/looks/heads-file.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { graphOver } from '../../packages/api/src/graph/engine.ts';
import { openEngine } from '../../packages/api/src/graph/open.ts';
import { chanceFrom } from '../../packages/api/src/seed/chance.ts';
import { usualSeed } from '../../packages/api/src/seed/seed.ts';
import { seedIfEmpty } from '../../packages/api/src/seed-if-empty.ts';
import { makeServer } from '../../packages/api/src/server.ts';
import { readSettings } from '../../packages/api/src/settings.ts';
import { text } from '../../packages/api/src/graph/statement.ts';
import { probes } from '../graph/probe.ts';

const { shelf, probe } = probes();
const retouch = probe('MATCH (a:Access {viewerName: $was}) SET a.viewerName = $now', { was: text, now: text }, {});
const cutBack = probe(
  `MATCH (p:Person)<-[:OF]-(l:LookLog)<-[:NOTED_IN]-(a:Access) WHERE p.id = $owner AND a.place = l.length
   MATCH (b:Access {chainKey: l.id + ' ' + toString(l.length - 1)})
   SET l.length = b.place, l.head = b.hash
   DETACH DELETE a`,
  { owner: text },
  {},
);
let folder: string;
const logged: string[] = [];
const settings = () => readSettings({ SKILLWEAVE_DATA: folder, PORT: '4711', LOG_LEVEL: 'silent' });
const opened = () =>
  openHouse(settings(), {
    shelf,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    outside: nowhere('Nobody is outside.'),
  });

async function skillweave(...args: string[]) {
  const out: string[] = [];
  const environment = { SKILLWEAVE_DATA: folder, PORT: '4711', LOG_LEVEL: 'silent' };
  const say = (words: string) => void out.push(words);
  const code = await runCommandLine(args, { environment, input: async () => Buffer.from(''), out: say, err: say });
  return { code, out: out.join('\n') };
}

/** A house open for as long as `work` takes, asked by HTTP as one of the town's people. */
async function inHouse<T>(work: (as: (email: string, headers?: object) => Promise<Ask>, house: House) => Promise<T>): Promise<T> {
  const house = await opened();
  const app = await makeServer(house, null);
  try {
    const { origin } = new URL(house.settings.publicUrl);
    const as = async (email: string, headers: object = {}): Promise<Ask> => {
      const token = await house.door.accounts.tokenFor(email, {});
      return async (query, variables = {}) => {
        const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin, ...headers };
        const response = await app.inject({
          method: 'POST',
          url: '/graphql',
          headers: all,
          payload: JSON.stringify({ query, variables }),
        });
        return response.json();
      };
    };
    return await work(as, house);
  } finally {
    await app.close();
    await closeHouse(house);
  }
}
// oxlint-disable-next-line typescript/no-explicit-any -- every test says what it expects of an answer
type Ask = (query: string, variables?: object) => Promise<any>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'skillweave-looks-'));
  const house = await opened();
  await seedIfEmpty(house, () => {});
  await closeHouse(house);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whole = `{ lookLog { log ownerId salt ownerCommitment length checkpoint } whoLooked(first: 100) { nodes { at outcome viewerName organizationName what about
  proof { place entry isEarlier salt commitment hash viewerId role purpose grantId } } } }`;

// oxlint-disable-next-line typescript/no-explicit-any -- as it came from the API
function fileOf({ lookLog, whoLooked }: any): string {
  const { log, ownerId, salt, ownerCommitment, checkpoint } = lookLog;
  // oxlint-disable-next-line typescript/no-explicit-any -- as it came from the API
  const entries = whoLooked.nodes.map(({ at, outcome, viewerName, organizationName, what, about, proof }: any) => {
    const { entry: id, viewerId, role, purpose, grantId, ...rest } = proof;
    return { ...rest, id, at, outcome, words: { viewerId, viewerName, organizationName, role, purpose, what, about, grantId } };
  });
  return JSON.stringify({
    format: 'skillweave-look-log',
    version: 1,
    log,
    ownerCommitment,
    owner: { salt, ownerId },
    checkpoint,
    entries,
  });
}

it('L6, P14: a look by HTTP is in its owner’s log at once, and within a second in the file beside the store', async () => {
  await inHouse(async (as, house) => {
    const maya = await as('maya@lakeside.example');
    const ruth = await as('ruth@lakeside.example', {
      'skillweave-acting-as': 'lakeside-college/advisor',
      'skillweave-purpose': 'advising',
    });
    const before = readFileSync(headsPath(folder), 'utf8');
    const { data } = await ruth('{ myPeople(first: 5) { nodes { person { name } } } }');
    expect(data.myPeople.nodes.length).toBeGreaterThan(0);
    const { data: seen } = await maya(
      '{ whoLooked(first: 1) { nodes { viewerName what organizationName } } lookLog { length checkpoint } }',
    );
    expect(seen.whoLooked.nodes).toEqual([
      { viewerName: 'Ruth Bergman', what: 'Saw you in the list of people who said yes', organizationName: 'Lakeside College' },
    ]);
    expect(seen.lookLog.checkpoint).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    await expect.poll(() => readFileSync(headsPath(folder), 'utf8').length, { timeout: 5_000 }).toBeGreaterThan(before.length);
    expect(house.looks).toBeDefined();
  });
});

it('P14: the audit finds nothing wrong, and says plainly what is once a name in the store is retouched', async () => {
  const well = await skillweave('audit', 'verify', '--json');
  expect([well.code, JSON.parse(well.out)]).toEqual([
    0,
    expect.objectContaining({ isWhole: true, faultCount: 0, sealsChecked: true }),
  ]);
  const swap = async (was: string, now: string) => {
    const graph = graphOver(await openEngine(settings().graph), shelf);
    await graph.write((tx) => tx.run(retouch, { was, now }));
    await graph.close();
  };
  await swap('Daniel Osei', 'Nobody At All');
  const ill = await skillweave('audit', 'verify');
  expect(ill.code).toBe(1);
  expect(ill.out).toMatch(/Entry \d+ of the look log \S+ says something else than when it was written\./);
  expect(ill.out).toMatch(/\d+ faults: the logs are not what was written\./);
  await swap('Nobody At All', 'Daniel Osei');
  expect((await skillweave('audit', 'verify')).code).toBe(0);
});

it('P14: a line taken out of the file beside the store is found, and a line that a crash cut off is not held against anybody', async () => {
  const path = headsPath(folder);
  const file = readFileSync(path, 'utf8');
  writeFileSync(path, file.split('\n').slice(1).join('\n'));
  expect((await skillweave('audit', 'verify')).out).toContain('does not follow the line before it');
  writeFileSync(path, file);
  appendFileSync(path, file.slice(0, 100));
  expect((await skillweave('audit', 'verify')).code).toBe(0);
  await inHouse(async () => {});
  expect(readFileSync(path, 'utf8').startsWith(file)).toBe(true);
  expect((await skillweave('audit', 'verify')).code).toBe(0);
});

it('what somebody takes along is checked without the store, and shows a change and another’s signature', async () => {
  const taken = await inHouse(async (as) => fileOf((await (await as('maya@lakeside.example'))(whole)).data));
  const file = join(folder, 'who-looked.json');
  const check = async (content: string, ...more: string[]) => {
    writeFileSync(file, content);
    return await skillweave('audit', 'verify', '--file', file, ...more);
  };
  const good = await check(taken);
  expect([good.code, good.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);
  const [, did = ''] = /Signed by (\S+)\./.exec(good.out) ?? [];
  expect((await check(taken, '--signed-by', did)).code).toBe(0);
  expect((await check(taken, '--signed-by', 'did:key:z6Mk')).code).toBe(1);
  const changed = await check(taken.replace('Victor Lam', 'Victor Lamb'));
  expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('says something else')]);
  expect((await check('{}')).code).toBe(1);
  expect((await skillweave('audit', 'verify', '--file', join(folder, 'none'))).code).toBe(1);
  // Two gigabytes that take no room on disk, and must take none in memory.
  truncateSync(file, 2 * 1024 ** 3);
  const huge = await skillweave('audit', 'verify', '--file', file);
  expect([huge.code, huge.out]).toEqual([1, expect.stringContaining('is larger than any look log')]);
  rmSync(file);
});

it('a log that was cut back in the store gets no signature: its owner is told that we cannot vouch for it', async () => {
  const signed = async (cut: boolean) =>
    await inHouse(async (as, { graph }) => {
      if (cut) await graph.write((tx) => tx.run(cutBack, { owner: chanceFrom(usualSeed).id('Person', 'tomas') }));
      return (await (await as('tomas@lakeside.example'))('{ lookLog { length checkpoint } }')).data.lookLog;
    });
  const before = await signed(false);
  expect(before.checkpoint).toEqual(expect.any(String));
  expect(await signed(true)).toEqual({ length: before.length - 1, checkpoint: null });
  expect((await skillweave('audit', 'verify')).out).toMatch(/was covered by a checkpoint, and is not there/);
});

it('P17: neither the file beside the store nor what was logged names anybody', () => {
  expect(existsSync(headsPath(folder))).toBe(true);
  const lines = readFileSync(headsPath(folder), 'utf8').split('\n').slice(0, -1);
  const said = lines.map((line) => Buffer.from(line.split('.')[1] ?? '', 'base64url').toString('utf8'));
  for (const name of ['Ruth', 'Bergman', 'Maya', 'Lakeside', 'Compared'])
    expect([name, said.filter((each) => each.includes(name)), logged.filter((each) => each.includes(name))]).toEqual([
      name,
      [],
      [],
    ]);
});
