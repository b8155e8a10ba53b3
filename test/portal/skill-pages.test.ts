// The pages about one skill and one framework, by keyboard alone and without script.
import { frameworkExporters } from '../../packages/core/src/frameworks/exporters.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { barriersEverywhere, press, reach, somebody, visit, type Person } from './browser.ts';
import { walkTheTree } from './tree-walk.ts';

const here: Person[] = [];
afterEach(async () => {
  for (const person of here.splice(0)) await person.leave();
});
async function asSomebody(options?: Parameters<typeof somebody>[0]): Promise<Person> {
  const person = await somebody(options);
  here.push(person);
  return person;
}

const framework = 'Work and Digital Skills';
async function openFramework(person: Person): Promise<void> {
  await visit(person, '/library');
  await press(person.page, person.page.getByRole('main').getByRole('link', { name: framework }));
  await person.page.getByRole('heading', { level: 1, name: framework }).waitFor();
  await person.page.waitForLoadState('networkidle');
}

describe('a framework', () => {
  it('is saved as a file in every format it can be written in', async () => {
    const person = await asSomebody();
    const { page } = person;
    await openFramework(person);
    await press(page, page.getByText('Save this list as a file'));
    const links = page.locator('a[href*="/export?format="]');
    const named = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(named.map((href) => href.split('=')[1])).toEqual(frameworkExporters.map(({ name }) => name));
    for (const href of named) {
      const answer = await page.request.get(href);
      expect([answer.status(), answer.headers()['content-disposition']]).toEqual([200, expect.stringContaining('attachment')]);
    }
    expect(await barriersEverywhere(page)).toEqual([]);
  });
});

describe('the tree of a framework', () => {
  it('opens, closes and is walked by arrows, Home, End and letters, and Enter goes to the skill', async () => {
    const person = await asSomebody();
    const { page } = person;
    await openFramework(person);
    expect(await walkTheTree(page, framework)).not.toBe('');
  });

  it('says so when a level cannot be had, and can be asked again', async () => {
    const person = await asSomebody();
    const { page } = person;
    person.mayHear(/500|Failed to load/);
    await openFramework(person);
    await page.route('**/level?*', (route) => route.fulfill({ status: 500, body: '' }), { times: 1 });
    const first = page.getByRole('treeitem').first();
    await reach(page, first);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('status').filter({ hasText: 'could not be loaded' }).waitFor();
    expect(await first.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('group').first().waitFor();
  });

  it('is nested links where there is no script', async () => {
    const person = await asSomebody({ script: false });
    const { page } = person;
    await openFramework(person);
    const open = page.getByRole('link', { name: /^Open / }).first();
    const name = ((await open.getAttribute('aria-label')) ?? '').replace('Open ', '');
    await press(page, open);
    await page.getByRole('link', { name: `Close ${name}` }).waitFor();
    const inside = page.getByRole('list', { name }).getByRole('link');
    expect(await inside.count()).toBeGreaterThan(1);
    const skill = await inside.first().innerText();
    await press(page, inside.first());
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    expect(skill).toContain(heading);
    expect(await page.getByRole('main').innerText()).toContain(name);
  });

  it('is one list on the other tab', async () => {
    const person = await asSomebody();
    await openFramework(person);
    await press(person.page, person.page.getByRole('link', { name: 'As one list' }));
    await person.page.getByRole('link', { name: 'Keep accurate records' }).waitFor();
    expect(await barriersEverywhere(person.page)).toEqual([]);
  });
});

describe('the page of a skill', () => {
  it('shows its surroundings as a picture and a table that name the same skills and lead to the same places', async () => {
    const person = await asSomebody();
    const { page } = person;
    await visit(person, '/library?search=Keep accurate records');
    await press(page, page.getByRole('main').getByRole('link', { name: 'Keep accurate records' }));
    await page.getByRole('heading', { level: 1, name: 'Keep accurate records' }).waitFor();
    const picture = page.getByRole('group', { name: 'Skills around Keep accurate records' });
    const table = page.getByRole('table').filter({ hasText: 'Part of' });
    const hrefs = (links: Element[]) => links.map((link) => link.getAttribute('href')).toSorted();
    const drawn = await picture.getByRole('link').evaluateAll(hrefs);
    expect(drawn.length).toBeGreaterThan(0);
    expect(await table.getByRole('link').evaluateAll(hrefs)).toEqual(drawn);
    expect(await page.getByRole('main').innerText()).toMatch(/Permanent address[\s\S]*https:\/\//);
    expect(await barriersEverywhere(page)).toEqual([]);

    const first = picture.getByRole('link').first();
    const label = (await first.getAttribute('aria-label')) ?? '';
    await press(page, first);
    await page.getByRole('heading', { level: 1, name: label.split(': ')[1] ?? 'nothing' }).waitFor();
  });

  it('reads the same on a phone and for somebody without script', async () => {
    const person = await asSomebody({ script: false, width: 360 });
    const { page } = person;
    await visit(person, '/library?search=Keep accurate records');
    await press(page, page.getByRole('main').getByRole('link', { name: 'Keep accurate records' }));
    await page.getByRole('heading', { level: 1, name: 'Keep accurate records' }).waitFor();
    const picture = page.getByRole('group', { name: /^Skills around/ });
    expect(await picture.count()).toBe(1);
    expect(await picture.getByRole('link').count()).toBeGreaterThan(0);
    for (const heading of [
      'What stands around it',
      'Who asks for it',
      'Badges that show it',
      'Matches with other skills',
      'History',
    ])
      expect(await page.getByRole('heading', { level: 2, name: heading }).count()).toBe(1);
  });

  it('says on a page of its own who asks for it', async () => {
    const person = await asSomebody();
    const { page } = person;
    await visit(person, '/library?search=Keep accurate records');
    await press(page, page.getByRole('main').getByRole('link', { name: 'Keep accurate records' }));
    await page.getByRole('heading', { level: 1, name: 'Keep accurate records' }).waitFor();
    await visit(person, `${new URL(page.url()).pathname}/asked-by`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Who asks for it');
    expect(await barriersEverywhere(page)).toEqual([]);
  });
});
