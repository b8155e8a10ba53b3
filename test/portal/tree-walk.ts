// Walks the tree of a list by keyboard alone, whatever stands in it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriersEverywhere, reach } from './browser.ts';

/** From the page of a list whose first group is closed: opens, closes, moves by arrows, Home, End and letters, goes to a page and comes back. Its name. */
export async function walkTheTree(page: Page, framework: string): Promise<string> {
  const tree = page.getByRole('tree', { name: framework });
  const items = tree.getByRole('treeitem');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await reach(page, items.first());
  const first = await focused();
  expect(await items.first().getAttribute('aria-expanded')).toBe('false');

  await page.keyboard.press('ArrowRight');
  // What was just opened comes in a moment later.
  await tree.locator('[role="treeitem"][aria-level="2"]').first().waitFor();
  expect(await items.first().getAttribute('aria-expanded')).toBe('true');
  expect(await focused()).toBe(first);
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).not.toBe(first);
  const inside = await focused();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-level'))).toBe('2');
  expect(await barriersEverywhere(page)).toEqual([]);

  await page.keyboard.press('End');
  const last = await focused();
  await page.keyboard.press('Home');
  expect(await focused()).toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(first);
  expect(last).not.toBe(first);

  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(inside);
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(first);
  await page.keyboard.press('ArrowDown');
  const name = (await focused()).replace(/^\S+\s+/, '');
  await page.keyboard.press('Home');
  await page.keyboard.type(name.slice(0, 6));
  expect(await focused()).toContain(name.slice(0, 6));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();

  // What was open is open again for who comes back.
  await page.goBack();
  await page.getByRole('tree').waitFor();
  expect(await items.first().getAttribute('aria-expanded')).toBe('true');
  await reach(page, items.first());
  await page.keyboard.press('ArrowLeft');
  expect(await items.first().getAttribute('aria-expanded')).toBe('false');
  expect(await tree.getByRole('group').count()).toBe(0);
  return name;
}
