// The journeys of those who are not learners, by keyboard alone: advisor, employer, curators, whoever checks a record or tells us something.
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { barriersInBothLights, fill, hand, press, reach, signIn, somebody, tick, visit, type Person } from './browser.ts';

const here: Person[] = [];
afterEach(async () => {
  for (const person of here.splice(0)) await person.leave();
});
async function asSomebody(name?: string, options?: Parameters<typeof somebody>[0]): Promise<Person> {
  const person = await somebody(options);
  here.push(person);
  if (name) await signIn(person, name);
  return person;
}

describe('an advisor', () => {
  it('sees the gap of somebody who said yes, line by line, each with its reason', async () => {
    const { page } = await asSomebody('Ruth Bergman');
    expect(await page.locator('body').innerText()).toContain('You are looking as advisor at Lakeside College, purpose: advising');
    expect(await page.getByRole('main').innerText()).not.toContain('Ben Carter');
    await press(page, page.getByRole('link', { name: 'See the gap of Aisha Rahman' }));
    await page.getByRole('heading', { level: 1, name: /Aisha Rahman/ }).waitFor();
    await reach(page, page.getByRole('combobox', { name: 'Target' }));
    await page.keyboard.type('Ward');
    await press(page, page.getByRole('button', { name: 'Show', exact: true }));
    await page.getByRole('heading', { level: 1, name: /Ward support worker/ }).waitFor();
    const lines = page.getByRole('article');
    expect(await lines.filter({ hasText: 'Prevent infection' }).innerText()).toMatch(/Met[\s\S]*Infection Prevention Level 2/);
    expect(await lines.filter({ hasText: 'Take and record vital signs' }).innerText()).toMatch(
      /Not yet[\s\S]*What would help: Earn Vital Signs/,
    );
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('gets nothing about somebody who did not say yes, and Maya is told that Daniel tried', async () => {
    const { page } = await asSomebody('Maya Okafor');
    await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Who looked' }));
    const refused = page.getByRole('listitem').filter({ hasText: 'Daniel Osei' }).filter({ hasText: 'Refused' });
    await refused.first().waitFor();
    expect(await refused.first().innerText()).toContain('They saw nothing');
  });
});

describe('an employer', () => {
  it('reads, for a role, the lines of those who agreed, by name and without a score', async () => {
    const { page } = await asSomebody('Victor Lam');
    await press(page, page.getByRole('link', { name: 'Digital care coordinator' }));
    await page.getByRole('heading', { level: 1, name: 'Digital care coordinator' }).waitFor();
    const people = page.getByRole('region', { name: 'People who let you see' });
    expect(await people.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      'Ewa Zielińska',
      'Maya Okafor',
      'Tomás Lindqvist-Ferreira',
      '李小雨',
    ]);
    await press(page, page.locator('summary').filter({ hasText: 'The lines of Tomás' }));
    const lines = people.getByRole('article').filter({ hasText: 'Tomás' });
    await lines.getByText('Care Records on Screen').first().waitFor();
    expect(await people.innerText()).not.toMatch(/%|score: /i);
    expect(await barriersInBothLights(page)).toEqual([]);
  });
});

describe('curators', () => {
  const question = 'Does Early Warning Signs show “Read charts and care figures”?';

  it('need two: one accepts, the same one cannot publish, the other can', async () => {
    const ingrid = await asSomebody('Ingrid Solberg');
    const card = ingrid.page.getByRole('article', { name: question });
    await press(ingrid.page, card.getByRole('button', { name: /^Accept/ }));
    await card.waitFor({ state: 'detached' });
    await visit(ingrid, '/waiting?state=accepted');
    expect(
      await ingrid.page
        .getByRole('article', { name: question })
        .getByRole('button', { name: /^Publish/ })
        .count(),
    ).toBe(0);
    expect(await barriersInBothLights(ingrid.page)).toEqual([]);

    const paul = await asSomebody('Paul Tembo');
    await visit(paul, '/waiting?state=accepted');
    const his = paul.page.getByRole('article', { name: question });
    await press(paul.page, his.getByRole('button', { name: /^Publish/ }));
    await his.waitFor({ state: 'detached' });
    await visit(paul, '/library?search=C5.5');
    await press(paul.page, paul.page.getByRole('link', { name: 'Read charts and care figures' }));
    await paul.page.getByRole('heading', { level: 1, name: 'Read charts and care figures' }).waitFor();
    expect(await paul.page.getByRole('main').innerText()).toContain('Early Warning Signs');
    expect(await barriersInBothLights(paul.page)).toEqual([]);
  });

  it('turn one down only with a reason', async () => {
    const ingrid = await asSomebody('Ingrid Solberg');
    ingrid.mayHear(/status of 4\d\d/);
    const card = ingrid.page.getByRole('article', { name: /Does Kind Word Award show/ });
    await press(ingrid.page, card.getByRole('button', { name: /^Turn down/ }));
    const reason = card.getByRole('textbox', { name: 'Your reason' });
    await reason.and(ingrid.page.locator('[aria-invalid=true]')).waitFor();
    expect(await barriersInBothLights(ingrid.page)).toEqual([]);
    await reach(ingrid.page, reason);
    await ingrid.page.keyboard.insertText('Being named is kind, but nobody tests it.');
    await press(ingrid.page, card.getByRole('button', { name: /^Turn down/ }));
    await card.waitFor({ state: 'detached' });
  });
});

describe('whoever tells us something', () => {
  it('gets a number, and with it the answer of a curator', async () => {
    const visitor = await asSomebody();
    await visit(visitor, '/tell-us');
    await tick(visitor.page, visitor.page.getByRole('radio', { name: /Something is wrong/ }));
    // One press of the arrow goes to the next choice: something keeps me from using this.
    await visitor.page.keyboard.press('ArrowDown');
    await fill(visitor.page, 'What do you want to tell us?', 'I cannot read the small print on my old phone.');
    await press(visitor.page, visitor.page.getByRole('button', { name: 'Send' }));
    await visitor.page.waitForURL(/SW-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    const number = /SW-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(visitor.page.url())?.[0] ?? '';
    await visitor.page.getByRole('main').getByText(number).first().waitFor();
    expect(await barriersInBothLights(visitor.page)).toEqual([]);

    const paul = await asSomebody('Paul Tembo');
    await visit(paul, '/feedback');
    const card = paul.page.getByRole('article').filter({ hasText: number });
    await reach(paul.page, card.getByRole('textbox', { name: 'Your answer' }));
    await paul.page.keyboard.insertText('We made it larger today. Thank you for telling us.');
    await press(paul.page, card.getByRole('button', { name: 'Send the answer' }));
    await card.waitFor({ state: 'detached' });

    await visit(visitor, '/tell-us');
    await fill(visitor.page, 'Your number', number);
    await press(visitor.page, visitor.page.getByRole('button', { name: 'See the answer' }));
    await visitor.page.getByText('We made it larger today. Thank you for telling us.').waitFor();
    expect(await barriersInBothLights(visitor.page)).toEqual([]);
  });
});

describe('anyone', () => {
  it('checks a file without an account, every check in words', async () => {
    const visitor = await asSomebody();
    visitor.mayHear(/status of 4\d\d/);
    for (const [file, ...said] of [
      ['spring-term-record.json', 'Speak to a Group', 'Hard Conversations'],
      ['giving-medicines-changed.json', 'The signature does not match what is written here.'],
      ['fire-safety-run-out.json', 'It ran out on'],
    ] as const) {
      await visit(visitor, '/check');
      await hand(visitor.page, join(inject('portal').folder, 'demo', file));
      await press(visitor.page, visitor.page.getByRole('button', { name: 'Check it' }));
      for (const words of said) await visitor.page.getByText(words).first().waitFor();
      expect(await barriersInBothLights(visitor.page)).toEqual([]);
    }
  });

  it('gets words, not a fault, for what is no record at all', async () => {
    const visitor = await asSomebody();
    visitor.mayHear(/status of 4\d\d/);
    await visit(visitor, '/check');
    await fill(visitor.page, 'Or paste the text', 'Dear sir or madam, I can do everything.');
    await press(visitor.page, visitor.page.getByRole('button', { name: 'Check it' }));
    await visitor.page
      .getByText(/cannot read|not a signed record|could not be read|cut off or damaged/i)
      .first()
      .waitFor();
    expect(await barriersInBothLights(visitor.page)).toEqual([]);
  });
});

describe('without script', () => {
  it('a learner can still sign in, read, hand in, accept and check', async () => {
    const aisha = await asSomebody(undefined, { script: false, width: 360 });
    const { page } = aisha;
    await visit(aisha, '/sign-in');
    await press(page, page.getByRole('button', { name: 'Aisha Rahman' }));
    await page.getByRole('heading', { level: 1, name: 'My skills' }).waitFor();
    await visit(aisha, '/inbox');
    const accept = page.getByRole('button', { name: 'Accept: Vital Signs' });
    await press(page, accept);
    await accept.waitFor({ state: 'detached' });
    await visit(aisha, '/my-skills');
    expect(await page.getByRole('main').innerText()).toContain('Take and record vital signs');
    await visit(aisha, '/library');
    await reach(page, page.getByRole('searchbox', { name: 'Find a skill' }));
    await page.keyboard.type('infection');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Prevent infection' }).waitFor();
  });
});
