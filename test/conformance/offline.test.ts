// Checking needs no network: with every socket refused, each sample that names nothing remote still verifies, and none is tried.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { issue, recordOf } from './stage.ts';

const root = join(import.meta.dirname, '../..');
const samples = join(root, '../shared/standards/samples');
const isHere = existsSync(samples);
if (!isHere) console.warn('Samples: NOT RUN, because ../shared/standards/samples is not beside this folder.');

const own = mkdtempSync(join(tmpdir(), 'skillweave-offline-'));
afterAll(() => rmSync(own, { recursive: true, force: true }));

type Told = { files: { file: string; verdict: string }[] };
type Ran = { told: Told; attempts: number };

/** Runs `skillweave verify` on a folder in a process that has no network, and counts what it tried. */
function verifyWithoutNetwork(folder: string, environment: Record<string, string> = {}): Promise<Ran> {
  const preload = join(import.meta.dirname, 'no-network.ts');
  const args = ['--conditions=source', '--import', preload, 'packages/api/src/cli/main.ts', 'verify', folder, '--json'];
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 }, (_error, out, err) => {
      const attempts = /connection attempts: (\d+)/.exec(err)?.[1];
      if (attempts === undefined) fail(new Error(`It did not end well: ${err}`));
      else done({ told: JSON.parse(out) as Told, attempts: Number(attempts) });
    });
  });
}

describe('without a network', () => {
  it('what we sign verifies, and nobody is called', async () => {
    const badge = await issue();
    writeFileSync(join(own, 'badge.json'), badge);
    writeFileSync(join(own, 'record.json'), await recordOf([badge]));
    const { told, attempts } = await verifyWithoutNetwork(own);
    expect([attempts, told.files.map(({ verdict }) => verdict)]).toEqual([0, ['valid-untrusted', 'valid-untrusted']]);
  }, 60_000);

  it('a call would have been counted', async () => {
    expect((await verifyWithoutNetwork(own, { TRY_NETWORK: '1' })).attempts).toBeGreaterThan(0);
  }, 60_000);

  it.runIf(isHere)(
    'every sample that needs no remote document verifies, and nobody is called',
    async () => {
      type Sample = { file: string; needs?: string; expected: { verify: unknown } };
      const manifest = JSON.parse(readFileSync(join(samples, 'manifest.json'), 'utf8')) as Sample[];
      const { told, attempts } = await verifyWithoutNetwork(samples);
      const verdicts = new Map(told.files.map(({ file, verdict }) => [file.slice(samples.length + 1), verdict]));
      const namesList = (file: string) => readFileSync(join(samples, file), 'utf8').includes('statusListCredential');
      const alone = manifest.filter(
        ({ file, needs, expected }) =>
          expected.verify === true && needs === undefined && !namesList(file) && !(file in elsewhere),
      );
      const refused = alone.filter(({ file }) => !verdicts.get(file)?.startsWith('valid')).map(({ file }) => file);
      expect([attempts, refused]).toEqual([0, []]);
      console.log(`Samples that verify without a network: ${alone.length}`);
      expect(alone.length).toBeGreaterThan(25);
    },
    120_000,
  );
});

// Named in samples.test.ts too.
const elsewhere: Record<string, string> = {
  '1edtech__clr20_simple.jwt': 'a draft context nobody serves, and a key that nothing ties to the issuer',
  'dcc-vplus__fixtures_obv3_getOBv3_v2.json': 'achievementType is outside the list',
  'dcc__v2_dataIntegrityProof_didKey_legacyRegistry-noStatus-noExpiry-credName.json': 'achievementType is outside the list',
};
