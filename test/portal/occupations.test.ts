// A list that brings occupations besides skills: its second tree, by keyboard alone and without script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { barriersEverywhere, hand, press, reach, signIn, somebody, visit, type Person } from './browser.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'skillweave-occupations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const host = 'https://boats.example/case';
const crew = Array.from({ length: 130 }, (_, n) => `Deck hand ${String(n + 1).padStart(3, '0')}`);
/** Who stands under whom: a circle, somebody in two groups, and a group with more than three pages hold without script. */
const broader: [string, string][] = [
  ['Boat building', 'Work with boats'],
  ['Boat repair', 'Work with boats'],
  ['Hull repair', 'Boat repair'],
  ['Boat repair', 'Hull repair'],
  ['Boat builder', 'Boat building'],
  ['Sail maker', 'Boat building'],
  ['Sail maker', 'Boat repair'],
  ...crew.map((name): [string, string] => [name, 'Work on deck']),
];
const groups = ['Work with boats', 'Boat building', 'Boat repair', 'Hull repair', 'Work on deck'];
const occupations = ['Boat builder', 'Sail maker', 'Harbour pilot', ...crew];

function boats(name: string, skills: readonly string[]): string {
  const base = `${host}/${encodeURIComponent(name)}`;
  const all = [...groups, ...occupations, ...skills];
  const uri = (one: string) => `${base}/${all.indexOf(one)}`;
  const lastChangeDateTime = '2026-03-01T10:00:00Z';
  const items = all.map((abbreviatedStatement, n) => ({
    identifier: String(n),
    uri: uri(abbreviatedStatement),
    abbreviatedStatement,
    fullStatement: `${abbreviatedStatement} and all that belongs to it.`,
    humanCodingScheme: `B${String(n).padStart(3, '0')}`,
    CFItemType: groups.includes(abbreviatedStatement)
      ? 'Occupation group'
      : skills.includes(abbreviatedStatement)
        ? 'Skill'
        : 'Occupation',
    lastChangeDateTime,
  }));
  const associations = broader.map(([from, to], n) => ({
    identifier: `a${n}`,
    uri: `${base}/a${n}`,
    associationType: 'isChildOf',
    originNodeURI: { identifier: uri(from), uri: uri(from), title: from },
    destinationNodeURI: { identifier: uri(to), uri: uri(to), title: to },
    lastChangeDateTime,
  }));
  const document = { identifier: base, uri: base, title: name, creator: 'Boat guild', version: '1', lastChangeDateTime };
  return JSON.stringify({ CFDocument: document, CFItems: items, CFAssociations: associations });
}

