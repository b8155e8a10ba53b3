// ESCO tables of a handful of rows, with what is wrong in real ones.
import { describe, expect, it } from 'vitest';
import { all, codesOf, fileOf, zipOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { escoCsv } from './read.ts';

const esco = 'http://data.europa.eu/esco';
const occupations = (rows: string) => `conceptType,conceptUri,preferredLabel,altLabels,status,modifiedDate,code\n${rows}`;
const skills = (rows: string) => `conceptType,conceptUri,skillType,preferredLabel,altLabels\n${rows}`;
const read = (name: string, content: string) => all(escoCsv.read([fileOf(name, content)]));

describe('an ESCO table', () => {
  it('of occupations keeps leading zeros, other names and the instant of the last change, in the language of its file', async () => {
    const pieces = await read(
      'occupations_pt.csv',
      occupations(`Occupation,${esco}/occupation/a,faroleiro,"guarda\nvigia",released,2024-01-25T11:28:50.295Z,0110.1\n`),
    );
    expect(pieces[1]).toMatchObject({
      uri: `${esco}/occupation/a`,
      kind: 'occupation',
      code: '0110.1',
      words: [{ language: 'pt', name: 'faroleiro', otherNames: ['guarda', 'vigia'] }],
      state: 'published',
      changedAt: '2024-01-25T11:28:50.295Z',
      place: { file: 'occupations_pt.csv', row: 2 },
    });
  });

  it.each<[string, string, string[], number]>([
    ['that names an item twice', `Occupation,${esco}/occupation/a,A,x,,,\n`.repeat(2), ['repaired repeated-item'], 2],
    ['with a row that has no address', 'Occupation,,A,,,,\n', ['dropped no-address'], 0],
    ['with a row of another kind', `Boat,${esco}/occupation/a,A,,,,\n`, ['dropped unknown-kind'], 0],
    ['with a row that has no name', `Occupation,${esco}/occupation/a,,,,,\n`, ['repaired no-name'], 1],
  ])('%s is read, and it is remarked', async (_, rows, codes, items) => {
    const pieces = await read('occupations_en.csv', occupations(rows));
    expect([codesOf(pieces), pieces.filter(({ is }) => is === 'item').length]).toEqual([codes, items]);
  });

  it('tells knowledge from skill', async () => {
    const rows = `KnowledgeSkillCompetence,${esco}/skill/a,knowledge,tides,\nKnowledgeSkillCompetence,${esco}/skill/b,skill/competence,row,\n`;
    const pieces = await read('skills_en.csv', skills(rows));
    expect(pieces.flatMap((piece) => (piece.is === 'item' ? [piece.kind] : []))).toEqual(['knowledge', 'skill']);
  });

  it.each<[string, string, string[], object[]]>([
    ['that relates a skill to itself', 'u:a,essential,u:a', ['dropped self-relation'], []],
    ['with one end missing', 'u:a,essential,', ['dropped missing-end'], []],
    [
      'with a necessity nobody knows',
      'u:a,perhaps,u:b',
      ['repaired unknown-necessity'],
      [{ type: 'requires', necessity: 'optional' }],
    ],
    ['that is whole', 'u:a,essential,u:b', [], [{ type: 'requires', necessity: 'essential', from: 'u:a', to: 'u:b' }]],
  ])('of relations %s', async (_, row, codes, relations) => {
    const pieces = await read('relations.csv', `originalSkillUri,relationType,relatedSkillUri\n${row}\n`);
    expect(codesOf(pieces)).toEqual(codes);
    expect(pieces.filter(({ is }) => is === 'relation')).toMatchObject(relations);
  });
});

it('a collection adds its members, and says nothing again of those a main table has', async () => {
  const collection = `conceptType,conceptUri,preferredLabel,altLabels,broaderConceptUri\nKnowledgeSkillCompetence,${esco}/skill/a,tides,,\nKnowledgeSkillCompetence,${esco}/skill/b,knots,bends | hitches,\n`;
  const main = skills(`KnowledgeSkillCompetence,${esco}/skill/a,knowledge,tides,\n`);
  const pieces = await all(escoCsv.read([fileOf('greenSkillsCollection_en.csv', collection), fileOf('skills_en.csv', main)]));
  const items = pieces.flatMap((piece) => (piece.is === 'item' ? [piece] : []));
  expect(items.map(({ uri }) => uri)).toEqual([`${esco}/skill/a`, `${esco}/concept-scheme/green`, `${esco}/skill/b`]);
  expect(items[2]!.words[0].otherNames).toEqual(['bends', 'hitches']);
  expect(pieces.filter((piece) => piece.is === 'relation' && piece.type === 'collectedIn')).toHaveLength(2);
});

it('a hierarchy that disagrees with the relations is remarked, and adds nothing', async () => {
  const broader = 'conceptType,conceptUri,broaderType,broaderUri\nSkillGroup,u:b,SkillGroup,u:a\n';
  const hierarchy = 'Level 0 URI,Level 1 URI,Level 2 URI\nu:a,u:b,\nu:a,u:c,\n';
  const pieces = await all(escoCsv.read([fileOf('hierarchy.csv', hierarchy), fileOf('broader.csv', broader)]));
  expect(codesOf(pieces)).toEqual(['repaired hierarchy-disagrees']);
  expect(pieces.filter(({ is }) => is === 'relation')).toHaveLength(1);
});

it('a file no pass can read is refused once', async () => {
  expect(codesOf(await read('skills_en.csv', 'a,b\n1,2\n'))).toEqual(['refused unknown-table']);
});

it('ESCO is recognised inside an archive, whatever its files are called, and what is no format is said', async () => {
  const archive = zipOf({ 'download/x.txt': skills(''), 'y.csv': 'a,b\n1,2\n' });
  const { found, remarks } = await recognise([fileOf('esco.zip', archive)]);
  expect(found.map(({ format, files }) => [format.name, files.map(({ name }) => name)])).toEqual([['esco-csv', ['x.txt']]]);
  expect(remarks.map(({ code, place }) => [code, place.file])).toEqual([['unknown-format', 'y.csv']]);
});
