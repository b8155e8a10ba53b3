// Who looked, by keyboard alone: found, narrowed down, emptied, taken along and checked without the server.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkLookFile } from '../../packages/core/src/looks/index.ts';
import { barriersEverywhere, choose, press, reach, signIn, somebody, visit, type Person } from './browser.ts';

// A page may take its time on a busy machine.
const patient = { timeout: 30_000 };

describe('Maya, who wants to know who looked', () => {
  let maya: Person;
  beforeAll(async () => {
    maya = await somebody();
    await signIn(maya, 'Maya');
  });
  afterAll(() => maya.leave());

  const total = async () => Number(/of (\d+) lines/.exec(await maya.page.getByRole('main').innerText())?.[1]);
  const lines = () => maya.page.getByRole('main').getByRole('listitem');

  it('L6: reads who, for which organisation, what, why and when, the refused ones too, and nothing there deletes a line', async () => {
    await visit(maya, '/who-looked');
    const main = maya.page.getByRole('main');
    expect(await lines().count()).toBeGreaterThan(2);
    const said = await main.innerText();
    expect(said).toContain('Ruth Bergman, advisor at Lakeside College');
    expect(said).toContain('Compared your skills with a target');
    expect(said).toMatch(/\d+ of \d+ lines/);
    expect(await main.getByRole('button', { name: /delete|remove|clear/i }).count()).toBe(0);
    expect(await barriersEverywhere(maya.page)).toEqual([]);
  });

  it('shows only one organisation’s looks, and says how many', async () => {
    const { page } = maya;
    await press(page, page.locator('summary').filter({ hasText: 'Show only some' }));
    expect(await barriersEverywhere(page)).toEqual([]);
    await choose(page, 'For which organisation', 'North');
    await press(page, page.getByRole('button', { name: 'Show these' }));
    await page.waitForURL(/organization=North/);
    await expect
      .poll(async () => [...new Set((await lines().allInnerTexts()).map((line) => line.includes('Northshore Care')))], patient)
      .toEqual([true]);
    expect(await page.locator('select[name=organization]').inputValue()).toMatch(/^Northshore Care/);
  });

  it('is told that nothing fits, and gets back to all of them', async () => {
    const { page } = maya;
    await visit(maya, '/who-looked?from=1999-01-01&to=1999-01-02&outcome=REFUSED');
    await page.getByText('No look fits what you chose').first().waitFor();
    expect(await lines().count()).toBe(0);
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('main').getByRole('link', { name: 'Show all' }).first());
    await page.waitForURL((url) => url.search === '');
    await expect.poll(() => lines().count(), patient).toBeGreaterThan(2);
  });

  it('saves the lines as a table, each on a row under its headings', async () => {
    const text = await saved('Save as a table', 'who-looked.csv');
    const rows = text.replace(/\r\n$/, '').split('\r\n');
    expect(rows[0]).toBe('\ufeff"Line","When","What came of it","Who","For which organisation","Role","Why","What","About"');
    expect(rows.length - 1).toBe(await total());
    expect(text).toContain('"Ruth Bergman","Lakeside College"');
  });

  it('saves the whole log, which proves itself, and not when a word in it is changed', async () => {
    const text = await saved('Save the whole log', 'who-looked.json');
    expect(checkLookFile(text)).toMatchObject({ kind: 'read', entries: await total(), faults: [] });
    expect(checkLookFile(text.replace('Ruth Bergman', 'Ruth Bergmann'))).toMatchObject({
      kind: 'read',
      faults: [{ code: 'entry.words' }],
    });
  });

  it('finds a new look on top, and goes from page to page when there are many', async () => {
    const before = await total();
    const ruth = await somebody();
    await signIn(ruth, 'Ruth');
    const { address } = inject('portal');
    for (let turn = 0; turn < 32; turn += 1) {
      const answer = await ruth.page.request.post('/graphql', {
        headers: { origin: address, 'skillweave-acting-as': 'lakeside-college/advisor', 'skillweave-purpose': 'advising' },
        data: { query: '{ myPeople(first: 20) { nodes { person { name } } } }' },
      });
      expect(await answer.text()).toContain('Maya Okafor');
    }
    await ruth.leave();
    await visit(maya, '/who-looked');
    expect(await lines().count()).toBe(30);
    expect(await maya.page.getByRole('main').innerText()).toContain('Saw you in the list of people who said yes');
    const after = await total();
    expect(after).toBeGreaterThanOrEqual(before + 32);
    expect(await barriersEverywhere(maya.page)).toEqual([]);
    await press(maya.page, maya.page.getByRole('link', { name: /Next|more/i }).first());
    await maya.page.waitForURL(/after=/);
    await maya.page.getByText('Compared your skills with a target').first().waitFor();
    const whole = await saved('Save the whole log', 'who-looked.json');
    expect(checkLookFile(whole)).toMatchObject({ entries: after, faults: [] });
  });

  async function saved(button: string, name: string): Promise<string> {
    const { page } = maya;
    await reach(page, page.getByRole('link', { name: button }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe(name);
    return readFileSync(await download.path(), 'utf8');
  }
});

it('somebody at whom nobody looked is told so, with nothing to save', async () => {
  const nobody = await somebody({ width: 360 });
  await signIn(nobody, 'Joe');
  await visit(nobody, '/who-looked');
  await nobody.page.getByText('Nobody has looked yet').waitFor();
  expect(await nobody.page.getByRole('link', { name: 'Save the whole log' }).count()).toBe(0);
  expect(await barriersEverywhere(nobody.page)).toEqual([]);
  const answer = await nobody.page.request.get('/who-looked/whole-log');
  expect(answer.status()).toBe(404);
  await nobody.leave();
});

it('a stranger gets neither page nor files', async () => {
  for (const path of ['/who-looked', '/who-looked/whole-log', '/who-looked/table-file']) {
    const answer = await fetch(inject('portal').address + path, { redirect: 'manual' });
    expect([path, answer.status, answer.headers.get('location')?.startsWith('/sign-in')]).toEqual([path, 303, true]);
  }
});
