// A supplement of a few invented lines, as JSON-LD and as sheets, in two languages.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { counted, fileOf, gather, graphOf, mutated } from '../gathering.test-data.ts';
import { zipOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { digcompFormat } from './format.ts';

const area = { '@type': 'CompetenceArea', '@id': 'CompetenceArea/1', name: 'Rowing', description: 'All about oars.' };
const competence = {
  '@type': 'Competence',
  '@id': 'Competence/1.1',
  name: 'Feathering',
  description: 'Turning the blade. ',
  competence_area_id: 'CompetenceArea/1',
};
const level = (name: string, eight: number) => ({
  '@type': 'ProficiencyLevel',
  '@id': `ProficiencyLevel/${name}_${eight}`,
  four_levels_name: name,
  eight_levels_mapping: eight,
  six_levels_mapping: 'A1',
  four_levels_description: `At ${name}, with help.`,
  eight_levels_description: `At ${eight}, with much help.`,
});
const statement = {
  '@type': 'CompetenceStatement',
  '@id': 'CompetenceStatement/CS1.1.01',
  description: 'Hold an oar.',
  ai_label: 'AI-Implicit',
  competence_area_id: 'CompetenceArea/1',
  competence_id: 'Competence/1.1',
  four_levels_proficiency_name: 'ProficiencyLevel/Very good',
};
const outcome = { ...statement, '@type': 'LearningOutcome', '@id': 'LearningOutcome/LO1.1.01', type: 'Attitude' };
const term = { '@type': 'Glossary', '@id': 'Glossary/Oar', explanation: 'A long blade.' };
const graph = [area, competence, level('Very good', 1), level('Very good', 2), statement, outcome, term];
const read = (nodes: unknown, more: object = {}, name = 'digcomp.jsonld') =>
  gather(digcompFormat, fileOf(name, JSON.stringify({ '@context': {}, '@graph': nodes, ...more })));

const tables: Record<string, string> = {
  outcomes:
    'Competence area number,Competence area name,Competence number,Competence name,Learning Outcome ID,Learning Outcome,Proficiency level,Knowledge skill or attitude,AI label\n1,x,1.1,x,LO1.1.01,Hold an oar.,Very good ,Attitude,AI-Implicit\n',
  statements:
    'Competence area number,Competence area descriptor,Competence number,Competence descriptor,Competence statement ID,Competence statement,Proficiency level name,AI label\n1,other words,1.1,other words,CS1.1.01,Hold an oar.,Very good,AI-Implicit\n',
  competences:
    'Competence area number,Competence area name,Competence area descriptor,Competence number,Competence name,Competence descriptor\n1,Rowing,All about oars.,1.1,Feathering,Turning the blade.\n',
  levels:
    'Proficiency level name,Four level proficiency level description,Purpose,Eight level mapping,Six level mapping,Eight level proficiency level description\nVery good ,"At Very good, with help.",,1,A1,"At 1, with much help."\nVery good,"At Very good, with help.",,2,A1,"At 2, with much help."\n',
  glossary: 'Term,Explanation\nOar,A long blade.\n',
};
const sheetFiles = Object.entries(tables).map(([name, text]) => fileOf(`${name}.csv`, text));

describe('a supplement in JSON-LD', () => {
  it('orders statements and outcomes under competences, competences under areas, and levels two by two', async () => {
    const { items, relations, frameworks, remarks } = await read(graph);
    expect(items.map(({ uri, kind, code, words: [{ name }] }) => [uri.slice(19), kind, code, name])).toEqual([
      ['CompetenceArea/1', 'group', '1', 'Rowing'],
      ['Competence/1.1', 'competency', '1.1', 'Feathering'],
      ['ProficiencyLevel/Very%20good_1', 'level', '1', 'Very good 1'],
      ['ProficiencyLevel/Very%20good', 'level', undefined, 'Very good'],
      ['ProficiencyLevel/Very%20good_2', 'level', '2', 'Very good 2'],
      ['CompetenceStatement/CS1.1.01', 'competency', 'CS1.1.01', 'Hold an oar.'],
      ['LearningOutcome/LO1.1.01', 'attitude', 'LO1.1.01', 'Hold an oar.'],
    ]);
    expect(relations.map(({ type, from, to }) => [type, from.slice(19), to.slice(19)])).toEqual([
      ['broader', 'Competence/1.1', 'CompetenceArea/1'],
      ['broader', 'ProficiencyLevel/Very%20good_1', 'ProficiencyLevel/Very%20good'],
      ['broader', 'ProficiencyLevel/Very%20good_2', 'ProficiencyLevel/Very%20good'],
      ['broader', 'CompetenceStatement/CS1.1.01', 'Competence/1.1'],
      ['related', 'CompetenceStatement/CS1.1.01', 'ProficiencyLevel/Very%20good'],
      ['broader', 'LearningOutcome/LO1.1.01', 'Competence/1.1'],
      ['related', 'LearningOutcome/LO1.1.01', 'ProficiencyLevel/Very%20good'],
    ]);
    expect(items[2]).toMatchObject({ order: 1, facts: { six_levels_mapping: 'A1' } });
    expect(frameworks).toMatchObject([{ uri: 'urn:sg:digcomp-3.0', facts: { 'glossary Oar': 'A long blade.' } }]);
    expect(remarks).toEqual([]);
  });

  it('may come in several languages, in one file or in one a language, and they meet in the same items', async () => {
    const dutch = [{ ...area, name: 'Roeien', description: 'Alles over riemen.' }];
    const maps = [
      { ...area, name: { nl: 'Roeien', en: 'Rowing' }, description: [{ '@value': 'All about oars.', '@language': 'en' }] },
    ];
    const files = [graph, dutch].map((nodes, index) =>
      fileOf(index ? 'digcomp_nl.jsonld' : 'digcomp.jsonld', JSON.stringify({ '@graph': nodes })),
    );
    const { draft, remarks } = await collect(digcompFormat.read(files));
    expect(draft?.items.get('urn:sg:digcomp-3.0:CompetenceArea/1')?.words).toEqual([
      { language: 'en', name: 'Rowing', statement: 'All about oars.' },
      { language: 'nl', name: 'Roeien', statement: 'Alles over riemen.' },
    ]);
    expect(remarks).toEqual([]);
    expect((await read(maps)).items[0]?.words).toEqual([
      { language: 'en', name: 'Rowing', statement: 'All about oars.' },
      { language: 'nl', name: 'Roeien' },
    ]);
    expect((await read(dutch, { '@context': { '@language': 'NL' } })).items[0]?.words[0].language).toBe('nl');
  });

  it.each<[string, unknown, string]>([
    ['of a class nobody knows', [{ '@type': 'Boat', '@id': 'Boat/1' }], 'unknown-class'],
    ['without an id', [{ ...area, '@id': '' }], 'no-identity'],
    ['without words', [{ ...area, name: '', description: 7 }], 'no-words'],
    ['that comes twice', [area, area], 'duplicate-item'],
    ['that is none', [7], 'not-an-object'],
    ['that belongs nowhere', [{ ...statement, competence_id: '', competence_area_id: '' }], 'orphan-item'],
    ['in two areas', [competence, { ...statement, competence_area_id: 'CompetenceArea/2' }], 'area-disagrees'],
    ['at a level nobody describes', [level('Good', 1), statement], 'unknown-level'],
  ])('with a node %s is read, and it is remarked on with its path', async (_, nodes, code) => {
    const { remarks } = await read(nodes);
    expect(counted(remarks)).toEqual({ [code]: 1 });
    expect(remarks[0]?.place.path).toMatch(/^\/@graph\/[01]$/);
  });

  it('of many times its size is refused', async () => {
    const many = Array.from({ length: 50_001 }, (_, n) => ({ '@type': 'Competence', '@id': `Competence/${n}` }));
    const long = Array.from({ length: 30 }, (_, n) => ({
      ...competence,
      '@id': `Competence/${n}`,
      description: 'a'.repeat(900_000),
    }));
    for (const nodes of [many, long]) {
      const { remarks, items } = await read(nodes);
      expect([counted(remarks), items]).toEqual([{ 'too-much': 1 }, []]);
    }
  });

  it('with any value in any place is read or remarked on, and never stops us', async () => {
    await fc.assert(
      fc.asyncProperty(mutated({ '@context': {}, '@graph': graph }), async (odd) => {
        const { frameworks, remarks } = await gather(digcompFormat, fileOf('odd.jsonld', JSON.stringify(odd)));
        expect(frameworks.length + remarks.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a supplement in sheets', () => {
  it('is the same as in JSON-LD, whatever order the sheets come in', async () => {
    const [json, csv] = [await read(graph), await gather(digcompFormat, ...sheetFiles)];
    expect(graphOf(csv)).toEqual(graphOf(json));
    expect(csv.frameworks).toEqual(json.frameworks);
    expect(csv.remarks).toEqual([]);
  });

  it.each([
    ['without a number', 'competences', '1,Rowing,x,,Feathering,y\n', { code: 'no-identity', row: 2 }],
    ['that comes twice', 'glossary', 'Oar,A\nOar,B\n', { code: 'duplicate-item', row: 3 }],
  ])('with a row %s is read, and it is remarked on', async (_, sheet, rows, { code, row }) => {
    const { remarks } = await gather(digcompFormat, fileOf(`${sheet}.csv`, `${tables[sheet]!.split('\n')[0]}\n${rows}`));
    expect(remarks).toMatchObject([{ code, place: { file: `${sheet}.csv`, row } }]);
  });
});

it('both are recognised, the workbook by any of its sheets', async () => {
  const cells = (row: string) => row.split(',').map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`);
  const sheet = (text: string) =>
    `<worksheet><sheetData><row>${cells(text.split('\n')[0]!).join('')}</row></sheetData></worksheet>`;
  const workbook = zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="ReadMe" r:id="a"/><sheet name="B" r:id="b"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<R><R Id="a" Target="worksheets/a.xml"/><R Id="b" Target="worksheets/b.xml"/></R>',
    'xl/worksheets/a.xml': sheet('See our site'),
    'xl/worksheets/b.xml': sheet(tables['statements']!),
  });
  const files = [fileOf('a', JSON.stringify({ '@graph': graph })), fileOf('b', workbook), fileOf('c', 'Term,Explanation\nA,B\n')];
  const { found, remarks } = await recognise(files);
  expect(found.map(({ format, files: of }) => [format.name, of.map(({ name }) => name)])).toEqual([['digcomp', ['a', 'b']]]);
  expect(remarks.map(({ place }) => place.file)).toEqual(['c']);
});
