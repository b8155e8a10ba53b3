// Putting a badge away and bringing it back, by keyboard alone: hidden, shown again, removed, undone.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { barriersEverywhere, hand, press, signIn, somebody, visit, type Person } from './browser.ts';

describe('a learner with a badge to put away', () => {
  let maya: Person;
  let page: Page;
  const name = 'Work Together Online';
  const skills = async () => {
    await visit(maya, '/my-skills');
    return await page.getByRole('main').innerText();
  };
  const open = async () => {
    await visit(maya, '/my-skills');
    await press(page, page.getByRole('main').getByRole('link', { name }).first());
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  beforeAll(async () => {
    maya = await somebody();
    page = maya.page;
    await signIn(maya, 'Maya Okafor');
    await visit(maya, '/inbox');
    await hand(page, join(inject('portal').folder, 'demo', 'work-together-online.jwt'));
    await press(page, page.getByRole('button', { name: 'Check it and put it in my inbox' }));
    await press(page, page.getByRole('button', { name: `Accept: ${name}` }));
    await page.getByText(`You accepted “${name}”`).waitFor();
  });
  afterAll(() => maya.leave());

  it('hides it: it leaves the skills, and the page says so', async () => {
    expect(await skills()).toContain(name);
    await open();
    await press(page, page.locator('summary').filter({ hasText: 'Hide this badge' }));
    await press(page, page.getByRole('button', { name: 'Hide it' }));
    await page.getByText('You hid this badge.').waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
    expect(await skills()).not.toContain(name);
  });

  it('finds it in the archive and shows it again', async () => {
    await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Archive' }));
    await page.getByRole('heading', { level: 1, name: 'Archive' }).waitFor();
    await page.waitForLoadState('networkidle');
    const card = page.getByRole('article').filter({ hasText: name });
    expect(await card.innerText()).toContain('You hid it.');
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: `Show it again: ${name}` }));
    await page.getByText(`“${name}” counts again`).waitFor();
    expect(await skills()).toContain(name);
  });

  it('removes it, reads until when that can be undone, and undoes it', async () => {
    await open();
    await press(page, page.locator('summary').filter({ hasText: 'Remove this badge' }));
    await press(page, page.getByRole('button', { name: 'Remove it' }));
    await page.getByText('It is deleted for good on').waitFor();
    expect(await skills()).not.toContain(name);
    await visit(maya, '/archive');
    const card = page.getByRole('article').filter({ hasText: name });
    expect(await card.innerText()).toMatch(/deleted for good on \d+ \w+ \d{4}/);
    await press(page, page.getByRole('button', { name: `Bring it back: ${name}` }));
    await page.getByText(`“${name}” counts again`).waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
    expect(await skills()).toContain(name);
  });

  it('removes it from the archive too, once it is hidden', async () => {
    await open();
    await press(page, page.locator('summary').filter({ hasText: 'Hide this badge' }));
    await press(page, page.getByRole('button', { name: 'Hide it' }));
    await page.getByText('You hid this badge.').waitFor();
    await visit(maya, '/archive');
    await press(page, page.locator('summary[aria-label]').filter({ hasText: 'Remove this badge' }).first());
    await press(page, page.getByRole('button', { name: `Remove it: ${name}` }));
    await page.getByText(`You removed “${name}”`).waitFor();
    await press(page, page.getByRole('button', { name: `Bring it back: ${name}` }));
    await page.getByText(`“${name}” is back among what you hid`).waitFor();
    expect(await skills()).not.toContain(name);
  });
});
