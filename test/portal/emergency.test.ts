// An emergency look, by keyboard alone: an administrator opens it, the learner reads of it everywhere and stops it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersEverywhere, choose, fill, press, signIn, somebody, visit, type Person } from './browser.ts';

// A page may take its time on a busy machine.
const patient = { timeout: 30_000 };

describe('P11: an emergency look', () => {
  let oskar: Person;
  let ewa: Person;
  beforeAll(async () => {
    [oskar, ewa] = [await somebody(), await somebody()];
    await signIn(oskar, 'Oskar Nyqvist');
    await signIn(ewa, 'Ewa');
  });
  afterAll(async () => {
    await oskar.leave();
    await ewa.leave();
  });
  const main = ({ page }: Person) => page.getByRole('main');

  it('is not opened before it says whom, why and what happened', async () => {
    oskar.mayHear(/status of 422/);
    const { page } = oskar;
    await visit(oskar, '/emergency');
    expect(await main(oskar).innerText()).toContain('You have opened none.');
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Open it and tell the learner' }));
    const problems = main(oskar).getByRole('alert');
    await problems.getByText('Enter the e-mail address of the learner').waitFor(patient);
    const said = await problems.innerText();
    for (const part of ['Choose why you must look', 'Say what happened']) expect(said).toContain(part);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('opens nothing when nobody has the address', async () => {
    const { page } = oskar;
    await fill(page, /e-mail address/, 'nobody@elsewhere.example');
    await choose(page, 'Why you must look', 'The learner');
    await fill(page, 'What happened', 'She rang us: her telephone is lost.');
    await press(page, page.getByRole('button', { name: 'Open it and tell the learner' }));
    await main(oskar).getByRole('alert').getByText('Nobody is reached by this address').waitFor(patient);
    await visit(oskar, '/emergency');
    expect(await main(oskar).innerText()).toContain('You have opened none.');
  });

  it('shows the badges when it is opened', async () => {
    const { page } = oskar;
    await fill(page, /e-mail address/, 'ewa@lakeside.example');
    await choose(page, 'Why you must look', 'The learner');
    await fill(page, 'What happened', 'She rang us: her telephone is lost.');
    await press(page, page.getByRole('button', { name: 'Open it and tell the learner' }));
    await page.getByText('It is open, and the learner can read of it').waitFor(patient);
    expect(await main(oskar).innerText()).toContain('We also sent them an e-mail.');
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('link', { name: 'See the badges of ewa@lakeside.example' }));
    await page.getByRole('heading', { level: 1, name: 'Badges in an emergency look' }).waitFor(patient);
    expect(await main(oskar).getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is told on each page where she looks for what others see, and stands in her log', async () => {
    for (const path of ['/my-skills', '/inbox', '/permissions', '/who-looked']) {
      await visit(ewa, path);
      const said = await main(ewa).innerText();
      expect([path, said.includes('Oskar Nyqvist, Lakeside Skills Council is looking at your badges')]).toEqual([path, true]);
      for (const part of ['You could not get in and asked for help', 'her telephone is lost', 'It ends by itself'])
        expect([path, part, said.includes(part)]).toEqual([path, part, true]);
      expect(await barriersEverywhere(ewa.page)).toEqual([]);
    }
    const said = await main(ewa).innerText();
    for (const part of [
      'Opened an emergency look at your badges',
      'Opened your badges in an emergency look',
      'Why: an emergency',
    ])
      expect(said).toContain(part);
    await visit(ewa, '/identifiers');
    expect(await main(ewa).innerText()).toContain('An administrator is looking at your badges');
  });

  it('can be stopped by her and not made longer, and then is not there any more', async () => {
    const { page } = ewa;
    await visit(ewa, '/permissions');
    const card = page.getByRole('article').filter({ hasText: 'Emergency look: you did not give this' });
    expect(await card.getByRole('link', { name: /longer|less|receipt/i }).count()).toBe(0);
    await press(page, card.getByRole('link', { name: /^Stop sharing with Oskar/ }));
    await press(page, page.getByRole('button', { name: 'Yes, stop it' }));
    await page.getByText(/^Stopped\. Oskar Nyqvist/).waitFor(patient);

    oskar.mayHear(/status of 404/);
    expect((await oskar.page.reload())?.status()).toBe(404);
    await visit(oskar, '/emergency');
    expect(await main(oskar).innerText()).toContain('Ended early');
    expect(await oskar.page.getByRole('button', { name: /^End it now/ }).count()).toBe(0);
  });

  it('is ended early by who opened it', async () => {
    const { page } = oskar;
    await fill(page, /e-mail address/, 'ewa@lakeside.example');
    await choose(page, 'Why you must look', 'A law');
    await fill(page, 'What happened', 'The court of the town asks.');
    await press(page, page.getByRole('button', { name: 'Open it and tell the learner' }));
    await page.getByText('It is open, and the learner can read of it').waitFor(patient);
    await press(page, page.getByRole('button', { name: /^End it now: the look at ewa/ }));
    await page.getByText('It is over. It opens nothing any more.').waitFor(patient);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is no place for anybody else', async () => {
    await visit(ewa, '/emergency');
    expect(await main(ewa).innerText()).toContain('Look as an administrator to open one.');
  });
});
