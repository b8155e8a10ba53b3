// Somebody finds a skill in their own words, by keyboard alone: from any page, with a slip, narrowed, shared, and back again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersEverywhere, press, somebody, visit, type Person } from './browser.ts';

describe('in the library', () => {
  let person: Person;
  beforeAll(async () => {
    person = await somebody();
  });
  afterAll(() => person.leave());

  const ask = async (words: string) => {
    const { page } = person;
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(words);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('search') === words);
    await page.waitForLoadState('networkidle');
  };
  const found = () =>
    person.page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: person.page.locator('mark') });

  it('the slash key leads to the search from a page that has none, and writes nothing there', async () => {
    await visit(person, '/check');
    await person.page.getByRole('heading', { level: 1 }).click();
    await person.page.keyboard.press('/');
    await person.page.waitForURL(/\/library$/);
    const field = person.page.getByRole('searchbox');
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('');
  });

  it('a slip is forgiven, the words are marked, and the page says aloud how much it found', async () => {
    const { page } = person;
    await ask('acurate recor');
    expect(await found().first().innerText()).toContain('Keep accurate records');
    expect(await found().first().locator('mark').allInnerTexts()).toEqual(['accurate', 'records']);
    await expect.poll(() => page.getByRole('status').innerText()).toMatch(/found for “acurate recor”/);
    expect(await page.title()).toMatch(/found for/);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('a choice is one key press, stands in the address, and the back button undoes it', async () => {
    const { page } = person;
    await page.keyboard.press('/');
    await ask('support');
    const before = page.url();
    const narrow = page.getByRole('navigation', { name: 'Choose what to show' });
    await press(page, narrow.getByRole('link', { name: /^Job \d+$/ }));
    await page.waitForURL(/kind=role/);
    await page.waitForLoadState('networkidle');
    expect(await narrow.locator('[aria-current=true]').allInnerTexts()).toContainEqual(expect.stringMatching(/^Job/));
    expect(await page.getByRole('main').innerText()).toContain('Ward support worker');
    const shared = page.url();
    expect(await barriersEverywhere(page)).toEqual([]);
    await page.goBack();
    await page.waitForURL(before);
    await visit(person, shared);
    expect(await page.getByRole('main').innerText()).toContain('Ward support worker');
  });

  it('what is found leads to its page', async () => {
    const { page } = person;
    await page.keyboard.press('/');
    await visit(person, '/library?search=Keep+accurate+records');
    await press(page, page.getByRole('link', { name: 'Keep accurate records' }));
    await page.waitForURL(/\/library\/skill\//);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Keep accurate records');
  });

  it.each(['qqqzzzxx', '???', '<img src=x onerror=alert(1)>', '(.*)+'])(
    '%s finds nothing, and says what to do',
    async (words) => {
      const { page } = person;
      await visit(person, `/library?search=${encodeURIComponent(words)}`);
      const said = await page.getByRole('main').innerText();
      expect(said).toContain(`Nothing fits “${words}”`);
      expect(said).toContain('Lists of skills');
      expect(await page.locator('main img').count()).toBe(0);
      expect(await barriersEverywhere(page)).toEqual([]);
    },
  );

  it('a choice nothing fits can be taken back', async () => {
    const { page } = person;
    await visit(person, '/library?search=records&kind=technology');
    await press(page, page.getByRole('link', { name: 'Show all of it' }));
    await page.waitForURL((url) => !url.searchParams.has('kind'));
    expect(await found().count()).toBeGreaterThan(0);
  });
});

describe('without script', () => {
  it('searching and choosing work the same', async () => {
    const person = await somebody({ script: false });
    const { page } = person;
    await visit(person, '/library');
    await page.getByRole('searchbox').fill('support');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name: /^Job \d+$/ }).click();
    expect(new URL(page.url()).searchParams.get('kind')).toBe('role');
    expect(await page.getByRole('main').innerText()).toContain('Ward support worker');
    await person.leave();
  });
});
