// A handful of nodes and links, with what is wrong in real ones.
import { expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { counted, fileOf, gather } from '../gathering.test-data.ts';
import { recognise } from '../recognise.ts';
import { rsdGraphCsv } from './read.ts';

const uuid = (last: number) => `7a10c0de-0000-4000-8000-${String(last).padStart(12, '0')}`;
const file = (name: string, header: string, ...rows: string[]) => fileOf(name, `${[header, ...rows].join('\r\n')}\r\n`);
const skills = file(
  'nodes_rsd.csv',
  ':ID,:LABEL,prefLabel,identifier,status,created:datetime,issued:datetime,modified:datetime',
  `rsd-1,RichSkillDescriptor,Steer,${uuid(1)},published,2026-01-01T00:00:00+00:00,,2026-01-02T00:00:00.123456+00:00`,
  `rsd-2,RichSkillDescriptor,Steer,${uuid(2)},archived,,,`,
  `rsd-3,RichSkillDescriptor,Again,${uuid(2)},draft,,,`,
  'rsd-4,RichSkillDescriptor,Lost,,draft,,,',
);
const around = [
  file('nodes_keyword.csv', ':ID,:LABEL,prefLabel', 'kw-1,Keyword,rudder', 'kw-2,Keyword,WGUSID: 7'),
  file('nodes_category.csv', ':ID,:LABEL,prefLabel', 'cat-a b,Category,Steering', 'x,Boat,Skiff'),
  file('nodes_collection.csv', ':ID,:LABEL,title,identifier', `col-1,Collection,On the Bridge,${uuid(9)}`),
  file('nodes_alignment.csv', ':ID,:LABEL,prefLabel,identifier', 'al-1,Alignment,Helm,https://a.example/helm'),
  file('nodes_occupation.csv', ':ID,:LABEL,prefLabel,code', 'bls-1,Occupation,Mate,53-5021', 'bls-2,Occupation,,0'),
  file('nodes_standard.csv', ':ID,:LABEL,prefLabel,notation', 'std-1,Standard,STCW,STCW'),
];
const links = (...rows: string[]) => file('rels.csv', ':START_ID,:END_ID,:TYPE', ...rows);
const some = links(
  'rsd-1,kw-1,HAS_KEYWORD',
  'rsd-1,kw-2,HAS_KEYWORD',
  'rsd-1,cat-a b,HAS_CATEGORY',
  'rsd-2,col-1,IN_COLLECTION',
  'rsd-2,al-1,HAS_ALIGNMENT',
);

it('skills of one name stay two, and carry what points to them', async () => {
  const { items, relations } = await gather(rsdGraphCsv, skills, ...around, some);
  expect(items.map(({ uri, kind, state }) => [uri, kind, state])).toEqual([
    ['urn:sg:wgu-skills:cat-a%20b', 'group', 'published'],
    [`urn:uuid:${uuid(9)}`, 'collection', 'published'],
    [`urn:uuid:${uuid(1)}`, 'skill', 'published'],
    [`urn:uuid:${uuid(2)}`, 'skill', 'deprecated'],
  ]);
  expect(items[2]).toMatchObject({
    words: [{ language: 'en', name: 'Steer', otherNames: ['rudder'] }],
    changedAt: '2026-01-02T00:00:00.123Z',
    facts: { keywords: '["WGUSID: 7"]', creationDate: '2026-01-01T00:00:00+00:00' },
  });
  expect(relations).toMatchObject([
    { type: 'broader', from: `urn:uuid:${uuid(1)}`, to: 'urn:sg:wgu-skills:cat-a%20b' },
    { type: 'collectedIn', from: `urn:uuid:${uuid(2)}`, to: `urn:uuid:${uuid(9)}` },
    { type: 'mapping', predicate: 'relatedMatch', to: 'https://a.example/helm', toName: 'Helm' },
  ]);
});

it('what is wrong and what nothing points to is said once, in whatever order the files come', async () => {
  const bad = links('rsd-1,nobody,HAS_KEYWORD', 'rsd-9,kw-1,HAS_KEYWORD', 'rsd-1,kw-1,LIKES', 'bls-1,bls-2,PART_OF');
  const expected = {
    'unknown-label': 1,
    'unknown-end': 2,
    'unknown-type': 1,
    'unpointed-occupations': 1,
    'unpointed-standards': 1,
    'occupation-order': 1,
    'repeated-item': 1,
    'no-identity': 1,
  };
  for (const files of [
    [skills, ...around, some, bad],
    [bad, some, ...around, skills],
  ]) {
    const { remarks } = await gather(rsdGraphCsv, ...files);
    expect(counted(remarks)).toEqual(expected);
    expect(remarks.find(({ code }) => code === 'unknown-type')?.place).toEqual({ file: 'rels.csv', row: 4, column: ':TYPE' });
  }
});

it('occupations and standards that skills point to are kept', async () => {
  const pointing = links('rsd-1,bls-1,HAS_OCCUPATION', 'rsd-1,std-1,HAS_STANDARD');
  const { relations, items, remarks } = await gather(rsdGraphCsv, skills, ...around, pointing);
  expect(relations).toMatchObject([{ type: 'asks', from: 'urn:sg:soc:53-5021', to: `urn:uuid:${uuid(1)}` }]);
  expect(items.find(({ uri }) => uri.endsWith('1'))?.facts).toMatchObject({ standards: '["STCW"]' });
  expect(counted(remarks)).not.toHaveProperty('unpointed-standards');
});

it('the tables are recognised and hold together', async () => {
  const { found } = await recognise([skills, ...around, some]);
  expect(found.map(({ format, files }) => [format.name, files.length])).toEqual([['rsd-graph-csv', 8]]);
  const { draft } = await collect(rsdGraphCsv.read([skills, ...around, some]));
  expect([draft?.items.size, draft?.relations.length, draft?.stubs.map(({ name }) => name)]).toEqual([4, 3, ['Helm']]);
});

it('more words than any library has are refused, and not kept', async () => {
  const long = 'a'.repeat(900_000);
  const endless = async function* () {
    yield Buffer.from(':ID,:LABEL,prefLabel\n');
    for (let n = 0; n < 100; n += 1) yield Buffer.from(`kw-${n},Keyword,${long}\n`);
  };
  const { remarks, items } = await gather(rsdGraphCsv, { name: 'nodes_keyword.csv', bytes: endless });
  expect([counted(remarks), items]).toEqual([{ 'too-much': 1 }, []]);
  expect(remarks[0]?.place.row).toBeLessThan(35);
});
