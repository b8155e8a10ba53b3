// A curator brings in lists by keyboard alone: reads, decides, brings in, sees a newer edition's difference; and what cannot be read says why.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { kites } from '../server/handing-in.ts';
import { barriersEverywhere, barriersInBothLights, hand, press, signIn, somebody, visit, type Person } from './browser.ts';

const here: Person[] = [];
afterEach(async () => {
  for (const person of here.splice(0)) await person.leave();
});
async function asSomebody(name: string, options?: Parameters<typeof somebody>[0]): Promise<Person> {
  const person = await somebody(options);
  here.push(person);
  await signIn(person, name);
  return person;
}

const folder = mkdtempSync(join(tmpdir(), 'skillweave-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: Buffer | string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const head = (page: Person['page'], name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const sail = 'Sew a sail out of many small pieces of cloth.';

describe('a curator', () => {
  it('sees what a list would bring, brings it in, and opens it', async () => {
    const { page } = await asSomebody('Ingrid Solberg');
    await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Bring in skills' }));
    await head(page, 'Bring in skills');
    await hand(page, file('kites.json', kites({ K1: 'Bend a frame.', K2: sail })));
    await press(page, page.getByRole('button', { name: 'Read the files' }));
    await head(page, 'What would change');
    const list = page.getByRole('article').filter({ hasText: 'Kite making' });
    expect(await list.innerText()).toMatch(/This list is new here\. Edition: 1\.[\s\S]*Recognised as: CASE[\s\S]*new\s+2/);
    for (const opener of ['What is new', /What we noticed/])
      await press(page, list.locator('summary').filter({ hasText: opener }));
    expect(await list.innerText()).toMatch(/Bend a frame[\s\S]*kites\.json · \/CFItems\/0/);
    expect(await barriersEverywhere(page)).toEqual([]);

    await press(page, page.getByRole('button', { name: 'Bring it in' }));
    await head(page, 'It is in');
    // What was pressed is gone; the cursor is at what came of it.
    expect(await page.locator('h1').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await barriersInBothLights(page)).toEqual([]);
    await press(page, page.getByRole('link', { name: 'Open “Kite making”' }));
    await head(page, 'Kite making');
    expect(await page.getByRole('main').innerText()).toContain('Bend a frame.');
  });

  it('sees what a newer edition changes before it does, and can give it up', async () => {
    const paul = await asSomebody('Paul Tembo');
    const { page } = paul;
    await visit(paul, '/import');
    await hand(page, file('kites.json', kites({ K1: 'Bend a large frame.', K3: 'Tie a line.' }, '2')));
    await press(page, page.getByRole('button', { name: 'Read the files' }));
    await head(page, 'What would change');
    const list = page.getByRole('article').filter({ hasText: 'Kite making' });
    expect(await list.innerText()).toMatch(/Edition 2\. Here is edition 1\.[\s\S]*new\s+1\s+changed\s+1\s+retired\s+1/);
    await press(page, list.locator('summary').filter({ hasText: 'What changes' }));
    expect(await list.innerText()).toMatch(/Bend a large frame\.\s+Now called: Bend a frame\./);
    // Of two entries one would go: that the files are the whole list is asked first.
    expect(await page.getByRole('main').innerText()).toContain('Of 2 entries here, these files lack 1.');
    expect(await barriersInBothLights(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Bring it in' }));
    await head(page, 'What would change');
    const whole = page.getByRole('checkbox', { name: /These files are the whole list/ });
    expect(await whole.evaluate((box: HTMLInputElement) => box.validity.valueMissing)).toBe(true);
    await press(page, page.getByRole('button', { name: 'Give it up' }));
    await head(page, 'Stopped');
    await press(page, page.getByRole('link', { name: 'All imports' }));
    const lists = page.getByRole('main').getByRole('listitem');
    expect(await lists.filter({ hasText: 'Kite making 2' }).innerText()).toMatch(/by Paul Tembo[\s\S]*Stopped/);
    expect(await lists.filter({ hasText: 'Kite making 1' }).innerText()).toMatch(/by Ingrid Solberg[\s\S]*Done/);
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('is told why files cannot be brought in, and what is missing before they are sent', async () => {
    const ingrid = await asSomebody('Ingrid Solberg');
    const { page } = ingrid;
    await visit(ingrid, '/import');
    await press(page, page.getByRole('button', { name: 'Read the files' }));
    await page.getByRole('alert').getByText('Choose at least one file.').waitFor();
    expect(await barriersInBothLights(page)).toEqual([]);
    const name = `${'a very long name of a file '.repeat(6)}.csv`;
    await hand(page, file(name, '<!doctype html><title>Sign in</title>'));
    await press(page, page.getByRole('button', { name: 'Read the files' }));
    await head(page, 'This cannot be brought in');
    expect(await page.getByRole('main').innerText()).toContain('This is a web page');
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('needs no script', async () => {
    const { page } = await asSomebody('Paul Tembo', { script: false });
    await page.goto('/import');
    await page.locator('input[type=file]').setInputFiles(file('kites.json', kites({ K1: 'Bend a frame.', K2: sail })));
    await page.getByRole('button', { name: 'Read the files' }).click();
    await page.waitForURL(/\/import\/.+/);
    // The page asks again by itself.
    await head(page, 'What would change');
    expect(await page.getByRole('main').innerText()).toContain('Nothing would change.');
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await head(page, 'Everything was here already');
  });
});

describe('anybody else', () => {
  it('is told that this place is for curators', async () => {
    const person = await asSomebody('Maya Okafor');
    person.mayHear(/403/);
    expect(await visit(person, '/import')).toBe(200);
    expect(await person.page.getByRole('main').innerText()).toContain('Look as a curator');
    expect(await person.page.locator('input[type=file]').count()).toBe(0);
    expect(await visit(person, '/import/SW1wb3J0OmFiY2Q')).toBe(403);
    expect(await barriersInBothLights(person.page)).toEqual([]);
  });
});
