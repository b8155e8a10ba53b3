// P12, by keyboard alone: somebody reads what goes and what stays, is asked for words, and is gone from every file of the town.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { barriersEverywhere, press, reach, somebody, visit, type Person } from './browser.ts';

const patient = { timeout: 30_000 };

describe('Noor, who wants to be forgotten', () => {
  const canary = `noor-${Math.random().toString(36).slice(2)}`;
  let noor: Person;
  beforeAll(async () => {
    noor = await somebody();
    const { address } = inject('portal');
    const account = { name: `Noor ${canary}`, email: `${canary}@lakeside.example`, password: 'a long enough password' };
    const answer = await noor.page.request.post('/api/auth/sign-up/email', { data: account, headers: { origin: address } });
    if (!answer.ok()) throw new Error(`registering answered ${answer.status()}`);
  });
  afterAll(() => noor.leave());

  const holding = () =>
    readdirSync(inject('portal').folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(canary),
    ).length;

  it('is not told that she is gone while she is here', async () => {
    expect(await visit(noor, '/erased')).toBe(200);
    expect(new URL(noor.page.url()).pathname).not.toBe('/erased');
  });

  it('tells us something, and reads before anything is done what will be gone and what others keep', async () => {
    const { page } = noor;
    await visit(noor, '/tell-us?page=/inbox&kind=idea');
    await page.getByLabel('What do you want to tell us?').fill(`My name is ${canary}.`);
    await press(page, page.getByRole('button', { name: 'Send' }));
    await page.getByText('Thank you. We have it.').first().waitFor();
    expect(holding()).toBeGreaterThan(0);

    expect(await visit(noor, '/leave/erase')).toBe(200);
    const said = await page.getByRole('main').innerText();
    expect(said).toContain('It cannot be undone');
    expect(said).toContain('1 message to us, with our answer');
    expect(said).toContain('1 address we know you by');
    expect(said).not.toContain('badges and records');
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is asked for the words, and nothing happens without them', async () => {
    const { page } = noor;
    noor.mayHear(/422/);
    await reach(page, page.getByLabel(/Type “erase me”/));
    await page.keyboard.type('yes please');
    await press(page, page.getByRole('button', { name: 'Erase everything of mine' }));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('erase me');
    expect(await barriersEverywhere(page)).toEqual([]);
    expect(holding()).toBeGreaterThan(0);
  });

  it('types them, reads the last page, and is nobody any more', async () => {
    const { page } = noor;
    await reach(page, page.getByLabel(/Type “erase me”/));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Erase me');
    await press(page, page.getByRole('button', { name: 'Erase everything of mine' }));
    await page.waitForURL(/\/erased/);
    await page.getByRole('heading', { level: 1, name: 'Everything of yours is gone' }).waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
    await expect.poll(holding, patient).toBe(0);
    await visit(noor, '/my-skills');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});
