// Saying a skill of one's own by keyboard: from its page in the library, apart on my skills, changed, and taken back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriersEverywhere, fill, press, signIn, somebody, visit, type Person } from './browser.ts';

describe('a learner who says what they can do', () => {
  let ben: Person;
  let skill = '';
  const own = () => ben.page.getByRole('region', { name: 'You say so yourself' });
  beforeAll(async () => {
    ben = await somebody();
    await signIn(ben, 'Ben Carter');
  });
  afterAll(async () => await ben.leave());

  it('is told that nothing is checked, finds a skill in the library and says it', async () => {
    const { page } = ben;
    await visit(ben, '/my-skills');
    await own().getByText('Nobody has checked these. Only you see them').waitFor();
    expect(await own().getByRole('listitem').count()).toBe(0);
    await visit(ben, '/library?search=Keep+accurate+records');
    await press(page, page.locator('main a[href^="/library/skill/"]').first());
    await page.getByRole('link', { name: 'Can you do this?' }).waitFor();
    skill = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
    await page.waitForLoadState('networkidle');
    await press(page, page.getByRole('link', { name: 'Can you do this?' }));
    await page.getByRole('heading', { level: 1, name: 'Say that you can do this' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await barriersEverywhere(page)).toEqual([]);
    await fill(page, /^What you want to say/, 'I learnt it at home.');
    await fill(page, /^A link to something/, 'https://ben.example/work');
    await press(page, page.getByRole('button', { name: 'I can do this' }));
    await own().getByText('It is written down.').waitFor();
    const [line] = await own().getByRole('listitem').allInnerTexts();
    expect(line).toContain(skill);
    expect(line).toContain('I learnt it at home.');
    expect(line).toContain('Your own word, not checked.');
    await page.waitForLoadState('networkidle');
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('changes what they said, and takes it back', async () => {
    const { page } = ben;
    await press(page, page.getByRole('link', { name: `Change what you say of “${skill}”` }));
    await page.getByRole('heading', { level: 1, name: 'Change what you say' }).waitFor();
    await page.waitForLoadState('networkidle');
    await fill(page, /^What you want to say/, 'I teach it now.');
    await press(page, page.getByRole('button', { name: 'Save' }));
    await own().getByText('I teach it now.').waitFor();
    await page.waitForLoadState('networkidle');
    await press(page, page.getByRole('link', { name: `Change what you say of “${skill}”` }));
    await page.getByRole('button', { name: 'Take it back' }).waitFor();
    await page.waitForLoadState('networkidle');
    await press(page, page.getByRole('button', { name: 'Take it back' }));
    await own().getByText('You took it back.').waitFor();
    expect(await own().getByRole('listitem').count()).toBe(0);
  });
});
