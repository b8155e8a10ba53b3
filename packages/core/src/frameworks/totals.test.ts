// Published frameworks of every kind this folder reads in rows and lists come in whole, with no remark we do not know of.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect, type Draft } from './collect.ts';
import type { SourceFile } from './gathered.ts';
import { recognise } from './recognise.ts';
import type { RemarkGroup } from './remarks.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data');
const isHere = existsSync(folder);
if (!isHere) console.warn('Totals of published frameworks: NOT RUN, because ../shared/data is not beside this folder.');

const fileAt = (path: string, name: string): SourceFile => ({ name, bytes: () => createReadStream(join(path, name)) });

/** All files of a folder, or one of them. */
function filesIn(path: string): SourceFile[] {
  const whole = join(folder, path);
  if (statSync(whole).isFile()) return [fileAt(join(whole, '..'), path.split('/').at(-1)!)];
  const entries = readdirSync(whole, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => fileAt(whole, name));
}

async function gathered(...paths: string[]) {
  const { found, remarks } = await recognise(paths.flatMap(filesIn));
  const formats: { name: string; draft: Draft; remarks: readonly RemarkGroup[] }[] = [];
  for (const { format, files } of found) {
    const { draft, remarks: noticed } = await collect(format.read(files));
    if (draft === null) throw new Error(`${format.name}: ${JSON.stringify(noticed)}`);
    formats.push({ name: format.name, draft, remarks: noticed });
  }
  return { formats, unread: remarks.map(({ code, place }) => `${code} ${place.file}`) };
}

