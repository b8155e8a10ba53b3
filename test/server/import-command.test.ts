// `import` on the command line: clean files come in once, dirty ones end in a clear report, and the process lives.
import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine, type Surroundings } from '../../packages/api/src/cli/command-line.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { bakery } from '../../packages/core/src/frameworks/case/case.test-data.ts';
import { workbookOf, zipOf } from '../../packages/core/src/frameworks/reading/files.test-data.ts';
import type { FormatImport } from '../../packages/api/src/write/frameworks/import-files.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'skillweave-import-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const store = () => mkdtempSync(join(folder, 'store-'));

async function run(data: string, args: readonly string[], more: Partial<Surroundings> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(['import', ...args], {
    environment: { SKILLWEAVE_DATA: data, LOG_LEVEL: 'silent' },
    input: async () => Buffer.from(''),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    ...more,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
type Answer = { imports: FormatImport[]; remarks: { code: string }[]; stopped: boolean };
const json = ({ out }: { out: string }) => JSON.parse(out) as Answer;
const outcomes = (ran: { out: string }) => json(ran).imports.map(({ format, outcome }) => `${format} ${outcome}`);
const codes = (ran: { out: string }) =>
  [...json(ran).remarks, ...json(ran).imports.flatMap(({ report, remarks }) => report?.remarks ?? remarks)].map(
    ({ code }) => code,
  );

/** A folder with these files in it. */
function laid(files: Record<string, string | Uint8Array>): string {
  const place = mkdtempSync(join(folder, 'files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(place, name, '..'), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  return place;
}
const one = (name: string, content: string | Uint8Array) => join(laid({ [name]: content }), name);
const package_ = JSON.stringify(bakery);
const skills = (rows: string) => `conceptType,conceptUri,skillType,preferredLabel\n${rows}`;
const skill = (number: number, label = `Skill ${number}`) =>
  `KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/${number},skill/competence,${label}\n`;

/** In a process of its own, with little memory: it would die of what it holds. */
const apart = (words: readonly string[], data = store()) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const args = ['--conditions=source', '--max-old-space-size=160', 'packages/api/src/cli/main.ts', 'import', ...words];
    const env = { ...process.env, SKILLWEAVE_DATA: data, GRAPH_URL: '' };
    const ended = (error: { code?: unknown } | null, out: string, err: string) =>
      resolve({ code: Number(error?.code ?? 0), out, err });
    execFile(process.execPath, args, { cwd: root, env }, ended);
  });

describe('what is clean', () => {
  it('is looked at, comes in, and comes in again without a trace, with a few lines for people', async () => {
    const [data, file] = [store(), one('bread.json', package_)];
    const look = await run(data, [file, '--dry-run', '--json']);
    expect([look.code, outcomes(look)]).toEqual([0, ['case previewed']]);
    const first = await run(data, [file]);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/^CASE package \(1EdTech\) \(case\), 1 file: is in, and seen\n {2}Bread and ovens, 2\n/);
    expect(first.out).toContain('added 4, changed 0, retired 0, unchanged 0');
    const again = await run(data, [file, '--json']);
    expect([again.code, outcomes(again)]).toEqual([0, ['case unchanged']]);
    expect(json(again).imports[0]?.report?.counts).toMatchObject({ added: 0, changed: 0, linksAdded: 0, unchanged: 4 });
  });

  it('is found in folders below folders, and a licence beside it is passed over', async () => {
    const place = laid({
      'deep/er/bread.json': package_,
      'deep/skills_en.csv': skills(skill(1)),
      LICENSE: 'Free.',
      '.hidden.json': '{',
    });
    const ran = await run(store(), [place]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('passed over 1 × unknown-format');
    expect(ran.out).toContain('LICENSE');
    expect(ran.out).not.toContain('hidden');
  });

  it('is read from what is piped in', async () => {
    const piped = async function* () {
      yield Buffer.from(package_.slice(0, 700));
      yield Buffer.from(package_.slice(700));
    };
    const ran = await run(store(), ['-', '--json'], { piped });
    expect([ran.code, outcomes(ran), json(ran).imports[0]?.files]).toEqual([0, ['case loaded'], ['piped in']]);
  });

  it('shows how far it is to who watches, and nothing of it stays when it is stopped', async () => {
    const [data, lines, wish] = [store(), [] as string[], new AbortController()];
    const redraw = (line: string) => {
      lines.push(line);
      if (line.includes('writing')) wish.abort();
    };
    const file = one('skills_en.csv', skills(Array.from({ length: 3_000 }, (_, number) => skill(number)).join('')));
    const stopped = await run(data, [file, '--json'], { redraw, interrupted: () => wish.signal });
    expect([stopped.code, outcomes(stopped), json(stopped).stopped]).toEqual([1, ['esco-csv stopped'], true]);
    expect(lines.some((line) => /^esco-csv: [█░]{24} \d+ % writing/.test(line))).toBe(true);
    expect(lines.at(-1)).toBe('');
    const again = await run(data, [file, '--json']);
    expect(json(again).imports[0]).toMatchObject({ outcome: 'loaded', resumedAt: 0, report: { counts: { added: 3_000 } } });
  });
});

describe('what may be only a part', () => {
  const list = (numbers: readonly number[]) => skills(numbers.map((number) => skill(number)).join(''));
  const numbers = Array.from({ length: 10 }, (_, number) => number);

  it('is held back where it retires much, until somebody says that it is the whole', async () => {
    const data = store();
    await run(data, [one('skills_en.csv', list(numbers))]);
    const part = one('skills_en.csv', list(numbers.slice(0, 5)));
    const look = await run(data, [part, '--dry-run']);
    expect([look.code, look.out]).toEqual([0, expect.stringContaining('Of 10 items in use here 5 would be retired')]);
    const held = await run(data, [part, '--json']);
    expect([held.code, outcomes(held)]).toEqual([1, ['esco-csv heldBack']]);
    expect((await run(data, [part])).out).toContain('run it again with --retire-missing');
    const meant = await run(data, [part, '--retire-missing', '--json']);
    expect([meant.code, outcomes(meant)]).toEqual([0, ['esco-csv loaded']]);
    expect(json(meant).imports[0]?.report?.counts).toMatchObject({ before: 10, retired: 5, unchanged: 5 });
  });

  it('comes in where it retires little', async () => {
    const data = store();
    await run(data, [one('skills_en.csv', list(numbers))]);
    expect(outcomes(await run(data, [one('skills_en.csv', list(numbers.slice(0, 8))), '--json']))).toEqual(['esco-csv loaded']);
  });

  it('is what is left where a file cannot be read: it comes in, the file is named, and nothing is retired for it', async () => {
    const data = store();
    const cut = package_.slice(0, 400);
    const files = laid({ 'bread.json': package_, 'cut.json': cut });
    const ran = await run(data, [files]);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/2 files: is in, and seen\n {2}without 1 file that could not be read: cut\.json\n/);
    expect(ran.out).toMatch(/refused {5}1 × broken-json: [^\n]+\n +cut\.json/);
    // One relation less would be nothing to ask about, were all files read.
    const fewer = JSON.stringify({ ...bakery, CFAssociations: bakery.CFAssociations.toSpliced(3, 1) });
    const again = await run(data, [laid({ 'bread.json': fewer, 'cut.json': cut }), '--json']);
    expect([again.code, outcomes(again)]).toEqual([1, ['case heldBack']]);
  });
});

describe('it says no', () => {
  it.each([[[]], [['-', '-']], [['a', '--loud']]])('called with %j, and how it is called', async (args) => {
    const { code, err } = await run(store(), args);
    expect([code, err]).toEqual([2, expect.stringContaining('npm run skillweave -- import')]);
  });

  it('to a path that is not there, and to a folder without files', async () => {
    expect(await run(store(), [join(folder, 'nowhere')])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no file or folder/),
    });
    expect(await run(store(), [laid({})])).toMatchObject({ code: 1, err: expect.stringMatching(/There is no file in/) });
  });

  it('while a Skillweave runs on the same store, and what to do', async () => {
    const data = store();
    const graph = await openGraph({ url: 'embedded:', folder: join(data, 'graph') });
    try {
      const { code, err } = await apart([one('bread.json', package_)], data);
      expect([code, err]).toEqual([1, expect.stringMatching(/Stop it, import, and start it again\.\n$/)]);
    } finally {
      await graph.close();
    }
  });
});

