// A backup holds all of an installation: from either engine into either, the same things, answers, accounts and keys; and nothing less is restored.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownLabels, knownTypes, everyThing } from '../../packages/api/src/backup/store.ts';
import { putInFile, tombstonesPath } from '../../packages/api/src/at-rest/tombstone-file.ts';
import { tombstoneHash } from '../../packages/api/src/at-rest/tombstones.ts';
import { restoringPath } from '../../packages/api/src/backup/folder.ts';
import { restoreBackup } from '../../packages/api/src/backup/restore.ts';
import { operator } from '../../packages/api/src/access/viewer.ts';
import { runCommandLine } from '../../packages/api/src/cli/command-line.ts';
import { openGraph, type GraphSettings } from '../../packages/api/src/graph/open.ts';
import { readShelf } from '../../packages/api/src/graph/shelf.ts';
import { closeHouse, openHouse } from '../../packages/api/src/main.ts';
import { nowhere } from '../../packages/api/src/outside/outside.ts';
import { seedIfEmpty } from '../../packages/api/src/seed-if-empty.ts';
import { readSettings } from '../../packages/api/src/settings.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { embedded, engines, type TestEngine } from './engines.ts';

const passphrase = 'correct horse battery staple';
const scratch = mkdtempSync(join(tmpdir(), 'skillweave-backup-'));
const words = join(scratch, 'passphrase');
writeFileSync(words, `${passphrase}\n`);
const folders: string[] = [];
const fresh = () => {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-place-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of [scratch, ...folders]) rmSync(folder, { recursive: true, force: true });
});

const environmentFor = (folder: string, url = 'embedded:') => ({
  SKILLWEAVE_DATA: folder,
  PORT: '4712',
  LOG_LEVEL: 'silent',
  ...(url === 'embedded:' ? {} : { GRAPH_URL: url, KEYRING_PASSPHRASE: 'a keyring of its own, thrown away', DEMO: '0' }),
});
async function skillweave(folder: string, ...args: string[]) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const environment = environmentFor(folder);
  const code = await runCommandLine(args, { environment, input: async () => Buffer.from(''), out: say, err: say });
  return { code, said: said.join('\n') };
}

