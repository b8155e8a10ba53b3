// Several files handed in at once, by keyboard: a line for each; and a badge that could take the place of another.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { endorsed } from '../conformance/endorsing.ts';
import { barriersEverywhere, hand, press, signIn, somebody, tick, visit, type Person } from './browser.ts';

describe.each([
  ['with script, at a desk', true, 1440],
  ['without script, on a phone', false, 360],
])('%s', (_, script, width) => {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-handing-in-'));
  const about = `Rope work ${width}`;
  let maya: Person;
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  /** A badge about nobody by name. */
  const badge = async (id: string) =>
    await endorsed((d) => {
      d.id = `urn:uuid:${id}-${width}`;
      d.name = `${about} ${id}`;
      d.credentialSubject.achievement.id = `urn:test:ropes-${width}`;
      delete d.credentialSubject.id;
    });
  // The judge is a script itself; without any, the page is the same one.
  const judged = async () => (script ? await barriersEverywhere(maya.page) : []);
  const send = () => maya.page.getByRole('button', { name: 'Check it and put it in my inbox' });
  beforeAll(async () => {
    maya = await somebody({ script, width });
    await signIn(maya, 'Maya Okafor');
  });
  afterAll(async () => {
    await maya.leave();
    rmSync(folder, { recursive: true });
  });

  it('each file has its own line, and a bad one stops no other', async () => {
    const { page } = maya;
    await visit(maya, '/inbox');
    const one = written('one.json', await badge('one'));
    await hand(
      page,
      one,
      written('letter.txt', 'Dear sir or madam, I can do everything.'),
      written('again.json', await badge('one')),
      join(inject('portal').folder, 'demo', 'giving-medicines-changed.json'),
    );
    await press(page, send());
    await page.getByRole('heading', { name: '1 of 4 files came in' }).waitFor();
    const lines = page.getByRole('region', { name: '1 of 4 files came in' }).getByRole('listitem');
    const said = await lines.allInnerTexts();
    expect(said).toHaveLength(4);
    expect(said[0]).toMatch(/one\.json[\s\S]*In your inbox[\s\S]*Rope work/);
    expect(said[1]).toMatch(/letter\.txt[\s\S]*Not taken/);
    expect(said[2]).toMatch(/again\.json[\s\S]*You have it already/);
    expect(said[3]).toMatch(/Not taken[\s\S]*signature does not match/);
    expect(await judged()).toEqual([]);
  });

  it('another badge for the same thing takes the place of the first when that is ticked', async () => {
    const { page } = maya;
    await visit(maya, '/inbox');
    await press(page, page.getByRole('button', { name: `Accept: ${about} one` }));
    await page.getByText(`You accepted “${about} one”`).waitFor();
    await visit(maya, '/inbox');
    await hand(page, written('two.json', await badge('two')));
    await press(page, send());
    await page.getByText(`“${about} two” is in your inbox`).waitFor();
    await page.waitForLoadState('networkidle');
    const card = page.getByRole('article').filter({ hasText: `${about} two` });
    expect(await card.innerText()).toContain('You have others like it');
    const box = card.getByRole('checkbox', { name: `Take out “${about} one” for it` });
    expect(await box.isChecked()).toBe(false);
    expect(await judged()).toEqual([]);
    await tick(page, box);
    await press(page, page.getByRole('button', { name: `Accept: ${about} two` }));
    await page.getByText(`You accepted “${about} two”`).waitFor();
    await visit(maya, '/archive');
    const put = page.getByRole('article').filter({ hasText: `${about} one` });
    expect(await put.innerText()).toContain('A newer one took its place.');
  });
});
