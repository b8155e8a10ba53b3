// Links by keyboard alone: made on terms, opened once, asked for again, locked, replaced, stopped. Rows P13 and P17 of the threats.
import { afterEach, describe, expect, it } from 'vitest';
import { barriersEverywhere, choose, fill, press, reach, signIn, somebody, tick, visit, type Person } from './browser.ts';

const here: Person[] = [];
afterEach(async () => {
  for (const person of here.splice(0)) await person.leave();
});
async function asSomebody(options?: Parameters<typeof somebody>[0]): Promise<Person> {
  const person = await somebody(options);
  person.mayHear(/status of 4\d\d/);
  here.push(person);
  return person;
}
async function asTomas(): Promise<Person> {
  const tomas = await asSomebody();
  await signIn(tomas, 'Tomás Lindqvist-Ferreira');
  return tomas;
}

type Terms = {
  readonly live?: boolean;
  readonly most?: string;
  readonly passphrase?: string;
  readonly replaces?: boolean;
  readonly judge?: (page: Person['page']) => Promise<void>;
};
const nobody = async () => {};
const judge = async (page: Person['page']) => expect(await barriersEverywhere(page)).toEqual([]);

/** Builds a record of everything for a receiver, on these terms, and gives its link. */
async function linkFrom(
  { page }: Person,
  receiver: string,
  { live, most, passphrase, replaces, judge = nobody }: Terms,
): Promise<string> {
  await page.goto('/record', { waitUntil: 'networkidle' });
  await fill(page, 'Who gets it', receiver);
  await choose(page, 'What they need it for', 'hir');
  await press(page, page.getByRole('button', { name: 'Show me what they will see' }));
  await page.getByRole('heading', { name: 'This is what they will see' }).waitFor();
  if (live) {
    await reach(page, page.getByRole('radio', { name: /A fixed copy/ }));
    await page.keyboard.press('ArrowDown');
  }
  if (most) await choose(page, 'How often it opens', most);
  if (passphrase) await fill(page, 'Passphrase, if you want one', passphrase);
  if (replaces) await tick(page, page.getByRole('checkbox', { name: /Stop your earlier link/ }));
  await judge(page);
  await press(page, page.getByRole('button', { name: 'Sign it' }));
  await page.getByRole('heading', { name: 'Your record is signed' }).waitFor();
  await judge(page);
  return await page.getByRole('textbox', { name: 'The link' }).inputValue();
}