const kindsOf = ({ items }: Draft) => countBy([...items.values()].map(({ kind }) => kind));
const typesOf = ({ relations }: Draft) => countBy(relations.map(({ relation }) => relation.type));
const codesOf = (remarks: readonly RemarkGroup[]) => Object.fromEntries(remarks.map(({ code, count }) => [code, count]));

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe.runIf(isHere)('a published framework comes in whole:', { timeout: 120_000 }, () => {
  it('rich skill descriptors as OSMT gives them out and takes them in', async () => {
    const { formats, unread } = await gathered('rsd');
    const [soc, csv, json, onet] = ['soc-csv', 'rsd-csv', 'rsd-json', 'onet'].map((format) =>
      formats.find(({ name }) => name === format),
    );
    expect(formats).toHaveLength(4);
    expect(kindsOf(onet!.draft)).toEqual({ occupation: 1016 });
    expect(kindsOf(soc!.draft)).toEqual({ occupationGroup: 580, occupation: 867 });
    expect([typesOf(soc!.draft), soc!.remarks]).toEqual([{ broader: 1447 - 23 }, []]);
    expect(kindsOf(csv!.draft)).toEqual({ skill: 2 });
    // These two have no ids and name no library; what their occupations are, the classification says.
    expect(codesOf(csv!.remarks)).toEqual({ 'no-library': 1, 'no-id': 2, 'alignment-moved': 2, 'named-but-absent': 8 });
    // 24 in the collection, 50 in the list, one alone that names the one collection.
    expect(kindsOf(json!.draft)).toEqual({ skill: 24 + 50 + 1, collection: 1 });
    expect(codesOf(json!.remarks)).toEqual({ 'alignment-moved': 1, 'named-but-absent': 93 });
    expect(unread.every((each) => each.startsWith('unknown-format'))).toBe(true);
  });

  it('the graph of the WGU skills library', async () => {
    const { formats } = await gathered('rsd/wgu-graph-csv');
    const [{ draft, remarks } = expect.fail('nothing')] = formats;
    expect(kindsOf(draft)).toEqual({ skill: 8847, group: 1077, collection: 276 });
    // Of 8,699 alignments, 117 name something without an address.
    expect(typesOf(draft)).toEqual({ broader: 8847, collectedIn: 37_677, mapping: 8699 - 117 });
    expect(codesOf(remarks)).toEqual({
      'unpointed-occupations': 1,
      'unpointed-standards': 1,
      'occupation-order': 1,
      'alignment-moved': 6511,
      'alignment-without-address': 117,
      'named-but-absent': 1036,
    });
    expect(remarks.map(({ text }) => text).join()).toMatch(/573 occupations.*1,789 standards.*1,335 rows/);
    const words = new Set([...draft.items.values()].map(({ words: [{ name }] }) => name));
    expect(words.size).toBeLessThan(draft.items.size);
  });

  it('the ESCO sample of Tabiya, with its additions', async () => {
    const { formats, unread } = await gathered('esco-tabiya-sample');
    const [{ draft, remarks } = expect.fail('nothing')] = formats;
    expect(kindsOf(draft)).toEqual({ occupation: 3015, occupationGroup: 624, group: 640, skill: 792, knowledge: 208 });
    expect(typesOf(draft)).toEqual({ broader: 1636 + 3627, requires: 38, asks: 8679 });
    expect(draft.stubs).toEqual([]);
    // Its language stands nowhere; five occupations and five groups have a code and nothing else.
    expect(codesOf(remarks)).toEqual({ 'language-guessed': 4, 'local-code': 10 });
    expect([...draft.items.values()].every(({ words }) => words[0].language === 'en')).toBe(true);
    expect(unread).toEqual(['unknown-format LICENSE']);
  });

  it('the French ESCO of Tabiya, on the items of the English one', async () => {
    const alone = await gathered('esco-1.1.1-fr-tabiya');
    expect(kindsOf(alone.formats[0]!.draft)).toEqual({ occupation: 3007, occupationGroup: 619, group: 640 });
    expect(codesOf(alone.formats[0]!.remarks)).toEqual({ 'language-guessed': 3 });
    const { formats } = await gathered('esco-1.1.1-fr-tabiya', 'esco-1.2.0-en/occupations_en.csv');
    const occupations = [...formats[0]!.draft.items.values()].filter(({ kind }) => kind === 'occupation');
    const languages = countBy(occupations.map(({ words }) => words.map(({ language }) => language).join()));
    expect(languages).toEqual({ 'en,fr': 3004, en: 35, fr: 3 });
  });

  it('the NICE framework', async () => {
    const { formats, unread } = await gathered('nice');
    const [{ draft, remarks } = expect.fail('nothing')] = formats;
    expect(kindsOf(draft)).toEqual({
      task: 1003,
      knowledge: 594,
      skill: 368,
      ability: 176,
      occupation: 52,
      occupationGroup: 32 + 7,
    });
    expect(typesOf(draft)).toEqual({ asks: 39 + 2 + 11, performs: 4, broader: 52 + 32 });
    expect([remarks, unread]).toMatchObject([
      [{ code: 'quotes-missing', places: [{ place: { file: 'nice_tasks.yml', row: 1208 } }] }],
      [],
    ]);
  });

  it('DigComp, the same from JSON-LD and from the workbook', async () => {
    const supplement = 'digcomp-3.0/DigComp 3.0 Data Supplement 24 Nov 2025';
    const [json, sheets] = [await gathered(`${supplement}.jsonld`), await gathered(`${supplement}.xlsx`)];
    const [{ draft, remarks } = expect.fail('nothing')] = json.formats;
    const outcomes = { knowledge: 217, skill: 199, attitude: 107 };
    expect(outcomes.knowledge + outcomes.skill + outcomes.attitude).toBe(523);
    // Eight levels, and the four that statements name.
    expect(kindsOf(draft)).toEqual({ group: 5, competency: 21 + 362, level: 8 + 4, ...outcomes });
    expect(typesOf(draft)).toEqual({ broader: 21 + 362 + 523 + 8, related: 362 + 523 });
    expect(Object.keys(draft.frameworks[0]?.facts ?? {})).toHaveLength(126);
    expect([remarks, draft.stubs]).toEqual([[], []]);
    const other = sheets.formats[0]!.draft;
    const bare = (map: Draft['items']) => Object.fromEntries([...map].map(([uri, item]) => [uri, { ...item, place: 0 }]));
    expect(bare(other.items)).toEqual(bare(draft.items));
    expect(other.frameworks).toEqual(draft.frameworks);
    const said = ({ relations }: Draft) => relations.map(({ relation }) => JSON.stringify({ ...relation, place: 0 })).sort();
    expect(said(other)).toEqual(said(draft));
  });

  it('and SOURCES.md says so', () => {
    const sources = readFileSync(join(folder, 'SOURCES.md'), 'utf8');
    for (const line of [
      'nodes_rsd.csv .* 8847 rows',
      'rels_rsd_inCollection.csv .* 37677 rows',
      'BLS-Import.csv .* 1447 rows',
      'nice_tasks.yml .* 1003 entries',
      'LearningOutcome 523, CompetenceStatement 362, Glossary 126, Competence 21, ProficiencyLevel 8, CompetenceArea 5',
      'occupation_to_skill_relations.csv .* 8679 rows',
    ])
      expect(sources).toMatch(new RegExp(line));
  });
});
