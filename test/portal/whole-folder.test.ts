// A whole folder handed in, chosen by keyboard and dropped by mouse: what is in it, and not what file managers put there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endorsed } from '../conformance/endorsing.ts';
import { barriersEverywhere, press, reach, signIn, somebody, visit, type Person } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'skillweave-wallet-'));
let maya: Person;

beforeAll(async () => {
  mkdirSync(join(folder, 'older'));
  writeFileSync(join(folder, '.DS_Store'), 'nothing for people');
  for (const name of ['one', 'older/two', 'older/three']) {
    const text = await endorsed((d) => {
      d.id = `urn:uuid:folder-${name}`;
      d.name = `Out of a folder: ${name}`;
      delete d.credentialSubject.id;
    });
    writeFileSync(join(folder, `${name}.json`), text);
  }
  maya = await somebody({ width: 1440 });
  await signIn(maya, 'Maya Okafor');
});
afterAll(async () => {
  await maya.leave();
  rmSync(folder, { recursive: true });
});

it('chosen by keyboard', async () => {
  const { page } = maya;
  await visit(maya, '/inbox');
  await reach(page, page.getByRole('button', { name: 'Choose a whole folder' }));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(folder);
  await page.getByText('Chosen: 3 files').waitFor();
  expect(await barriersEverywhere(page)).toEqual([]);
  await press(page, page.getByRole('button', { name: 'Check it and put it in my inbox' }));
  await page.getByRole('heading', { name: '3 of 3 files came in' }).waitFor();
});

it('dropped, with a folder in it', async () => {
  const { page } = maya;
  await visit(maya, '/inbox');
  const field = page.locator('input[type=file]');
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: (box?.x ?? 0) + 20,
      y: (box?.y ?? 0) + 10,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  await page.getByText('Chosen: 3 files').waitFor();
  await press(page, page.getByRole('button', { name: 'Check it and put it in my inbox' }));
  await page.getByRole('heading', { name: '0 of 3 files came in' }).waitFor();
  expect(await page.getByText('You have it already').count()).toBe(3);
});