/** A curator brings a list in and stands on its page. */
async function bringIn(person: Person, name: string, skills: readonly string[]): Promise<void> {
  const { page } = person;
  const file = join(folder, `${name}.json`);
  writeFileSync(file, boats(name, skills));
  await visit(person, '/import');
  await hand(page, file);
  await press(page, page.getByRole('button', { name: 'Read the files' }));
  await page.getByRole('heading', { level: 1, name: 'What would change' }).waitFor();
  await press(page, page.getByRole('button', { name: 'Bring it in' }));
  await page.getByRole('heading', { level: 1, name: 'It is in' }).waitFor();
  await press(page, page.getByRole('link', { name: `Open “${name}”` }));
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

const list = 'Boats and crews';
let address = '';
async function openWork(person: Person): Promise<void> {
  await visit(person, address);
  await press(person.page, person.page.getByRole('link', { name: 'Kinds of work' }));
  await person.page.getByText('Open a group to see the kinds of work').waitFor();
  await person.page.waitForLoadState('networkidle');
}

beforeAll(async () => {
  const curator = await somebody();
  await signIn(curator, 'Ingrid Solberg');
  await bringIn(curator, list, ['Sewing sails']);
  address = new URL(curator.page.url()).pathname;
  await curator.leave();
});

describe('the tree of occupations', () => {
  it('stands beside the skills, says how many there are, and is walked by keyboard as theirs is', async () => {
    const person = await asSomebody();
    const { page } = person;
    // An occupation's page is for people who are signed in.
    await signIn(person, 'Ingrid Solberg');
    await visit(person, address);
    await page.getByRole('treeitem', { name: 'Sewing sails' }).waitFor();
    expect(await page.getByRole('treeitem', { name: 'Sail maker' }).count()).toBe(0);
    expect(await barriersEverywhere(page)).toEqual([]);
    await openWork(person);
    expect(await page.getByRole('main').innerText()).toMatch(/133 kinds of work · 5 groups of kinds of work\s+Open a group/);
    expect(await page.getByRole('treeitem', { name: 'Sewing sails' }).count()).toBe(0);
    expect(await walkTheTree(page, list)).toBe('Boat building');
  });

  it('shows one occupation in both of its groups, and does not go round in a circle for ever', async () => {
    const person = await asSomebody();
    const { page } = person;
    await openWork(person);
    const item = (name: string) => page.getByRole('treeitem', { name: new RegExp(` ${name}( |$)`) });
    await reach(page, item('Work with boats'));
    for (const [group, inside] of [
      ['Work with boats', 'Boat building'],
      ['Boat building', 'Boat builder'],
    ] as const) {
      await page.keyboard.press('Home');
      while (
        !(await item(group)
          .first()
          .evaluate((each) => each === document.activeElement))
      )
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await item(inside).first().waitFor();
    }
    // The group it is in twice, and the one that is under itself.
    await page.keyboard.type('Boat repair');
    await page.keyboard.press('ArrowRight');
    await item('Hull repair').waitFor();
    await expect.poll(() => item('Sail maker').count()).toBe(2);
    expect(await item('Sail maker').first().innerText()).toContain('in 2 places');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByText('stands further up already').waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('brings a large group in parts', async () => {
    const person = await asSomebody();
    const { page } = person;
    await openWork(person);
    await reach(page, page.getByRole('treeitem').first());
    await page.keyboard.type('Work on deck');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: 'Deck hand 100' }).waitFor();
    expect(await page.getByRole('treeitem', { name: 'Deck hand' }).count()).toBe(100);
    await press(page, page.getByRole('treeitem', { name: 'Show more' }));
    await expect.poll(() => page.getByRole('treeitem', { name: 'Deck hand' }).count()).toBe(130);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Deck hand 101');
  });

  it('is nested links where there is no script, and of a large group one page after the other', async () => {
    const person = await asSomebody({ script: false });
    const { page } = person;
    await openWork(person);
    await press(page, page.getByRole('link', { name: 'Open Work on deck' }));
    await page.getByRole('link', { name: 'Close Work on deck' }).waitFor();
    const seen: string[] = [];
    const crewHere = page.getByRole('link', { name: /Deck hand \d/ });
    for (const expected of [50, 80]) {
      await expect.poll(() => crewHere.count()).toBe(expected);
      seen.push(...(await crewHere.allInnerTexts()));
      if (seen.length === crew.length) break;
      await press(page, page.getByRole('link', { name: 'Show more' }));
      await page.getByRole('heading', { level: 3, name: 'More in Work on deck' }).waitFor();
    }
    expect(seen.map((each) => each.replace(/^\S+\s+/, ''))).toEqual(crew);
    await press(page, page.getByRole('link', { name: 'Back to all groups' }));
    await page.getByRole('link', { name: 'Open Work with boats' }).waitFor();
  });

  it('is all there is on the page of a list without skills', async () => {
    const person = await asSomebody();
    await signIn(person, 'Ingrid Solberg');
    await bringIn(person, 'Crews alone', []);
    const { page } = person;
    await page.getByRole('treeitem', { name: 'Work with boats' }).waitFor();
    expect(await page.getByRole('link', { name: 'Skills by groups' }).count()).toBe(0);
    expect(await barriersEverywhere(page)).toEqual([]);
  });
});
