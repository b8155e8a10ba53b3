// Proving another e-mail address by keyboard: a badge that was put aside for it is released, and waits for an answer.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityHash } from '../../packages/core/src/credential/index.ts';
import { endorsed } from '../conformance/endorsing.ts';
import { barriersEverywhere, fill, hand, press, signIn, somebody, visit, type Person } from './browser.ts';

describe('a learner with a badge for another mailbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-identifiers-'));
  const file = join(folder, 'sailing.json');
  let maya: Person;
  beforeAll(async () => {
    const badge = await endorsed((d) => {
      d.id = 'urn:uuid:sailing';
      d.name = 'Sailing at night';
      d.credentialSubject.achievement.id = 'urn:test:sailing';
      delete d.credentialSubject.id;
      const identityType = 'emailAddress';
      const hashed = { hashed: true, identityHash: identityHash('m.okafor@home.example', 'pinch'), salt: 'pinch' };
      d.credentialSubject.identifier = [{ type: 'IdentityObject', identityType, ...hashed }];
    });
    writeFileSync(file, badge);
    maya = await somebody();
    await signIn(maya, 'Maya Okafor');
  });
  afterAll(async () => {
    await maya.leave();
    rmSync(folder, { recursive: true });
  });

  it('finds it put aside, with the reason and the way out', async () => {
    const { page } = maya;
    await visit(maya, '/inbox');
    await hand(page, file);
    await press(page, page.getByRole('button', { name: 'Check it and put it in my inbox' }));
    const aside = page.getByRole('region', { name: 'Put aside: they name somebody' });
    await aside.getByRole('article').filter({ hasText: 'Sailing at night' }).waitFor();
    expect(await page.getByRole('button', { name: 'Accept: Sailing at night' }).count()).toBe(0);
    await page.waitForLoadState('networkidle');
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('link', { name: 'Prove an e-mail address' }));
    await page.getByRole('heading', { level: 1, name: 'What I am known by' }).waitFor();
  });

  it('proves the address with the code from the mail, and is told of a wrong one', async () => {
    const { page } = maya;
    maya.mayHear(/status of 422/);
    await page.waitForLoadState('networkidle');
    await fill(page, 'The address', 'm.okafor@home.example');
    await press(page, page.getByRole('button', { name: 'Send the code' }));
    await page.getByText('A code is on its way to m.okafor@home.example.').waitFor();
    const mail = await page.getByRole('region', { name: 'Your mail in this demo' }).innerText();
    const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(mail)?.[0] ?? '';
    expect(code).not.toBe('');
    expect(await barriersEverywhere(page)).toEqual([]);

    await fill(page, 'The code', 'AAAAA-AAAAA');
    await press(page, page.getByRole('button', { name: 'Prove this address' }));
    await page.getByText('This code is not right, or its time is over.').first().waitFor();
    await fill(page, 'The code', code);
    await press(page, page.getByRole('button', { name: 'Prove this address' }));
    await page.getByText('You have proven m.okafor@home.example.').waitFor();
    await page.getByText('1 badge that was put aside is yours.').waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('finds the badge waiting for an answer', async () => {
    const { page } = maya;
    await visit(maya, '/inbox');
    await press(page, page.getByRole('button', { name: 'Accept: Sailing at night' }));
    await page.getByText('You accepted “Sailing at night”').waitFor();
    expect(await page.getByRole('article').filter({ hasText: 'Sailing at night' }).count()).toBe(0);
  });
});
