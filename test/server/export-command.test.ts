// `export`: a framework goes into a file or a pipe, named as people name it, with what its format could not hold.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from '../../packages/api/src/cli/command-line.ts';

let folder: string;

async function skillweave(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, {
    environment: { SKILLWEAVE_DATA: folder, PORT: '4711', LOG_LEVEL: 'silent' },
    input: async () => Buffer.from(''),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

type Listed = { frameworks: { id: string; name: string; uri: string }[] };
let all: Listed['frameworks'];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'skillweave-export-'));
  const seeded = await skillweave('seed', '--json');
  if (seeded.code !== 0) throw new Error(seeded.err);
  all = (JSON.parse((await skillweave('export', '--list', '--json')).out) as Listed).frameworks;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lists what can be written', async () => {
  const { code, out } = await skillweave('export', '--list');
  expect(code).toBe(0);
  expect(all.length).toBeGreaterThan(1);
  for (const { id, name, uri } of all) expect(out).toMatch(new RegExp(`${id} .*${name}.*${uri}`));
});

it('knows a framework by id, address and exact name, and writes the same text for each', async () => {
  const [{ id, name, uri } = expect.fail('no framework')] = all;
  const texts = await Promise.all([(await skillweave('export', id)).out, (await skillweave('export', uri)).out]);
  texts.push((await skillweave('export', name, '--format', 'case')).out);
  expect(new Set(texts).size).toBe(1);
  expect(JSON.parse(texts[0]!)).toMatchObject({ CFDocument: { title: name, uri } });
});

it('writes into a new file, and never over one that is there', async () => {
  const file = join(folder, 'out.json');
  const first = await skillweave('export', all[0]!.id, '--out', file);
  expect([first.code, first.out]).toEqual([0, `Written to ${file}.`]);
  const text = readFileSync(file, 'utf8');
  const again = await skillweave('export', all[1]!.id, '--out', file);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('says what the format could not hold, on stderr and in the report', async () => {
  const told = await Promise.all(all.map(async ({ id }) => await skillweave('export', id)));
  expect(told.map(({ err }) => err).join('\n')).toMatch(/\d+ × CASE has no word for this relation/);
  const report = JSON.parse((await skillweave('export', all[0]!.id, '--json')).out) as Record<string, unknown>;
  expect(report).toMatchObject({
    format: 'case',
    items: expect.any(Number),
    notHeld: expect.any(Array),
    text: expect.any(String),
  });
});

it('says that a framework is not here, and writes nothing', async () => {
  const file = join(folder, 'none.json');
  for (const word of ['nothing', '', '../x', 'Lake%', "' OR true", '\u{1f956}', 'x'.repeat(10_000)]) {
    const { code, err } = await skillweave('export', word, '--out', file);
    expect([word, code, err.slice(0, 30)]).toEqual([word, 1, 'There is no framework ' + err.slice(22, 30)]);
  }
  expect(existsSync(file)).toBe(false);
});
