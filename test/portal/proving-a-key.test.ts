// Proving a key in a wallet by keyboard: a badge that was put aside for it is released once the wallet has signed the challenge.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '../../packages/core/src/sign/index.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { endorsed } from '../conformance/endorsing.ts';
import { party } from '../conformance/stage.ts';
import { barriersEverywhere, fill, hand, press, signIn, somebody, visit, type Person } from './browser.ts';

describe('a learner with a badge for a key in their wallet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-wallet-'));
  const file = join(folder, 'rowing.json');
  const { signer } = await party(41);
  const did = signer.controller;
  let maya: Person;
  let challenge = '';
  let domain = '';
  const signed = async (where: string) =>
    await present(
      { id: 'urn:uuid:wallet', holder: did, credentials: [], challenge, domain: where, created: instantOf(Date.now()) },
      signer,
    );
  beforeAll(async () => {
    const badge = await endorsed((d) => {
      d.id = 'urn:uuid:rowing';
      d.name = 'Rowing upstream';
      d.credentialSubject.achievement.id = 'urn:test:rowing';
      d.credentialSubject.id = did;
    });
    writeFileSync(file, badge);
    maya = await somebody();
    await signIn(maya, 'Maya Okafor');
    await visit(maya, '/inbox');
    await hand(maya.page, file);
    await press(maya.page, maya.page.getByRole('button', { name: 'Check it and put it in my inbox' }));
    const aside = maya.page.getByRole('region', { name: 'Put aside: they name somebody' });
    await aside.getByRole('article').filter({ hasText: 'Rowing upstream' }).waitFor();
  });
  afterAll(async () => {
    await maya.leave();
    rmSync(folder, { recursive: true });
  });

  it('is told of a DID that is none, and gets a challenge for one that is', async () => {
    const { page } = maya;
    maya.mayHear(/status of 422/);
    await visit(maya, '/identifiers');
    await fill(page, 'The name of the key', 'did:example:nobody');
    await press(page, page.getByRole('button', { name: 'Get a challenge to sign' }));
    await page.getByText('Enter the name of one key').first().waitFor();
    await page.waitForLoadState('networkidle');
    await fill(page, 'The name of the key', did);
    await press(page, page.getByRole('button', { name: 'Get a challenge to sign' }));
    await page.getByRole('heading', { name: 'Sign this with your wallet' }).waitFor();
    await page.waitForLoadState('networkidle');
    const section = page.getByRole('region', { name: 'Sign this with your wallet' });
    const [first = '', second = ''] = await section.locator('dd > span').allInnerTexts();
    [challenge, domain] = [first, second];
    expect(challenge).toMatch(/^[\w-]{43}$/);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is refused what was signed for another place, and proves the key with what was signed for this one', async () => {
    const { page } = maya;
    await fill(page, 'What your wallet signed', await signed('https://elsewhere.example'));
    await press(page, page.getByRole('button', { name: 'Prove this key' }));
    await page.getByText('It was made for another receiver.').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByText(challenge).count()).toBe(1);
    expect(await barriersEverywhere(page)).toEqual([]);

    writeFileSync(join(folder, 'signed.json'), await signed(domain));
    await fill(page, 'What your wallet signed', '');
    await hand(page, join(folder, 'signed.json'));
    await press(page, page.getByRole('button', { name: 'Prove this key' }));
    await page.getByText(`You have proven ${did}.`).waitFor();
    await page.getByText('1 badge that was put aside is yours.').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('finds the badge waiting for an answer', async () => {
    const { page } = maya;
    await visit(maya, '/inbox');
    await page.getByRole('button', { name: 'Accept: Rowing upstream' }).waitFor();
    expect(await page.getByRole('region', { name: 'Put aside: they name somebody' }).getByText('Rowing upstream').count()).toBe(
      0,
    );
  });
});