/** Everything in a store as lines in a fixed order. */
async function contentsOf(settings: GraphSettings): Promise<string[]> {
  const graph = await openGraph(settings);
  try {
    const lines: string[] = [];
    for await (const { key, label, properties, out } of everyThing(graph)) {
      lines.push(`${key} ${label} ${ordered(properties)}`);
      for (const relation of out) lines.push(`${key} ${relation.type} ${relation.to} ${ordered(relation.properties)}`);
    }
    return lines.toSorted();
  } finally {
    await graph.close();
  }
}
const ordered = (map: object) => JSON.stringify(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const nobodyErased = async () => await Promise.reject(new Error('nobody was erased here'));
const restoring = async (folder: string, settings: GraphSettings, file: string, more = {}) => {
  const graph = await openGraph(settings);
  try {
    const operating = { graph, operator: operator('test'), now: instantOf(Date.now()) };
    return await restoreBackup(operating, { folder, file, passphrase, replace: false, eraseAgain: nobodyErased, ...more });
  } finally {
    await graph.close();
  }
};
const embeddedIn = (folder: string): GraphSettings => ({ url: 'embedded:', folder });

const byBolt = (await engines()).filter(({ name }) => name === 'neo4j');

describe('a backup of the demo town', () => {
  const home = fresh();
  const file = join(scratch, 'town.backup.age');
  let before: string[];
  beforeAll(async () => {
    const house = await openHouse(readSettings(environmentFor(home)), { outside: nowhere('Nobody is outside.') });
    await seedIfEmpty(house, () => {});
    await closeHouse(house);
    before = await contentsOf(embeddedIn(readSettings(environmentFor(home)).graph.folder));
  });

  it('is made by the command line, and holds no readable word of anybody', async () => {
    const { code, said } = await skillweave(home, 'backup', file, '--passphrase-file', words);
    expect([code, said]).toEqual([0, expect.stringMatching(/^\d+ things and \d+ relations saved/)]);
    expect(before.length).toBeGreaterThan(1_000);
    const bytes = readFileSync(file);
    for (const word of ['Maya', 'lakeside', 'did:key']) expect(bytes.includes(word)).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect((await skillweave(home, 'backup', file, '--passphrase-file', words)).said).toMatch(/is there already/);
    expect(readdirSync(scratch).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('comes back into an empty place: everything, the accounts, the keys, the look logs', async () => {
    const place = fresh();
    const restored = await skillweave(place, 'restore', file, '--passphrase-file', words, '--json');
    expect([restored.code, JSON.parse(restored.said)]).toMatchObject([0, { erasedAgain: 0 }]);
    expect(await contentsOf(embeddedIn(readSettings(environmentFor(place)).graph.folder))).toEqual(before);
    expect(await skillweave(place, 'audit', 'verify')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nothing is wrong'),
    });
    const house = await openHouse(readSettings(environmentFor(place)), { outside: nowhere('Nobody is outside.') });
    try {
      expect(await house.door.accounts.tokenFor('maya@lakeside.example', {})).not.toBeNull();
      expect(house.keyring.closedBecause).toBeNull();
      expect(house.keyring.has('looks')).toBe(true);
    } finally {
      await closeHouse(house);
    }
  });

  it('is refused where something is, and replaces it only when told so', async () => {
    const place = fresh();
    expect((await skillweave(place, 'seed', '--seed', '7')).code).toBe(0);
    const graph = embeddedIn(readSettings(environmentFor(place)).graph.folder);
    const other = await contentsOf(graph);
    const refused = await skillweave(place, 'restore', file, '--passphrase-file', words);
    expect([refused.code, refused.said]).toEqual([1, expect.stringMatching(/something here already/)]);
    expect(await contentsOf(graph)).toEqual(other);
    expect((await skillweave(place, 'restore', file, '--passphrase-file', words, '--replace')).code).toBe(0);
    expect(await contentsOf(graph)).toEqual(before);
  });

  it('cut off, changed in any byte, or with another passphrase it changes nothing', async () => {
    const place = fresh();
    const whole = readFileSync(file);
    const bad = join(scratch, 'bad.age');
    const attempt = async (bytes: Uint8Array, word = words) => {
      writeFileSync(bad, bytes);
      return await skillweave(place, 'restore', bad, '--passphrase-file', word);
    };
    const other = join(scratch, 'other');
    writeFileSync(other, 'another passphrase\n');
    expect((await attempt(whole, other)).said).toMatch(/does not open/);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
        const changed = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) changed[at] = (changed[at] ?? 0) ^ 1;
        expect((await attempt(changed)).code).toBe(1);
      }),
      { numRuns: 6 },
    );
    expect(await contentsOf(embeddedIn(readSettings(environmentFor(place)).graph.folder))).toEqual([]);
    expect(existsSync(join(place, 'accounts')) || existsSync(restoringPath(place))).toBe(false);
  });

  const stoneFor = (place: string) => {
    const line = before.find((each) => each.includes(' Person ') && each.includes('Maya Okafor')) ?? '';
    const [maya = ''] = line.split(' ');
    putInFile(place, [{ hash: tombstoneHash(maya, 'a salt'), salt: 'a salt', at: instantOf(Date.now()), doneAt: null }]);
    return maya;
  };

  it('does not bring back who was erased since', async () => {
    const place = fresh();
    const maya = stoneFor(place);
    const erased: string[] = [];
    const graph = readSettings(environmentFor(place)).graph;
    const done = await restoring(place, graph, file, {
      eraseAgain: async (people: readonly string[]) => void erased.push(...people),
    });
    expect([done.erasedAgain, erased]).toEqual([1, [maya]]);
    writeFileSync(tombstonesPath(place), 'not a line of ours\n');
    const again = await skillweave(place, 'restore', file, '--passphrase-file', words, '--replace');
    expect(again.said).toMatch(/cannot be read in line 1/);
  });

  it('half done keeps the server from starting, and is done by running it again', async () => {
    const place = fresh();
    stoneFor(place);
    const graph = readSettings(environmentFor(place)).graph;
    const eraseAgain = async () => await Promise.reject(new Error('the power went'));
    await expect(restoring(place, graph, file, { eraseAgain })).rejects.toThrow('the power went');
    await expect(openHouse(readSettings(environmentFor(place)))).rejects.toThrow('is not done');
    await restoring(place, graph, file, { eraseAgain: async () => {} });
    expect(existsSync(restoringPath(place))).toBe(false);
    expect(await contentsOf(graph)).toEqual(before);
  });

  describe.each(byBolt)('between the engines, by way of %s', (engine: TestEngine) => {
    afterAll(() => engine.clear());
    it('is the same on Neo4j, and the same when it comes back', async () => {
      await (await engine.open()).close();
      const settings = engine.settings();
      const place = fresh();
      await restoring(place, settings, file);
      expect(await contentsOf(settings)).toEqual(before);

      const back = join(scratch, 'back.age');
      const { saveBackup } = await import('../../packages/api/src/backup/save.ts');
      const graph = await openGraph(settings);
      const operating = { graph, operator: operator('test'), now: instantOf(Date.now()) };
      await saveBackup(operating, { folder: place, passphrase, file: back, progress: () => {} });
      await graph.close();
      const again = fresh();
      await restoring(again, embeddedIn(again), back);
      expect(await contentsOf(embeddedIn(again))).toEqual(before);
      const digest = (folder: string, name: string) =>
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex');
      for (const name of ['keys/keyring', 'looks/heads']) expect(digest(again, name)).toBe(digest(home, name));
    });
  });
});

describe('what a backup can hold', () => {
  const texts = [...readShelf().entries()].filter(([name]) => !name.startsWith('backup/')).map(([, { text }]) => text);
  const all = (pattern: RegExp) => new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, word = '']) => word)));

  it('is every label and every kind of relation that questions name', () => {
    const labels = all(/(?<=[(\w]):([A-Z][A-Za-z]+)(?=[\s){])/g);
    // A condition on a kind of relation reads like a label; those are told apart by their letters.
    for (const word of labels) if (word === 'Migration' || word === word.toUpperCase()) labels.delete(word);
    expect([...labels].filter((label) => !knownLabels().has(label))).toEqual([]);
    const types = new Set([...all(/\[\w*:`?([A-Z_|]+)`?[\]*{\s]/g)].flatMap((found) => found.split('|')));
    expect([...types].filter((type) => !knownTypes().has(type))).toEqual([]);
    expect([labels.size > 25, types.size > 25]).toEqual([true, true]);
  });

  it('is nothing else: a strange label is told and not left out', async () => {
    const engine = embedded();
    const { probes } = await import('./probe.ts');
    const { shelf, probe } = probes();
    const strange = probe("CREATE (n:Stranger {id: 'x'})", {}, {});
    const graph = await engine.open({ shelf });
    await graph.write((tx) => tx.run(strange, {}));
    await expect(everyThing(graph).next()).rejects.toThrow('what a backup cannot: Stranger');
    await engine.clear();
  });
});
