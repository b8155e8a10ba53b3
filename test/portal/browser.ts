// A person with a browser and a keyboard: opens pages, moves by Tab, and has every page judged for access.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Locator, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const accessRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Person = {
  readonly page: Page;
  /** What the browser complained of since it was opened, but for what a test said it would. */
  complaints(): string[];
  /** A complaint that is meant to happen, such as the answer 404 to an address that leads nowhere. */
  mayHear(complaint: RegExp): void;
  /** Closes the browser; fails when it complained of anything. */
  leave(): Promise<void>;
};

/** A new browser with an empty profile, as somebody nobody knows. */
export async function somebody({ width = 1440, script = true } = {}): Promise<Person> {
  const profile = mkdtempSync(join(tmpdir(), 'skillweave-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    args: flags,
    baseURL: inject('portal').address,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  // Somebody listening all the time keeps choosers ours: turned on only when one is awaited, the second comes too late.
  page.on('filechooser', () => {});
  const heard: string[] = [];
  const expected: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => heard.push(error.message));
  const complaints = () => heard.filter((each) => !expected.some((one) => one.test(each)));
  return {
    page,
    complaints,
    mayHear: (complaint) => void expected.push(complaint),
    leave: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      expect(complaints()).toEqual([]);
    },
  };
}

function browserPath(): string {
  const found = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error('There is no Chromium. Install it (Debian: apt install chromium), or set CHROMIUM to one.');
  return found;
}

/** Opens a place and waits until the page is awake: a form filled in before that could lose what was typed. */
export async function visit({ page }: Person, path: string): Promise<number> {
  const answer = await page.goto(path, { waitUntil: 'networkidle' });
  return answer?.status() ?? 0;
}

/** Signs in as one of the town's people, with the keyboard alone. */
export async function signIn(person: Person, name: string): Promise<void> {
  const { page } = person;
  await visit(person, '/sign-in');
  await reach(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.waitForLoadState('networkidle');
}

/**
 * Presses Tab until this has the focus, as somebody without a mouse would.
 * Throws, naming what did get the focus, when it cannot be reached.
 */
export async function reach(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  const focused = wanted.and(page.locator('*:focus'));
  if ((await focused.count()) > 0) return;
  const passed: string[] = [];
  for (let tries = 0; tries < 300; tries++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
    passed.push(
      await page.evaluate(() => {
        const { activeElement: at } = document;
        return `${at?.tagName ?? ''} ${at?.getAttribute('aria-label') ?? at?.textContent?.trim().slice(0, 40) ?? ''}`;
      }),
    );
  }
  throw new Error(`Tab does not reach ${String(wanted)}. It passes: ${[...new Set(passed)].join(' | ')}`);
}

/** Reaches it and presses Enter. */
export async function press(page: Page, wanted: Locator): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press('Enter');
}

/** Reaches a box or a button of a choice and ticks it with the space bar. */
export async function tick(page: Page, wanted: Locator): Promise<void> {
  await reach(page, wanted);
  await page.keyboard.press('Space');
}

/** Reaches the field for a file, opens the chooser by key, and picks this file. */
export async function hand(page: Page, ...paths: string[]): Promise<void> {
  await reach(page, page.locator('input[type=file]'));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(paths);
}

/** Reaches a field and types into it, in place of what it held. */
export async function fill(page: Page, name: string | RegExp, words: string): Promise<void> {
  await reach(page, page.getByRole('textbox', { name }));
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(words);
}

/** Reaches a list to choose from and types the beginning of what is wanted. */
export async function choose(page: Page, name: string | RegExp, beginning: string): Promise<void> {
  await reach(page, page.getByRole('combobox', { name }));
  await page.keyboard.type(beginning);
}

/** What stands between this page and the people who need it most; empty when nothing does. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(accessRules).analyze();
  // The judge works in a tab of its own; without this, the page it judged stays in the background and opens no file chooser.
  await page.bringToFront();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`);
}

/** The same in light and in dark. */
export async function barriersInBothLights(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await barriers(page)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** The same on a desk and on a phone; and whether anything sticks out at the side. */
export async function barriersEverywhere(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  const found: string[] = [];
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sticksOut > 0) found.push(`at ${width} px the page is ${sticksOut} px too wide`);
    found.push(...(await barriersInBothLights(page)).map((barrier) => `${width} px, ${barrier}`));
  }
  await page.setViewportSize(before);
  return found;
}
