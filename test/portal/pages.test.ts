// Every page, for everyone it is for: it answers, it has a name and one heading, and nothing on it shuts anybody out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, barriersEverywhere, signIn, somebody, visit, type Person } from './browser.ts';

/** `on`: links to follow from there, by their words. */
type Place = { readonly path: string; readonly on?: readonly (string | RegExp)[] };

const everyone: Place[] = [
  { path: '/' },
  { path: '/sign-in' },
  { path: '/check' },
  { path: '/tell-us' },
  { path: '/library', on: ['Work and Digital Skills', 'As one list', 'Keep accurate records'] },
  { path: '/library?search=record' },
  { path: '/erased' },
  { path: '/erased?cleaning=1' },
];
const learner: Place[] = [
  { path: '/my-skills' },
  { path: '/inbox', on: ['Protecting Adults Level 2'] },
  { path: '/inbox', on: ['Vital Signs, Advanced'] },
  { path: '/targets', on: ['Ward support worker'] },
  { path: '/record' },
  { path: '/permissions' },
  { path: '/requests' },
  { path: '/who-looked' },
  { path: '/leave/erase' },
  { path: '/archive' },
  { path: '/identifiers' },
  { path: '/my-feedback' },
];
const places: readonly { readonly who: string | null; readonly about: string; readonly list: readonly Place[] }[] = [
  { who: null, about: 'a stranger', list: everyone },
  { who: 'Maya Okafor', about: 'a learner with a full record', list: learner },
  { who: 'Joe Whitfield', about: 'a learner with nothing yet', list: learner.map(({ path }) => ({ path })) },
  { who: 'María-Fernanda', about: 'a learner with a very long name', list: [{ path: '/my-skills' }, { path: '/record' }] },
  {
    who: 'Ruth Bergman',
    about: 'an advisor',
    list: [{ path: '/people', on: [/Maya Okafor/] }, { path: '/ask' }, { path: '/library' }],
  },
  { who: 'Victor Lam', about: 'an employer', list: [{ path: '/roles', on: ['Ward support worker'] }] },
  {
    who: 'Ingrid Solberg',
    about: 'a curator',
    list: [
      { path: '/waiting' },
      { path: '/waiting?state=accepted' },
      { path: '/waiting?state=published' },
      { path: '/waiting?state=rejected' },
      { path: '/import' },
      { path: '/feedback' },
      { path: '/feedback?state=answered' },
    ],
  },
  { who: 'Grace Holloway', about: 'somebody who issues', list: [{ path: '/library' }, { path: '/declined' }] },
  { who: 'Oskar Nyqvist', about: 'an administrator', list: [{ path: '/emergency' }, { path: '/library' }] },
];

describe.each(places)('for $about', ({ who, list }) => {
  let person: Person;
  beforeAll(async () => {
    person = await somebody();
    if (who) await signIn(person, who);
  });
  afterAll(() => person.leave());

  it.each(list.map((place) => ({ on: [], ...place })))('$path $on', async ({ path, on }) => {
    expect(await visit(person, path)).toBe(200);
    for (const name of on) {
      await person.page.getByRole('main').getByRole('link', { name }).first().click();
      await person.page.waitForLoadState('networkidle');
    }
    const { page } = person;
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.title()).toMatch(/Skillweave/);
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^[a-z]{2}/);
    expect(await barriersEverywhere(page)).toEqual([]);
  });
});

describe('an address that leads nowhere', () => {
  it('says so, on a page like the others', async () => {
    const person = await somebody();
    person.mayHear(/404/);
    expect(await visit(person, '/no/such/page')).toBe(404);
    expect(await person.page.getByRole('heading', { level: 1 }).innerText()).toContain('not here');
    expect(await barriersEverywhere(person.page)).toEqual([]);
    await person.leave();
  });
});

describe('an address that only takes answers', () => {
  it.each(['/preferences', '/acting', '/sign-out'])('%s leads whoever types it home', async (path) => {
    const person = await somebody();
    expect(await visit(person, path)).toBe(200);
    expect(new URL(person.page.url()).pathname).toBe('/');
    await person.leave();
  });
});

describe('high contrast', () => {
  it('is a choice that stays, and shuts nobody out either', async () => {
    const person = await somebody();
    await visit(person, '/check');
    await Promise.all([
      person.page.waitForResponse(/preferences/),
      person.page.getByRole('combobox', { name: 'Look' }).selectOption({ label: 'High contrast' }),
    ]);
    await person.page.waitForLoadState('networkidle');
    await visit(person, '/library');
    expect(await person.page.getByRole('combobox', { name: 'Look' }).locator('option:checked').innerText()).toBe('High contrast');
    expect(await barriersEverywhere(person.page)).toEqual([]);
    await person.leave();
  });
});

describe('the judge itself', () => {
  it('sees what is wrong with a bad page', async () => {
    const person = await somebody();
    await person.page.setContent(
      '<html><body><img src="data:,"><button></button><a href="#"></a><p style="color:#bbb">Pale</p></body></html>',
    );
    const found = (await barriers(person.page)).map((barrier) => barrier.split(':')[0]);
    expect(found).toEqual(expect.arrayContaining(['image-alt', 'button-name', 'link-name', 'color-contrast', 'html-has-lang']));
    await person.leave();
  });
});