const openButton = ({ page }: Person) => page.getByRole('button', { name: 'Open the record' });
const headed = ({ page }: Person, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('a link', () => {
  it('that opens once, with a passphrase: machines do not spend it, a wrong word does not, one person does', async () => {
    const tomas = await asTomas();
    const link = await linkFrom(tomas, 'Harbour Clinic', { most: 'Once', passphrase: 'seven grey herons', judge });
    expect(await tomas.page.getByRole('main').innerText()).toContain('It opens once only.');

    const address = link.replace(/#.*/, '');
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(address, { method, headers: { 'user-agent': 'WhatsApp/2.23.20.0' } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-robots-tag')).toContain('noindex');
      const body = await answer.text();
      expect(body).not.toContain('Tomás');
      expect(body).not.toContain('Harbour Clinic');
    }

    const receiver = await asSomebody({ width: 360 });
    const asked: string[] = [];
    receiver.page.on('request', (request) => asked.push(request.url()));
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'This link needs a passphrase');
    expect(await barriersEverywhere(receiver.page)).toEqual([]);
    const passphrase = receiver.page.getByLabel('The passphrase');
    await reach(receiver.page, passphrase);
    await receiver.page.keyboard.insertText('seven grey geese');
    await press(receiver.page, openButton(receiver));
    await passphrase.and(receiver.page.locator('[aria-invalid=true]')).waitFor();
    expect(await barriersEverywhere(receiver.page)).toEqual([]);
    await reach(receiver.page, passphrase);
    await receiver.page.keyboard.press('Control+A');
    await receiver.page.keyboard.insertText('seven grey herons');
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'A record from Tomás Lindqvist-Ferreira');
    const shown = await receiver.page.getByRole('main').innerText();
    for (const words of ['A fixed copy', 'This was its last opening', 'This was the last time this link opens'])
      expect(shown).toContain(words);
    expect(await barriersEverywhere(receiver.page)).toEqual([]);
    const [download] = await Promise.all([
      receiver.page.waitForEvent('download'),
      press(receiver.page, receiver.page.getByRole('link', { name: 'Save the signed record' })),
    ]);
    expect(download.suggestedFilename()).toBe('signed-record.json');
    const secrets = [link.replace(/.*#/, ''), 'herons'];
    for (const secret of secrets) expect(asked.filter((url) => url.includes(secret))).toEqual([]);

    const late = await asSomebody();
    await late.page.goto(link, { waitUntil: 'networkidle' });
    await press(late.page, openButton(late));
    await reach(late.page, late.page.getByLabel('The passphrase'));
    await late.page.keyboard.insertText('seven grey herons');
    await press(late.page, openButton(late));
    await headed(late, 'This link is used up');
    expect(await barriersEverywhere(late.page)).toEqual([]);
    expect(await late.page.getByRole('main').innerText()).not.toContain('Tomás');
  }, 300_000);

  it('whose answer got lost opens for the same visit, although it opens once only', async () => {
    const link = await linkFrom(await asTomas(), 'Quayside School', { most: 'Once' });
    const receiver = await asSomebody();
    receiver.mayHear(/ERR_FAILED|Failed to fetch/);
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    await receiver.page.route('**/share/**', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await press(receiver.page, openButton(receiver));
    await receiver.page.getByText('We got no answer').waitFor();
    expect(await barriersEverywhere(receiver.page)).toEqual([]);
    await receiver.page.unroute('**/share/**');
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'A record from Tomás Lindqvist-Ferreira');
  });

  it('that is live says so, gives way to a newer one, and stops from the page it was made on', async () => {
    const tomas = await asTomas();
    const older = await linkFrom(tomas, 'Northshore Care', { live: true, most: 'Five' });
    const receiver = await asSomebody();
    await receiver.page.goto(older, { waitUntil: 'networkidle' });
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'A record from Tomás Lindqvist-Ferreira');
    const shown = await receiver.page.getByRole('main').innerText();
    for (const words of ['A live share', 'Opens 4 more times', 'Nothing inside has changed since it was signed.'])
      expect(shown).toContain(words);
    expect(await barriersEverywhere(receiver.page)).toEqual([]);

    const newer = await linkFrom(tomas, 'Northshore Care', { replaces: true });
    await receiver.page.goto('about:blank');
    await receiver.page.goto(older, { waitUntil: 'networkidle' });
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'There is a newer link');
    expect(await barriersEverywhere(receiver.page)).toEqual([]);

    await press(tomas.page, tomas.page.getByRole('button', { name: 'Stop this link now' }));
    await headed(tomas, 'Stopped');
    expect(await barriersEverywhere(tomas.page)).toEqual([]);
    await receiver.page.goto(newer, { waitUntil: 'networkidle' });
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'The owner stopped this link');
    expect(await barriersEverywhere(receiver.page)).toEqual([]);
  });

  it('opens without script, passphrase and all', async () => {
    const tomas = await asTomas();
    const link = await linkFrom(tomas, 'Dockside Studio', { most: 'Once', passphrase: 'low tide at noon' });
    const receiver = await asSomebody({ script: false, width: 360 });
    await visit(receiver, link);
    await fill(receiver.page, 'The code at the end of your link', link);
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'This link needs a passphrase');
    await reach(receiver.page, receiver.page.getByLabel('The passphrase'));
    await receiver.page.keyboard.insertText('low tide at noon');
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'A record from Tomás Lindqvist-Ferreira');
    expect(await receiver.page.getByRole('main').innerText()).toContain('This was its last opening');
  });

  it('stops with all others at one press', async () => {
    const tomas = await asTomas();
    const link = await linkFrom(tomas, 'Pier Nine', {});
    await press(tomas.page, tomas.page.getByRole('button', { name: 'Stop all my links' }));
    await headed(tomas, 'Stopped');
    const receiver = await asSomebody();
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'The owner stopped this link');
    expect(await receiver.page.getByRole('main').innerText()).not.toContain('Tomás');
  });

  it('says on the page of permissions how it was made and what took its place, and stops there with all others', async () => {
    const tomas = await asTomas();
    await linkFrom(tomas, 'Pier Ten', {});
    const link = await linkFrom(tomas, 'Pier Ten', { live: true, most: 'Five', passphrase: 'seven grey herons', replaces: true });
    await linkFrom(tomas, 'Pier Eleven', {});
    await visit(tomas, '/permissions');
    const cards = tomas.page.getByRole('article').filter({ hasText: 'Pier Ten' });
    expect(await cards.first().innerText()).toContain('A live share, opens 5 times at most, asks for a passphrase');
    expect(await cards.last().innerText()).toContain('Replaced by a newer link');
    await press(tomas.page, tomas.page.getByRole('link', { name: 'Stop all my links' }));
    await tomas.page.getByText('Stop all your links?').waitFor();
    await judge(tomas.page);
    await press(tomas.page, tomas.page.getByRole('button', { name: 'Stop all links' }));
    await tomas.page.getByText(/Stopped \d+ links/).waitFor();
    const receiver = await asSomebody();
    await receiver.page.goto(link, { waitUntil: 'networkidle' });
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'This link needs a passphrase');
    await fill(receiver.page, 'The passphrase', 'seven grey herons');
    await press(receiver.page, openButton(receiver));
    await headed(receiver, 'The owner stopped this link');
  });
});
