// A power of this house: pulling the plug loses nothing that was acknowledged. A handful of rounds; `prove crash` runs many.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { crash } from '../prove/crash.ts';
import { embedded } from './engines.ts';

const store = embedded();
afterAll(() => store.clear());

test('killing the importer loses nothing it was told is kept', async () => {
  const seed = Date.now() % 2 ** 31;
  const said: string[] = [];
  const { wrong } = await crash({ cases: 6, seed, engine: 'embedded', say: (words) => said.push(words) });
  expect([`seed ${seed}`, ...wrong]).toEqual([`seed ${seed}`]);
  // Without a single acknowledged batch nothing was proved.
  expect(said.at(-1)).toMatch(/^[1-9]\d* acknowledged/);
});

test('a second process on the same store is told who has it, and ends', async () => {
  await store.open();
  const writer = join(import.meta.dirname, '../prove/crash-writer.ts');
  const { folder } = store.settings();
  const second = spawn(process.execPath, ['--conditions=source', writer, folder, join(folder, 'notes')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  second.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  expect(await new Promise((end) => second.once('close', end))).toBe(1);
  expect(said).toContain('another Skillweave uses this folder');
});
