// The learner's journey, by keyboard alone: a badge comes in, is checked and accepted, leaves in a signed record, and is called back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Page } from 'playwright-core';
import { verify } from '../../packages/core/src/verify/index.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { barriersInBothLights, choose, fill, hand, press, reach, signIn, somebody, tick, visit, type Person } from './browser.ts';

describe('a learner', () => {
  let maya: Person;
  let page: Page;
  let link = '';
  beforeAll(async () => {
    maya = await somebody();
    page = maya.page;
    await signIn(maya, 'Maya Okafor');
  });
  afterAll(() => maya.leave());
  const goTo = async (name: string) => {
    await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }));
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.waitForLoadState('networkidle');
  };

  it('hands in a file and sees that it checks out and what it would add', async () => {
    await goTo('Inbox');
    await hand(page, join(inject('portal').folder, 'demo', 'early-warning-signs.json'));
    await press(page, page.getByRole('button', { name: 'Check it and put it in my inbox' }));
    await page.getByText('“Early Warning Signs” is in your inbox').waitFor();
    const card = page.getByRole('article').filter({ hasText: 'Early Warning Signs' });
    expect(await card.innerText()).toContain('12 of 12 checks passed');
    expect(await card.innerText()).toContain('Notice when someone is getting worse');
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('is told in plain words why a changed badge is not taken', async () => {
    maya.mayHear(/status of 422/);
    await press(page, page.getByRole('button', { name: /Hand it in.*A badge somebody changed/ }));
    await page.getByRole('main').getByRole('alert').getByText('The signature does not match').waitFor();
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('is told that somebody else’s badge is not theirs, and cannot accept it', async () => {
    await visit(maya, '/inbox');
    await press(page, page.getByRole('button', { name: /Hand it in.*Somebody else’s badge/ }));
    const card = page.getByRole('article').filter({ hasText: 'Healthy Skin' });
    await card.getByText('nothing shows that it is you').waitFor();
    expect(await card.getByRole('button', { name: /Accept/ }).count()).toBe(0);
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('accepts it, and the skill is there with the line it comes from', async () => {
    await press(page, page.getByRole('button', { name: 'Accept: Early Warning Signs' }));
    await page.getByRole('button', { name: 'Accept: Early Warning Signs' }).waitFor({ state: 'detached' });
    await goTo('My skills');
    await press(page, page.locator('summary').filter({ hasText: 'Notice when someone is getting worse' }));
    const chain = page.locator('details[open]').filter({ hasText: 'Notice when someone is getting worse' });
    await chain.first().waitFor();
    const line = await chain.first().innerText();
    for (const part of ['Early Warning Signs', 'Meridian Certification']) expect(line).toContain(part);
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('takes the badge along as a picture, which anybody can check', async () => {
    const step = page.locator('details[open] details summary').filter({ hasText: /^Badge\s*Early Warning Signs/ });
    await press(page, step.first());
    await press(page, page.getByRole('link', { name: 'Open Early Warning Signs' }).first());
    await page.getByRole('heading', { level: 1, name: 'Early Warning Signs' }).waitFor();
    expect(await barriersInBothLights(page)).toEqual([]);
    await reach(page, page.getByRole('link', { name: 'Save it as a picture' }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe('early-warning-signs.svg');
    const stranger = await somebody();
    await visit(stranger, '/check');
    await stranger.page.getByLabel('The file').setInputFiles(await download.path());
    await press(stranger.page, stranger.page.getByRole('button', { name: 'Check it', exact: true }));
    await stranger.page.getByRole('heading', { name: 'What we found' }).waitFor();
    const found = await stranger.page.getByRole('main').textContent();
    expect(found).toContain('Checks out');
    expect(found).toContain('A badge was found inside the picture.');
    expect(await barriersInBothLights(stranger.page)).toEqual([]);
    await stranger.leave();
  });

  it('builds a record from one issuer’s badges, and may change their mind without losing a choice', async () => {
    await goTo('Build a record');
    await fill(page, 'Who gets it', 'Harbour Clinic, Ms Adeyemi');
    await choose(page, 'What they need it for', 'hir');
    await press(page, page.locator('summary').filter({ hasText: 'Only from some issuers' }));
    await tick(page, page.getByRole('checkbox', { name: 'Meridian Certification' }));
    await press(page, page.getByRole('button', { name: 'Show me what they will see' }));
    await page.getByRole('heading', { name: 'This is what they will see' }).waitFor();
    await press(page, page.getByRole('button', { name: 'Change something' }));
    await page.getByRole('heading', { name: 'Build a record' }).waitFor();
    expect(await page.locator('input[type=checkbox]:checked').count()).toBe(1);
    await press(page, page.getByRole('button', { name: 'Show me what they will see' }));
    const includes = page.getByRole('region', { name: /^It shows/ });
    await includes.waitFor();
    expect(await includes.innerText()).toContain('Early Warning Signs');
    expect(await includes.innerText()).not.toContain('Team Project');
    expect(await page.getByRole('region', { name: /^It leaves out/ }).innerText()).toContain('Team Project');
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('signs it, and what is downloaded verifies without us and holds nothing else', async () => {
    await press(page, page.getByRole('button', { name: 'Sign it' }));
    await page.getByRole('heading', { name: 'Your record is signed' }).waitFor();
    link = await page.getByRole('textbox', { name: 'The link' }).inputValue();
    expect(link).toMatch(/\/share\/[^#]+#[\w-]{43}$/);
    await reach(page, page.getByRole('link', { name: 'Download the record' }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).not.toContain('Team Project');
    const report = await verify(Buffer.from(text), {
      now: instantOf(Date.now()),
      fetchDocument: async (url) => await listAt(url),
      recognise: async () => ({ kind: 'recognised', name: 'known', by: 'this test' }),
    });
    expect([report.kind, report.verdict]).toEqual(['presentation', 'valid']);
    expect(await barriersInBothLights(page)).toEqual([]);
  });

  it('is opened by its receiver, without an account, and that look is written down', async () => {
    const receiver = await somebody({ width: 360 });
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    expect(await barriersInBothLights(receiver.page)).toEqual([]);
    await press(receiver.page, receiver.page.getByRole('button', { name: 'Open the record' }));
    await receiver.page.getByText('Early Warning Signs').first().waitFor();
    expect(await receiver.page.getByRole('main').innerText()).toContain('Maya Okafor');
    expect(await barriersInBothLights(receiver.page)).toEqual([]);
    await receiver.leave();
    await goTo('Who looked');
    // The town's own looks ended yesterday. Under today may also stand those of an advisor or an employer in the other files,
    // whichever ran first; by link there is this one.
    const newest = page.getByRole('main').getByRole('region').first();
    const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
    expect(await newest.getByRole('heading').innerText()).toBe(today);
    expect(
      await newest
        .getByRole('listitem')
        .filter({ hasText: /by link/i })
        .count(),
    ).toBe(1);
  });

  it('stops it, and the link opens nothing any more', async () => {
    await goTo('Shares and permissions');
    await press(page, page.getByRole('link', { name: 'Stop sharing with Harbour Clinic, Ms Adeyemi' }));
    await press(page, page.getByRole('button', { name: 'Yes, stop it' }));
    await page.getByRole('button', { name: 'Yes, stop it' }).waitFor({ state: 'detached' });
    const receiver = await somebody();
    receiver.mayHear(/status of 4\d\d/);
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    await press(receiver.page, receiver.page.getByRole('button', { name: 'Open the record' }));
    await receiver.page
      .getByText(/stopped/i)
      .first()
      .waitFor();
    expect(await receiver.page.getByRole('main').innerText()).not.toContain('Early Warning Signs');
    expect(await barriersInBothLights(receiver.page)).toEqual([]);
    await receiver.leave();
  });
});

async function listAt(url: string) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return { kind: 'unreachable' as const, because: 'It is not there.' };
  return { kind: 'found' as const, bytes: new Uint8Array(await answer.arrayBuffer()), at: instantOf(Date.now()) };
}
