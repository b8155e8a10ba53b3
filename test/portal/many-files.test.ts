// Several files checked at once, by keyboard: how far it is, what came of each, and what stops it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, inject, it } from 'vitest';
import { barriersInBothLights, fill, hand, press, somebody, visit, type Person } from './browser.ts';

const here: Person[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const person of here.splice(0)) await person.leave();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
async function atTheDoor(options?: Parameters<typeof somebody>[0]): Promise<Person> {
  const person = await somebody(options);
  here.push(person);
  // How the browser tells that a file was no record.
  person.mayHear(/status of 422/);
  await visit(person, '/check');
  return person;
}
function written(name: string, text: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-files-'));
  folders.push(folder);
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const demo = (name: string) => join(inject('portal').folder, 'demo', name);
const goes = (page: Person['page']) => page.getByRole('button', { name: 'Check it' });

it.each([1440, 360])('each file gets its own answer, and one bad file stops no other (%i px)', async (width) => {
  const { page } = await atTheDoor({ width });
  const files = [
    demo('spring-term-record.json'),
    written('letter.txt', 'Dear sir or madam, I can do everything.'),
    demo('giving-medicines-changed.json'),
    written('large.json', new Uint8Array(5 * 1024 * 1024 + 1)),
    demo('fire-safety-run-out.json'),
  ];
  await hand(page, ...files);
  await page.getByText('Ready to check: 5 files').waitFor();
  await press(page, goes(page));
  await page.getByText('5 of 5 checked').waitFor();
  expect(await page.getByRole('progressbar', { name: 'Your files' }).getAttribute('value')).toBe('5');
  expect(await page.getByRole('heading', { name: 'Your files' }).evaluate((at) => at === document.activeElement)).toBe(true);
  await page.getByText('Done. 1 file is good, of 5.').waitFor({ state: 'attached' });

  const rows = page.getByRole('list').filter({ hasText: 'letter.txt' }).locator('> li');
  const said = await rows.allInnerTexts();
  expect(said).toHaveLength(5);
  expect(said[1]).toMatch(/Not/);
  expect(said[3]).toMatch(/Not checked[\s\S]*larger than 5 MB/);
  await press(page, rows.nth(2).locator('summary').first());
  await rows.nth(2).getByText('The signature does not match what is written here.').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await barriersInBothLights(page)).toEqual([]);
  await press(page, page.getByRole('button', { name: 'Check another one' }));
  await goes(page).waitFor();
});

it('can be stopped, and says how far it came', async () => {
  const { page } = await atTheDoor();
  await page.route('**/check', async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await hand(page, ...Array.from({ length: 8 }, (_, place) => written(`letter-${place}.txt`, 'Dear sir or madam.')));
  await press(page, goes(page));
  await page.getByText('1 of 8 checked').waitFor();
  await press(page, page.getByRole('button', { name: 'Stop' }));
  await page.getByText(/^Stopped after [1-7] of 8\.$/).waitFor({ state: 'attached' });
  await page.getByText('Not checked').nth(4).waitFor();
  expect(await page.getByText('8 of 8 checked').count()).toBe(0);
});

it('more than fifty, or files beside a pasted text, are not begun', async () => {
  const { page } = await atTheDoor();
  await hand(page, ...Array.from({ length: 51 }, (_, place) => written(`${place}.txt`, 'x')));
  await press(page, goes(page));
  await page.getByText('Choose 50 files at most.').first().waitFor();
  expect(await barriersInBothLights(page)).toEqual([]);
  await hand(page, written('a.txt', 'x'), written('b.txt', 'x'));
  await fill(page, 'Or paste the text', 'x');
  await press(page, goes(page));
  await page.getByText('Use only one of them.').first().waitFor();
});

it('without script one file is asked for', async () => {
  const person = await atTheDoor({ script: false });
  await hand(person.page, demo('spring-term-record.json'), demo('fire-safety-run-out.json'));
  await press(person.page, goes(person.page));
  await person.page.getByText('Choose one file at a time.').first().waitFor();
  await hand(person.page, demo('spring-term-record.json'));
  await press(person.page, goes(person.page));
  await person.page.getByText('Speak to a Group').first().waitFor();
  expect(await person.page.getByText('Your files').count()).toBe(0);
});
