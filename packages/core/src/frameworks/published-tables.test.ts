// Published tables come in whole: as many items, relations and mappings as their keepers say, and nothing remarked that is not so.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { caseFormat } from './case/format.ts';
import { writeCase } from './case/write.ts';
import { caseTables } from './case-tables/read.ts';
import { collect, type Collected } from './collect.ts';
import { escoOnet } from './esco-onet/read.ts';
import { valueOf } from './fact-text.ts';
import { frameworkFormats } from './formats.ts';
import type { Gathered } from './gathered.ts';
import { fileOf, gather, graphOf } from './gathering.test-data.ts';
import { rowsOf } from './reading/separated.ts';
import { recognise } from './recognise.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data');
const isHere = existsSync(folder);
if (!isHere) console.warn('Tables of frameworks: NOT RUN, because ../shared/data is not beside this folder.');

const fileAt = (path: string) => ({ name: basename(path), bytes: () => createReadStream(join(folder, path)) });
const filesIn = (path: string) => readdirSync(join(folder, path)).map((name) => fileAt(join(path, name)));

/** What was gathered from files that must all be of one format. */
async function gathered(name: string, ...files: ReturnType<typeof filesIn>): Promise<Collected> {
  const { found, remarks } = await recognise(files, frameworkFormats);
  expect(remarks).toEqual([]);
  expect(found.map(({ format }) => format.name)).toEqual([name]);
  return collect(found[0]!.format.read(found[0]!.files));
}

function tally(list: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of list) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}
const kinds = ({ draft }: Collected) => tally([...(draft?.items.values() ?? [])].map(({ kind }) => kind));
const remarked = ({ remarks }: Collected) => Object.fromEntries(remarks.map(({ code, count }) => [code, count]));
const types = ({ draft }: Collected) => tally((draft?.relations ?? []).map(({ relation }) => relation.type));

describe.runIf(isHere)('O*NET', () => {
  it('30.2 as text is there with all its technologies', async () => {
    const found = await gathered('onet', ...filesIn('onet-30.2-text'));
    expect(kinds(found)).toEqual({ occupation: 1_016, technology: 8_785, group: 137 });
    expect(types(found)).toEqual({ uses: 32_773, broader: 8_941 });
    // Two of its tables were published there.
    expect(remarked(found)).toEqual({ 'tables-missing': 1 });
  });

  it('29.2 as workbooks is there with its content model, ratings, tasks and activities', { timeout: 120_000 }, async () => {
    const found = await gathered('onet', ...filesIn('onet-29.2-xlsx'));
    const { ability, attitude, skill, knowledge, competency, group, ...others } = kinds(found);
    // Of 627 elements; beside them 2,087 and 332 activities, and 135 commodities.
    expect(ability! + attitude! + skill! + knowledge! + competency! + group!).toBe(627 + 2_087 + 332 + 135);
    expect([skill, knowledge]).toEqual([35, 33]);
    expect(others).toEqual({ occupation: 1_016, task: 18_796, technology: 8_768 });
    expect(types(found)).toMatchObject({ performs: 18_796, uses: 32_627, related: 18_460 + 232, rated: (61_530 + 58_014) / 2 });
    const rated = (found.draft?.relations ?? []).flatMap(({ relation }) => (relation.type === 'rated' ? [relation] : []));
    expect(rated.filter(({ importance, level }) => importance === undefined || level === undefined)).toEqual([]);
    expect(new Set(rated.filter(({ to }) => to.startsWith('urn:sg:onet:2.A')).map(({ from }) => from)).size).toBe(879);
    expect(rated.filter(({ isSuppressed }) => isSuppressed)).toHaveLength(3_420 + 6_991);
    expect([...(found.draft?.items.values() ?? [])].filter(({ facts }) => facts?.['jobZone'] !== undefined)).toHaveLength(923);
    expect(found.draft?.stubs).toEqual([]);
    expect(found.remarks).toEqual([]);
  });
});

describe.runIf(isHere)('The crosswalk between ESCO and O*NET', () => {
  it('is there with every claim, each as near as its makers say', async () => {
    const pieces: Gathered[] = [];
    for await (const piece of escoOnet.read([fileAt('crosswalk/esco_onet_crosswalk_Nov2020.csv')])) pieces.push(piece);
    const claims = pieces.flatMap((piece) => (piece.is === 'relation' && piece.type === 'mapping' ? [piece] : []));
    expect(tally(claims.map(({ predicate }) => predicate))).toEqual({ exactMatch: 515, closeMatch: 1_100, relatedMatch: 65 });
    expect([new Set(claims.map(({ from }) => from)).size, new Set(claims.map(({ to }) => to)).size]).toEqual([1_680, 668]);
    expect(claims.filter(({ confidence }) => confidence !== undefined)).toEqual([]);
    // One cell of job titles holds the number 2164.
    expect(pieces.flatMap((piece) => (piece.is === 'remark' ? [`${piece.code} ${piece.place.row}`] : []))).toEqual([
      'list-unreadable 212',
    ]);
  });
});

