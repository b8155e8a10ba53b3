// Asking and answering, by keyboard alone: an advisor asks, a learner gives less, makes it longer, shows less still, and says no.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { barriersEverywhere, fill, press, reach, signIn, somebody, tick, visit, type Person } from './browser.ts';

describe('a question to a learner', () => {
  let ruth: Person;
  let samuel: Person;
  beforeAll(async () => {
    [ruth, samuel] = [await somebody(), await somebody()];
    await signIn(ruth, 'Ruth Bergman');
    await signIn(samuel, 'Samuel Adeyemi');
  });
  afterAll(async () => {
    await ruth.leave();
    await samuel.leave();
  });

  const goTo = async (page: Page, name: string) => {
    await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }));
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const ask = async (whom: string, why: string) => {
    const { page } = ruth;
    // Opened anew: a link to the page one is on empties the form some time after it was pressed.
    await visit(ruth, '/ask');
    await fill(page, /e-mail address/, whom);
    await fill(page, 'Why you ask', why);
    await press(page, page.getByRole('button', { name: 'Ask', exact: true }));
    await page.getByText('We took down your request').waitFor();
  };
  const mainOf = async (page: Page) => (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');

  it('is not sent before it says whom and why', async () => {
    ruth.mayHear(/status of 422/);
    const { page } = ruth;
    await goTo(page, 'Ask for access');
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Ask', exact: true }));
    const problems = page.getByRole('main').getByRole('alert');
    await problems.getByText('Enter an e-mail address or a whole code').waitFor();
    expect(await problems.innerText()).toContain('Say why you ask');
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('gets the same answer whether or not there is such a person', async () => {
    await ask('nobody.at.all@elsewhere.example', 'To see whether anybody is there.');
    const { page } = ruth;
    const nobody = await mainOf(page);
    await ask('samuel@lakeside.example', 'To plan your next course together.');
    const somebodyThere = await mainOf(page);
    expect(nobody).toContain('If somebody can be reached this way, they find it under their requests.');
    expect(somebodyThere.split('What you asked for')[0]).toBe(nobody.split('What you asked for')[0]);
    expect(await page.getByText('No answer yet').count()).toBe(2);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is told on the first page, and says in plain words who, what, why and until when', async () => {
    const { page } = samuel;
    await visit(samuel, '/my-skills');
    await press(page, page.getByRole('link', { name: 'See who asks and why' }));
    await page.getByRole('heading', { level: 1, name: 'Requests' }).waitFor();
    const card = page.getByRole('article').filter({ hasText: 'Ruth Bergman at Lakeside College asks' });
    const text = await card.innerText();
    for (const part of [
      'advising',
      'To plan your next course together.',
      'Every badge you have accepted',
      'Everything within each badge',
      'Until',
    ])
      expect(text).toContain(part);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is answered with less, and the advisor sees just that', async () => {
    const { page } = samuel;
    await press(page, page.getByRole('link', { name: /^Give less to Ruth Bergman/ }));
    const form = page.getByRole('form', { name: /^Give less to Ruth Bergman/ });
    await form.waitFor();
    const boxes = form.getByRole('group', { name: 'Which badges they may see' }).getByRole('checkbox');
    const all = await boxes.count();
    expect(all).toBeGreaterThan(1);
    await tick(page, boxes.first());
    await tick(page, form.getByRole('checkbox', { name: 'The evidence' }));
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, form.getByRole('button', { name: 'Give only this' }));
    await page.getByText('Ruth Bergman, Lakeside College may look now').waitFor();
    const kept = await page.getByRole('article').filter({ hasText: 'Ruth Bergman, Lakeside College' }).innerText();
    expect(kept).toMatch(/They do not see\s+The evidence: how you earned it/);
    expect(await barriersEverywhere(page)).toEqual([]);
    await goTo(ruth.page, 'My people');
    expect(await mainOf(ruth.page)).toMatch(
      new RegExp(`Samuel Adeyemi.*${all - 1} badges?.* of each the outline, and the result`),
    );
  });

  it('can be shown less, made longer and stopped, and each holds at once', async () => {
    const { page } = samuel;
    const card = page.getByRole('article').filter({ hasText: 'Ruth Bergman, Lakeside College' });
    await press(page, card.getByRole('link', { name: /^Show less to/ }));
    const less = page.getByRole('form', { name: /^Show less to/ });
    await less.getByLabel('The last day').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await press(page, less.getByRole('button', { name: 'Show only this' }));
    await page.getByText('can see less from now on').waitFor();
    await visit(samuel, '/my-skills');
    expect(await mainOf(page)).toMatch(/One permission ends soon Ruth Bergman, Lakeside College: Ends in \d days/);
    expect(await barriersEverywhere(page)).toEqual([]);
    await visit(samuel, '/permissions');
    await press(page, card.getByRole('link', { name: /^Let it run longer for/ }));
    const longer = page.getByRole('form', { name: /^Say yes to/ });
    await longer.waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, longer.getByRole('button', { name: 'Yes, until then' }));
    await page.getByText('may look for longer').waitFor();
    expect(await mainOf(page)).not.toContain('ends soon');
    await press(page, card.getByRole('link', { name: /^Stop sharing with/ }));
    await press(page, page.getByRole('button', { name: 'Yes, stop it' }));
    await page.getByText('Stopped. Ruth Bergman').waitFor();
    await visit(ruth, '/people');
    expect(await mainOf(ruth.page)).not.toContain('Samuel');
  });

  it('can be declined without a word, and the no taken back', async () => {
    const { page } = samuel;
    await ask('samuel@lakeside.example', 'May I look once more?');
    await goTo(page, 'Requests');
    await press(page, page.getByRole('button', { name: /^Say no to/ }));
    await page.getByText('You said no. They are not told.').waitFor();
    await visit(ruth, '/ask');
    expect(await ruth.page.getByText('No answer yet').count()).toBe(2);
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Undo' }));
    await page.getByText('It waits for your answer again.').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });

  it('can come by a code instead of an address', async () => {
    const { page } = samuel;
    await press(page, page.getByRole('button', { name: 'Make a code' }));
    await page.getByText('We show it only now').waitFor();
    const code = /[0-9A-Z]{5}(-[0-9A-Z]{1,5}){5}/.exec(await mainOf(page))?.[0] ?? '';
    expect(code).not.toBe('');
    expect(await barriersEverywhere(page)).toEqual([]);
    await ask(code, 'You gave me this code.');
    await visit(samuel, '/requests');
    await reach(page, page.getByRole('button', { name: /^Say no to/ }).first());
    expect(await mainOf(page)).toContain('You gave me this code.');
  });
});
