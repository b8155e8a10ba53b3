// Leaving parts of a badge out, by keyboard alone and without script: what is ticked is what stays out, and nothing is signed unseen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import {
  barriersEverywhere,
  barriersInBothLights,
  choose,
  fill,
  press,
  signIn,
  somebody,
  tick,
  visit,
  type Person,
} from './browser.ts';

const evidence = 'What my mentor saw';

/** From an empty form to the look at a record of what Northshore gave. */
async function lookAtIt(person: Person): Promise<void> {
  const { page } = person;
  await visit(person, '/record');
  await fill(page, 'Who gets it', 'Harbour Clinic');
  await choose(page, 'What they need it for', 'hir');
  await press(page, page.locator('summary').filter({ hasText: 'Only from some issuers' }));
  await tick(page, page.getByRole('checkbox', { name: 'Northshore Care Group' }));
  await press(page, page.getByRole('button', { name: 'Show me what they will see' }));
  await page.getByRole('heading', { name: 'This is what they will see' }).waitFor();
}
const induction = (page: Page) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Care Induction' }) });
const box = (page: Page, part: string) => induction(page).getByRole('checkbox', { name: `Leave out: ${part}` });
const readsIn = async (page: Page) => (await induction(page).locator('dl').textContent()) ?? '';

describe.each([
  ['with script', true, 1440],
  ['without script, on a phone', false, 360],
])('%s', (_, script, width) => {
  let maya: Person;
  let page: Page;
  beforeAll(async () => {
    maya = await somebody({ script, width });
    page = maya.page;
    await signIn(maya, 'Maya Okafor');
  });
  afterAll(() => maya.leave());

  it('the evidence stays out until it is unticked, and the page says so', async () => {
    await lookAtIt(maya);
    expect(await induction(page).innerText()).toContain('Evidence stays out until you untick it');
    expect(await box(page, 'the evidence').isChecked()).toBe(true);
    expect(await readsIn(page)).not.toContain(evidence);
    // The judge of pages needs script itself.
    expect(script ? await barriersEverywhere(page) : []).toEqual([]);
  });

  it('what is unticked is shown again, and what is ticked is gone', async () => {
    await tick(page, box(page, 'the evidence'));
    await tick(page, box(page, 'what kind of badge it is'));
    await press(page, page.getByRole('button', { name: 'Show me again: Care Induction' }));
    await induction(page).locator('dl', { hasText: evidence }).waitFor({ state: 'attached' });
    expect(await readsIn(page)).not.toMatch(/\bKind\b(?! of)/);
    expect(await box(page, 'the evidence').isChecked()).toBe(false);
    expect(await box(page, 'what kind of badge it is').isChecked()).toBe(true);
  });

  it('the choice is still there after “Change something”', async () => {
    await press(page, page.getByRole('button', { name: 'Change something' }));
    await page.getByRole('heading', { name: 'Build a record' }).waitFor();
    await press(page, page.getByRole('button', { name: 'Show me what they will see' }));
    await page.getByRole('heading', { name: 'This is what they will see' }).waitFor();
    expect(await box(page, 'the evidence').isChecked()).toBe(false);
    expect(await readsIn(page)).toContain(evidence);
  });

  it('what was ticked after the last look is shown before anything is signed', async () => {
    await tick(page, box(page, 'the evidence'));
    await press(page, page.getByRole('button', { name: 'Sign it' }));
    await page.getByText('You changed what stays out').waitFor();
    expect(await readsIn(page)).not.toContain(evidence);
    expect(script ? await barriersInBothLights(page) : []).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Sign it' }));
    await page.getByRole('heading', { name: 'Your record is signed' }).waitFor();
    const file = decodeURIComponent((await page.getByRole('link', { name: 'Download the record' }).getAttribute('href')) ?? '');
    expect(file).toContain('Care Induction');
    for (const word of [evidence, 'achievementType']) expect(file).not.toContain(word);
  });

  it('the receiver is told that parts may be missing', async () => {
    const link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
    const receiver = await somebody();
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    await press(receiver.page, receiver.page.getByRole('button', { name: 'Open the record' }));
    await receiver.page.getByText('Care Induction').first().waitFor();
    expect(await receiver.page.getByRole('main').textContent()).toContain('Its holder may have left parts out');
    expect(await barriersInBothLights(receiver.page)).toEqual([]);
    await receiver.leave();
  });
});
