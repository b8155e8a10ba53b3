// P12: who was erased stays erased when a backup of earlier days is restored, and everybody else's documents open again.
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewerFor } from '../../packages/api/src/access/viewer.ts';
import { tombstonesPath } from '../../packages/api/src/at-rest/tombstone-file.ts';
import { restoringPath } from '../../packages/api/src/backup/folder.ts';
import { runCommandLine } from '../../packages/api/src/cli/command-line.ts';
import { isRefusal } from '../../packages/api/src/access/refusal.ts';
import { everything } from '../../packages/api/src/read/credential-card.ts';
import { myCredentials } from '../../packages/api/src/read/credentials.ts';
import { instantOf, type PersonId } from '../../packages/core/src/terms/index.ts';
import { environmentFor, openStage, type Stage } from '../prove/erase/house.ts';
import { moveIn, signInAdvisor, type Learner } from '../prove/erase/learner.ts';
import { inFiles, inGraph, makeCanary } from '../prove/erase/search.ts';
import { engines } from './engines.ts';
import type { Address } from './neo4j-server.ts';

const patient = 400_000;

describe.each(await engines())('on the %s engine', (engine) => {
  const folders: string[] = [];
  const fresh = (what: string) => {
    const folder = mkdtempSync(join(tmpdir(), `skillweave-${what}-`));
    folders.push(folder);
    return folder;
  };
  afterAll(async () => {
    await engine.clear();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  let address: Address | null;
  let learner: Learner;
  let signed: string[];
  const [home, scratch] = [fresh('home'), fresh('scratch')];
  const [file, words] = [join(scratch, 'old.age'), join(scratch, 'passphrase')];
  const skillweave = async (folder: string, args: readonly string[], more = {}) => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const environment = { ...environmentFor(folder, address), LOG_LEVEL: 'silent', ...more };
    const code = await runCommandLine([...args], { environment, input: async () => Buffer.from(''), out: say, err: say });
    return { code, said: said.join('\n') };
  };
  // On Neo4j there is one store, in which the house stands until then.
  const restore = ['restore', file, '--passphrase-file', words, '--json', ...(engine.name === 'neo4j' ? ['--replace'] : [])];

  beforeAll(async () => {
    const isEmbedded = engine.name === 'embedded';
    if (!isEmbedded) await (await engine.open()).close();
    address = isEmbedded ? null : engine.settings();
    writeFileSync(words, 'correct horse battery staple\n');
    const stage = await openStage(home, address);
    learner = await moveIn(stage, await signInAdvisor(stage), () => makeCanary(Math.random));
    signed = await documentsOf(stage, stage.id('Person', 'maya'));
    await stage.close();
  }, patient);

  test(
    'P12: a backup is made with somebody in it, who is erased afterwards; nothing of it is left beside it',
    async () => {
      expect(signed.length).toBeGreaterThan(5);
      expect(await skillweave(home, ['backup', file, '--passphrase-file', words])).toMatchObject({ code: 0 });
      expect(existsSync(join(home, 'copies'))).toBe(false);
      const stage = await openStage(home, address);
      expect(isRefusal(await stage.house.erasure.erase(learner.personId))).toBe(false);
      await stage.close();
    },
    patient,
  );

  test(
    'P12: an old backup restored beside tombstones.jsonl brings nobody back, and the others whole',
    async () => {
      const place = fresh('place');
      copyFileSync(tombstonesPath(home), tombstonesPath(place));
      const restored = await skillweave(place, restore);
      expect([restored.code, JSON.parse(restored.said)]).toMatchObject([0, { erasedAgain: 1 }]);
      expect([...inFiles(place)]).toEqual([]);
      expect(await skillweave(place, ['audit', 'verify'])).toMatchObject({ code: 0 });
      const stage = await openStage(place, address);
      try {
        expect([...(await inGraph(stage.house.graph))]).toEqual([]);
        const { accounts } = stage.house.door;
        expect(accounts.people()).not.toContain(learner.personId);
        expect(stage.house.atRest.has(learner.personId)).toBe(false);
        expect(stage.house.keyring.has(`person:${learner.personId}`)).toBe(false);
        expect(await documentsOf(stage, stage.id('Person', 'maya'))).toEqual(signed);
      } finally {
        await stage.close();
      }
    },
    patient,
  );

  test(
    'P12: without the tombstones they are back, with their documents: the proof above proves something',
    async () => {
      const place = fresh('unaware');
      expect(await skillweave(place, restore)).toMatchObject({ code: 0 });
      const stage = await openStage(place, address);
      try {
        expect([...(await inGraph(stage.house.graph)).keys()]).toContain(learner.canaries.name);
        expect((await documentsOf(stage, learner.personId)).join()).toContain(learner.canaries.document);
      } finally {
        await stage.close();
      }
    },
    patient,
  );

  test(
    'P12: under another keyring passphrase it is not done, says so and stays shut, until it is run again',
    async () => {
      const place = fresh('locked');
      copyFileSync(tombstonesPath(home), tombstonesPath(place));
      const refused = await skillweave(place, restore, { KEYRING_PASSPHRASE: 'quite another passphrase' });
      expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('The restore is not done')]);
      expect(existsSync(restoringPath(place))).toBe(true);
      await expect(openStage(place, address)).rejects.toThrow('is not done');
      expect(await skillweave(place, restore)).toMatchObject({ code: 0 });
      expect([existsSync(restoringPath(place)), [...inFiles(place)].length]).toEqual([false, 0]);
    },
    patient,
  );
});

/** The exact documents of somebody's credentials, as they open. */
async function documentsOf({ house: { graph } }: Stage, personId: string): Promise<string[]> {
  const viewer = viewerFor({ id: personId as PersonId, name: '', memberships: [] }, { actingAs: null, purpose: null });
  if (!viewer) throw new Error('a person may always act as themselves');
  const listing = { answers: ['accepted'], onTop: false, fetch: 100, after: null, wanted: everything, withGains: false } as const;
  const cards = await myCredentials({ graph, viewer, now: instantOf(Date.now()) }, listing);
  return cards.flatMap(({ parts }) => parts?.document ?? []).toSorted();
}