describe.runIf(isHere)('CASE in tables', () => {
  const [opensalt, workbook] = ['case/sample_case.csv', 'case/spreadsheet_import_sample.xlsx'];
  const [compeito, rubrics] = ['case/compeito_seed_001_ja.csv', 'case/compeito_seed_001r_rubrics_ja.csv'];

  it('of OpenSALT, as CSV, are ten items with their relations', async () => {
    const found = await gathered('case-tables', fileAt(opensalt));
    expect(found.draft?.items.size).toBe(10);
    expect(types(found)).toEqual({ broader: 7, related: 3, exemplarOf: 1 });
    // The file does not name its framework, and points to three standards and a film of others.
    expect(remarked(found)).toEqual({ 'framework-unsaid': 1, 'named-but-absent': 4 });
  });

  it('of OpenSALT, as a workbook, are four items and ten associations, one of them to the top', async () => {
    const found = await gathered('case-tables', fileAt(workbook));
    expect([found.draft?.frameworks.map(({ name }) => name), found.draft?.items.size]).toEqual([['SampleFramework'], 4]);
    expect(types(found)).toEqual({ broader: 4, mapping: 1, precedes: 1, replacedBy: 1, related: 2 });
    expect(remarked(found)).toEqual({ 'named-but-absent': 2 });
  });

  it('of compeito are items in Japanese with their rubrics; its 38 ragged rows are what stands around them', async () => {
    const lines = readFileSync(join(folder, compeito), 'utf8').trimEnd().split('\n').slice(1);
    const ragged = lines.filter((line) => rowsOf(line, { by: ',', isQuoted: true }, 1)[0]!.length !== 2);
    expect([lines.length, ragged.length]).toEqual([46, 38]);
    const found = await gathered('case-tables', fileAt(compeito), fileAt(rubrics));
    // Among the 38 are the names of the columns and a list of three subjects.
    expect(found.draft?.items.size).toBe(38 - 2);
    expect(kinds(found)).toEqual({ group: 15, knowledge: 5, skill: 11, attitude: 5 });
    expect(types(found)).toEqual({ broader: 31 });
    expect([...(found.draft?.items.values() ?? [])].map(({ words: [{ language }] }) => language)).toEqual(Array(36).fill('ja'));
    const facts = found.draft?.frameworks[0]?.facts ?? {};
    expect(valueOf(facts['subject'] ?? '')).toHaveLength(3);
    const kept = valueOf(facts['CFRubrics'] ?? '') as { CFRubricCriteria: { CFRubricCriterionLevels: unknown[] }[] }[];
    const criteria = kept.flatMap(({ CFRubricCriteria }) => CFRubricCriteria);
    const levels = criteria.flatMap(({ CFRubricCriterionLevels }) => CFRubricCriterionLevels);
    expect(kept.length + criteria.length + levels.length).toBe(37);
    expect(found.remarks).toEqual([]);
  });

  it.each([[[opensalt]], [[workbook]], [[compeito, rubrics]]])(
    '%s: written as a CASE package it is valid and the same graph',
    async (paths) => {
      const first = await gather(caseTables, ...paths.map(fileAt));
      const { text } = writeCase({ ...first, framework: first.frameworks[0]! }, '2026-11-24T12:00:00.000Z');
      const ajv = new Ajv2019({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const isValid = ajv.compile(JSON.parse(readFileSync(join(folder, 'case/schema/case-v1p1-cfpackage.json'), 'utf8')));
      isValid(JSON.parse(text));
      expect(isValid.errors ?? []).toEqual([]);
      const again = await gather(caseFormat, fileOf('again.json', text));
      expect(sameGraph(again)).toEqual(sameGraph(first));
    },
  );

  /** Without the instant of writing, which CASE wants on everything and tables do not say. */
  function sameGraph({ items, relations }: Awaited<ReturnType<typeof gather>>) {
    return graphOf({ items: items.map(({ changedAt: _at, ...item }) => item), relations });
  }
});
