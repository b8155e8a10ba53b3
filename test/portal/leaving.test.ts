// Back up and leave, by keyboard alone: the file saved, read and checked with the network off, and brought in by somebody new.
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { membersOf } from '../../packages/core/src/frameworks/index.ts';
import { opened } from '../../packages/api/src/keys/age-file.ts';
import { barriers, barriersEverywhere, hand, press, reach, signIn, somebody, visit, type Person } from './browser.ts';

const passphrase = 'correct horse battery staple';
const folder = mkdtempSync(join(tmpdir(), 'skillweave-leaving-'));
const saved = join(folder, 'mine.zip.age');
let html = '';

async function type(person: Person, label: string, words: string): Promise<void> {
  await reach(person.page, person.page.getByLabel(label, { exact: true }));
  await person.page.keyboard.press('Control+A');
  await person.page.keyboard.insertText(words);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Maya, who saves everything', () => {
  let maya: Person;
  beforeAll(async () => {
    maya = await somebody();
    await signIn(maya, 'Maya');
  });
  afterAll(() => maya.leave());

  it('L8: finds from the menu what she would take, in counts', async () => {
    const { page } = maya;
    await press(page, page.getByRole('link', { name: 'Back up and leave' }).first());
    await page.waitForURL('**/leave');
    const said = await page.getByRole('main').innerText();
    expect(said).toMatch(/\d+ badges and records/);
    expect(said).toMatch(/\d+ permissions and requests/);
    expect(said).toMatch(/\d+ lines about who looked/);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('is told what is wrong with a passphrase, before anything is made', async () => {
    const { page } = maya;
    await visit(maya, '/leave');
    await type(maya, 'Passphrase for the file', 'too short');
    await page.getByText('Not enough yet').waitFor();
    await press(page, page.getByRole('button', { name: 'Save my file' }));
    await page.getByText('Use at least 12 letters', { exact: true }).first().waitFor();
    await type(maya, 'Passphrase for the file', passphrase);
    await page.getByText('Strong', { exact: true }).waitFor();
    await type(maya, 'The same passphrase again', `${passphrase}.`);
    await press(page, page.getByRole('button', { name: 'Save my file' }));
    await page.getByText('The two passphrases are not the same').first().waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('saves the badges alone, and brings such a file in without a passphrase', async () => {
    const { page } = maya;
    await visit(maya, '/leave');
    await reach(page, page.getByRole('link', { name: 'Save my badges only' }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^badges-.*\.zip$/);
    const path = join(folder, 'badges.zip');
    await download.saveAs(path);
    await reach(page, page.getByRole('link', { name: 'Save a plain résumé file' }));
    const [resume] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(JSON.parse(readFileSync(await resume.path(), 'utf8')).basics.name).toBe('Maya Okafor');
    await visit(maya, '/leave/bring-in');
    await hand(page, path);
    await press(page, page.getByRole('button', { name: 'Bring it in' }));
    await page.getByRole('heading', { name: 'Your file is in' }).waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/No badge in it was new here\.\s+\d+ badges were here already/);
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('saves the file, and what is in it opens with the passphrase', async () => {
    const { page } = maya;
    await visit(maya, '/leave');
    await type(maya, 'Passphrase for the file', passphrase);
    await type(maya, 'The same passphrase again', passphrase);
    await reach(page, page.getByRole('button', { name: 'Save my file' }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^skillweave-.*\.zip\.age$/);
    await download.saveAs(saved);
    async function* bytes() {
      yield readFileSync(saved);
    }
    const zip = await buffer(opened(passphrase, bytes()));
    async function* plain() {
      yield zip;
    }
    const members = await membersOf({ bytes: plain });
    const page_ = members.find(({ name }) => name === 'index.html');
    html = page_ ? (await buffer(page_.bytes())).toString('utf8') : '';
    expect(html.length).toBeGreaterThan(100_000);
  });
});

describe('the page in the file, with the network off', () => {
  let reader: Person;
  const asked: string[] = [];
  beforeAll(async () => {
    reader = await somebody();
    await reader.page.context().setOffline(true);
    reader.page.on('request', (request) => {
      if (!request.url().startsWith('file:')) asked.push(request.url());
    });
  });
  afterAll(() => reader.leave());

  async function open(text: string): Promise<void> {
    const path = join(folder, 'index.html');
    writeFileSync(path, text);
    await reader.page.goto(pathToFileURL(path).href);
    await reader.page.locator('body[data-done]').waitFor();
  }
  const verdicts = async (state: string) => await reader.page.locator(`[data-verdict="${state}"]`).count();

  it('shows every badge and finds the genuine ones genuine, and the one the town forged not', async () => {
    await open(html);
    const { page } = reader;
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Everything of Maya Okafor');
    expect(await verdicts('good')).toBeGreaterThan(10);
    const forged = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Vital Signs, Advanced' }) });
    expect(await forged.locator('[data-verdict="bad"]').count()).toBe(1);
    // Signed by its issuer, and not written as it must be.
    expect([await verdicts('bad'), await verdicts('wrong')]).toEqual([1, 1]);
    expect(await page.locator('#log').innerText()).toMatch(/^The log is whole/);
    expect(await page.getByText('Ruth Bergman').count()).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('finds a badge in which one word was changed, and a line of the log', async () => {
    await open(html);
    const [good, bad] = [await verdicts('good'), await verdicts('bad')];
    // Only inside a document: what stands beside it is not signed.
    const changed = html.replace(/("document":"(?:[^"\\]|\\.)*?)First Aid/, '$1Third Aid');
    expect(changed).not.toBe(html);
    await open(changed);
    expect([await verdicts('good'), await verdicts('bad')]).toEqual([good - 1, bad + 1]);
    await open(html.replace(/("viewerName":")Ruth Bergman/, '$1Ruth Bergmann'));
    expect(await reader.page.locator('#log').innerText()).toBe('The log is NOT as it was written.');
  });

  it('shows markup in a badge as the text it is, and runs nothing of it', async () => {
    const planted = html.replace(
      '"name":"First Aid',
      String.raw`"name":"\u003cimg src=x onerror=document.title=1\u003eFirst Aid`,
    );
    expect(planted).not.toBe(html);
    await open(planted);
    expect(await reader.page.locator('main img').count()).toBe(0);
    expect(await reader.page.title()).toBe('Everything of Maya Okafor');
    expect(await reader.page.getByText('<img src=x').count()).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });
});

describe('somebody new, who brings the file in', () => {
  let anew: Person;
  beforeAll(async () => {
    const { address } = inject('portal');
    anew = await somebody();
    await anew.page.request.post('/api/auth/sign-up/email', {
      headers: { origin: address },
      data: { name: 'Maya Anew', email: 'maya.anew@lakeside.example', password: 'a long enough password' },
    });
  });
  afterAll(() => anew.leave());

  it('is told when the passphrase is wrong, and nothing is taken in', async () => {
    const { page } = anew;
    anew.mayHear(/status of 422/);
    await visit(anew, '/leave');
    await press(page, page.getByRole('link', { name: 'Bring a file in' }));
    await page.waitForURL('**/leave/bring-in');
    expect(await barriersEverywhere(page)).toEqual([]);
    await hand(page, saved);
    await type(anew, 'Its passphrase', 'another passphrase');
    await press(page, page.getByRole('button', { name: 'Bring it in' }));
    await page.getByText('This passphrase does not open the file').first().waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
  });

  it('has every badge afterwards, and the papers of the earlier place to save', async () => {
    const { page } = anew;
    await visit(anew, '/leave/bring-in');
    await hand(page, saved);
    await type(anew, 'Its passphrase', passphrase);
    await press(page, page.getByRole('button', { name: 'Bring it in' }));
    await page.getByRole('heading', { name: 'Your file is in' }).waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/\d+ badges are here now/);
    expect(await barriersEverywhere(page)).toEqual([]);
    await press(page, page.getByRole('link', { name: 'See my skills' }));
    await page.waitForURL('**/my-skills');
    await page.getByText('First Aid').first().waitFor();
    await visit(anew, '/leave');
    await page.getByRole('heading', { name: 'From an earlier place' }).waitFor();
    expect(await barriersEverywhere(page)).toEqual([]);
    const receipt = page.getByRole('link', { name: /^Save Receipt 1/ }).first();
    await reach(page, receipt);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(JSON.parse(readFileSync(await download.path(), 'utf8')).proof).toBeTypeOf('object');
  });
});

it('without script the file is saved too, and a stranger gets neither page nor file', async () => {
  const plain = await somebody({ script: false });
  await plain.page.goto('/sign-in');
  await plain.page.locator('form:has(input[value="maya@lakeside.example"]) button').click();
  await plain.page.goto('/leave');
  await fillPlain(plain, 'Passphrase for the file', passphrase);
  await fillPlain(plain, 'The same passphrase again', 'something else');
  await plain.page.getByRole('button', { name: 'Save my file' }).click();
  await plain.page.getByText('The two passphrases are not the same').first().waitFor();
  await fillPlain(plain, 'Passphrase for the file', passphrase);
  await fillPlain(plain, 'The same passphrase again', passphrase);
  const [download] = await Promise.all([
    plain.page.waitForEvent('download'),
    plain.page.getByRole('button', { name: 'Save my file' }).click(),
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 21)
      .toString(),
  ).toBe('age-encryption.org/v1');
  await plain.leave();
  for (const path of ['/leave', '/leave/bring-in']) {
    const answer = await fetch(inject('portal').address + path, { redirect: 'manual' });
    expect([path, answer.status]).toEqual([path, 303]);
  }
});

const fillPlain = async ({ page }: Person, label: string, words: string) =>
  await page.getByLabel(label, { exact: true }).fill(words);
