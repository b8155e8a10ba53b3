// Getting the newer copy of a badge from where its issuer says it is, by keyboard: it waits in the inbox, or the page says why not.
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { signToken } from '../../packages/core/src/sign/token.ts';
import { college, issue, type Loose } from '../conformance/stage.ts';
import { barriersEverywhere, hand, press, signIn, somebody, visit, type Person } from './browser.ts';

const { port, key, cert } = inject('portal').elsewhere;
let answer: string | null = null;
let asked = 0;
let issuer: Server;
beforeAll(async () => {
  issuer = createServer({ key, cert }, (_, response) => {
    asked += 1;
    if (answer === null) response.writeHead(503).end();
    else response.setHeader('content-type', 'application/vc+jwt').end(answer);
  });
  await new Promise<void>((done) => issuer.listen(port, '127.0.0.1', done));
});
afterAll(() => void issuer.close());

const place = (about: string) => about.toLowerCase().replaceAll(' ', '-');
/** A badge about nobody in particular, of a college that names the place of its newer copies. */
async function copy(about: string, validFrom: string): Promise<string> {
  const { proof: _, ...document }: Loose = JSON.parse(await issue({ id: `urn:uuid:${place(about)}` }));
  delete document.credentialSubject.id;
  const refreshService = { id: `https://127.0.0.1:${port}/${place(about)}`, type: '1EdTechCredentialRefresh' };
  return await signToken({ ...document, name: about, validFrom, refreshService }, college.signer);
}

describe.each([
  ['with script, at a desk', true, 1440],
  ['without script, on a phone', false, 360],
])('%s', (_, script, width) => {
  const about = `Ferry safety ${width}`;
  let person: Person;
  beforeAll(async () => {
    asked = 0;
    person = await somebody({ script, width });
    await signIn(person, 'Maya Okafor');
    const file = join(inject('portal').folder, `${place(about)}.jwt`);
    writeFileSync(file, await copy(about, '2026-03-01T09:00:00Z'));
    await visit(person, '/inbox');
    await hand(person.page, file);
    await press(person.page, person.page.getByRole('button', { name: 'Check it and put it in my inbox' }));
    await person.page.getByText('is in your inbox').waitFor();
  });
  afterAll(() => person.leave());
  const button = () => person.page.getByRole('button', { name: 'Look for a newer copy' });
  const openIt = async () => {
    const { page } = person;
    await visit(person, '/inbox');
    await press(page, page.getByRole('article').getByRole('link', { name: about }));
    await button().waitFor();
  };

  it('nobody is asked before the button is pressed, and the page says who will be', async () => {
    await openIt();
    expect(await person.page.getByRole('main').innerText()).toContain('We ask the place its issuer named');
    // The judge of pages needs script itself.
    expect(script ? await barriersEverywhere(person.page) : []).toEqual([]);
    expect(asked).toBe(0);
  });

  it('where nobody answers, the page says so and the badge stays', async () => {
    person.mayHear(/status of 409/);
    answer = null;
    await press(person.page, button());
    await person.page.getByRole('alert').getByText('Try again later').waitFor();
    expect(script ? await barriersEverywhere(person.page) : []).toEqual([]);
    await button().waitFor();
  });

  it('the copy one has is the newest', async () => {
    answer = await copy(about, '2026-03-01T09:00:00Z');
    await press(person.page, button());
    await person.page.getByRole('status').getByText('You have the newest copy').waitFor();
    expect(await button().count()).toBe(1);
  });

  it('a newer one waits in the inbox', async () => {
    answer = await copy(about, '2026-09-01T09:00:00Z');
    await press(person.page, button());
    await person.page.waitForURL((url) => url.pathname === '/inbox');
    await person.page.getByRole('status').getByText(`A newer copy of “${about}” is in your inbox`).waitFor();
    expect(script ? await barriersEverywhere(person.page) : []).toEqual([]);
  });
});