describe('what is dirty ends in a report', () => {
  const proto = `{"CFDocument": ${JSON.stringify(bakery.CFDocument)}, "CFItems": [{"__proto__": {"odd": true}}], "CFAssociations": []}`;
  it.each<[string, readonly [string, string | Uint8Array], { code: number; remark: string }]>([
    ['a package cut off', ['bread.json', package_.slice(0, -40)], { code: 1, remark: 'broken-json' }],
    [
      'a table cut off',
      ['skills_en.csv', `${skills(skill(1))}KnowledgeSkillCompetence,"http://data.eu`],
      { code: 1, remark: 'cut-off' },
    ],
    [
      'a package in another encoding',
      ['bread.json', Buffer.from(package_.replace('Bread', 'Brød'), 'latin1')],
      { code: 1, remark: 'not-utf8' },
    ],
    [
      'a table in another encoding',
      ['skills_en.csv', Buffer.from(skills(skill(1, 'Brød')), 'latin1')],
      { code: 1, remark: 'wrong-encoding' },
    ],
    [
      'a web page with the name of a table',
      ['skills_en.csv', '<!DOCTYPE html><title>Sign in</title>'],
      { code: 1, remark: 'web-page' },
    ],
    ['a package with __proto__ in it', ['bread.json', proto], { code: 1, remark: 'broken-json' }],
    ['a bomb', ['all.zip', zipOf({ 'skills_en.csv': Buffer.alloc(40_000_000) })], { code: 1, remark: 'packed-too-tightly' }],
    ['nothing', ['skills_en.csv', ''], { code: 1, remark: 'empty-file' }],
    [
      'ragged rows',
      ['skills_en.csv', `${skills(skill(1))}KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/2\n`],
      { code: 0, remark: 'ragged-row' },
    ],
  ])('%s', async (_, [name, content], { code, remark }) => {
    const ran = await run(store(), [one(name, content), '--json']);
    expect([ran.code, ran.err, codes(ran)]).toEqual([code, '', expect.arrayContaining([remark])]);
    expect(({} as Record<string, unknown>)['odd']).toBeUndefined();
    const said = await run(store(), [one(name, content)]);
    expect(said.out).toContain(name.replace('all.zip', '.'));
  });

  it('formulas are words like any other', async () => {
    const data = store();
    const ran = await run(data, [one('skills_en.csv', skills(skill(1, '=1+1') + skill(2, '@SUM(A1)'))), '--json']);
    expect(json(ran).imports[0]?.report?.examples.added.map(({ name }) => name)).toEqual(['=1+1', '@SUM(A1)']);
    const cells = ['conceptType', 'conceptUri', 'skillType', 'preferredLabel']
      .map((word) => `<c t="str"><v>${word}</v></c>`)
      .join('');
    const row = `<c t="str"><v>KnowledgeSkillCompetence</v></c><c t="str"><v>http://data.europa.eu/esco/skill/3</v></c><c t="str"><v>skill</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c>`;
    const sheet = await run(store(), [one('skills_en.xlsx', workbookOf(`<row>${cells}</row><row>${row}</row>`)), '--json']);
    expect(json(sheet).imports[0]?.report?.examples.added.map(({ name }) => name)).toEqual(['ab']);
  });

  it('a line of a gigabyte', async () => {
    const file = one('skills_en.csv', skills(`${skill(1)}KnowledgeSkillCompetence,${'a'.repeat(4_000_000)}`));
    truncateSync(file, 1024 ** 3);
    const ran = await apart([file, '--json']);
    expect([ran.code, codes(ran)]).toEqual([1, ['row-too-long']]);
  });

  it('two million rows', { timeout: 240_000 }, async () => {
    const file = join(folder, 'broader_en.csv');
    const rows = function* () {
      yield 'conceptType,conceptUri,broaderUri\n';
      for (let part = 0; part < 2_000; part += 1) yield 'S,urn:a,urn:b\n'.repeat(1_000);
    };
    await pipeline(rows, createWriteStream(file));
    const ran = await apart([file, '--json']);
    expect([ran.code, codes(ran)]).toEqual([1, ['too-many-pieces']]);
  });
});
