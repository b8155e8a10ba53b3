// CASE frameworks in tables come in like packages do, whatever their columns are called and however they say who belongs where.
import { describe, expect, it } from 'vitest';
import { valueOf } from '../fact-text.ts';
import type { GatheredRelation } from '../gathered.ts';
import { counted, gather } from '../gathering.test-data.ts';
import { fileOf, workbookWith } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { caseTables } from './read.ts';

const read = (text: string, name = 'kites.csv') => gather(caseTables, fileOf(name, text));
const said = ({ type, from, to }: GatheredRelation) => `${from.split(':').at(-1)} ${type} ${to.split(':').at(-1)}`;
const id = (last: number) => `5f0a1c00-0000-4000-8000-${String(last).padStart(12, '0')}`;
const mine = (last: number) => `urn:uuid:${id(last)}`;

describe('a table of items', () => {
  it.each([
    ['Identifier,fullStatement,Human Coding Scheme,Is Child Of', 'a,Kites,K,\nb,Tie a tail.,K.1,K\n'],
    ['identifier,full_statement,humanCodingScheme,isChildOf', 'a,Kites,K,\nb,Tie a tail.,K.1,a\n'],
    ['Identifier;Full Statement;human-coding-scheme;Smart Level', 'a;Kites;K;1\nb;Tie a tail.;K.1;1.1\n'],
  ])('says who is whose child under %s', async (head, rows) => {
    const text = `${head}\n${rows}`;
    const { found } = await recognise([fileOf('x', text)]);
    expect(found.map(({ format }) => format.name)).toEqual(['case-tables']);
    const { frameworks, items, relations, remarks } = await read(text);
    expect(frameworks).toMatchObject([{ uri: 'urn:sg:case:kites', name: 'kites' }]);
    expect(items).toMatchObject([
      { uri: 'urn:sg:case:kites:a', code: 'K', words: [{ name: 'Kites' }], place: { file: 'kites.csv', row: 2 } },
      { uri: 'urn:sg:case:kites:b', code: 'K.1', words: [{ name: 'Tie a tail.' }] },
    ]);
    expect(relations.map(said)).toEqual(['b broader a']);
    expect(remarks.map(({ code, place }) => [code, place.file])).toEqual([['framework-unsaid', 'kites.csv']]);
  });

  it('keeps every relation in its direction, to rows, to addresses and to codes of others', async () => {
    const head =
      'Identifier,fullStatement,sequenceNumber,replacedBy,Exemplar,hasSkillLevel,IsRelatedTo,Precedes,exactMatchOf,Is Part Of';
    const { items, relations } = await read(
      `${head}\na,A,2,b,https://films.example/a,,,,,\nb,B,1,,,https://levels.example/3,"X.1, X.2",a,${id(70)},a\n`,
    );
    expect(items.map(({ order }) => order)).toEqual([2, 1]);
    expect(relations.map(({ type, from, to }) => `${from} ${type} ${to}`).sort()).toEqual([
      'https://films.example/a exemplarOf urn:sg:case:kites:a',
      'urn:sg:case:kites:a replacedBy urn:sg:case:kites:b',
      'urn:sg:case:kites:b broader urn:sg:case:kites:a',
      `urn:sg:case:kites:b mapping ${mine(70)}`,
      'urn:sg:case:kites:b precedes urn:sg:case:kites:a',
      'urn:sg:case:kites:b related https://levels.example/3',
      'urn:sg:case:kites:b related urn:sg:case:kites:X.1',
      'urn:sg:case:kites:b related urn:sg:case:kites:X.2',
    ]);
  });

  it.each([
    ['that is its own child', 'a,A,A1,A1\n', { 'self-relation': 1 }, 1],
    ['that has neither identifier nor code', ',A,,\n', { 'no-identity': 1 }, 0],
    ['that has no words', 'a,,,\n', { 'no-statement': 0, 'no-words': 1 }, 0],
    ['that has only a code', 'a,,A1,\n', { 'no-statement': 1 }, 1],
    ['that comes twice', 'a,A,,\na,B,,\n', { 'duplicate-item': 1 }, 1],
    ['whose row is too short', 'a,A\n', { 'ragged-row': 1 }, 1],
  ])('with a row %s is remarked, with its place', async (_, rows, codes, count) => {
    const { items, remarks } = await read(`Identifier,fullStatement,Human Coding Scheme,Is Child Of\n${rows}`);
    expect(items).toHaveLength(count);
    const wanted = Object.fromEntries(Object.entries(codes).filter(([, times]) => times > 0));
    expect(counted(remarks)).toEqual({ 'framework-unsaid': 1, ...wanted });
    for (const { code, place } of remarks) expect(place.row === undefined).toBe(code === 'framework-unsaid');
  });
});

describe('a table with lines above it', () => {
  const above = [
    `#identifier,${id(1).toUpperCase()}`,
    '#title,凧の枠組み',
    '#publisher,凧の会',
    '#language,ja',
    '#version,2',
    '#subject,凧,"風,空"',
  ];
  const head = 'Identifier,fullStatement,parentIdentifier,sequenceNumber,CFItemType,educationLevel,conceptKeywords,statusEndDate';
  const text = [
    ...above,
    '#adoption_status,Adopted',
    '#status_start_date,2026-01-01',
    '#_odd,x',
    '#__proto__,x',
    '#creator,凧の人',
    '#licence,free',
    head,
  ].join('\n');

  it('names its framework there, and keeps kinds in its own words', async () => {
    const { found } = await recognise([fileOf('x', `${text}\n`)]);
    expect(found.map(({ format }) => format.name)).toEqual(['case-tables']);
    const rows = `${id(10)},凧,,10,領域,"1,2","糸,尾",\n${id(11)},尾を結べる,${id(10)},5,技能,,,\n`;
    const { frameworks, items, relations, remarks } = await read(`${text}\n${rows}`);
    expect(frameworks).toMatchObject([
      {
        uri: mine(1),
        name: '凧の枠組み',
        publisher: '凧の会',
        language: 'ja',
        version: '2',
        facts: {
          subject: '["凧","風,空"]',
          adoptionStatus: 'Adopted',
          statusStartDate: '2026-01-01',
          creator: '凧の人',
          licence: 'free',
        },
      },
    ]);
    expect(items).toMatchObject([
      {
        uri: mine(10),
        kind: 'group',
        order: 10,
        words: [{ language: 'ja', otherNames: ['糸', '尾'] }],
        facts: { educationLevel: '["1","2"]', CFItemType: '領域' },
      },
      { uri: mine(11), kind: 'skill' },
    ]);
    expect(relations).toMatchObject([{ type: 'broader', from: mine(11), to: mine(10), order: 5, place: { row: 15 } }]);
    expect(remarks).toEqual([]);
  });
});

describe('a workbook', () => {
  const doc = [
    ['identifier', 'creator', 'title', 'lastChangeDate', 'subject'],
    [id(1), 'Me', 'Kites', '2026-02-05 20:56:58', 'Sky'],
  ];
  const items = [
    ['identifier', 'fullStatement', 'humanCodingScheme', 'smartLevel'],
    [id(10), 'Kites', 'K', '1'],
    [id(11), 'Tie', 'K.1', '1.2'],
  ];
  const ends = [
    'identifier',
    'originNodeIdentifier',
    'originNodeHumanCodingScheme',
    'associationType',
    'destinationNodeHumanCodingScheme',
    'destinationNodeIdentifier',
  ];
  const associations = [
    ends,
    [id(20), id(10), '', 'Is Child Of', '', id(1)],
    [id(21), '', 'K.1', 'Is Child Of', 'K', ''],
    [id(22), id(11), '', 'Exact Match Of', '', id(70)],
    ['', id(11), '', 'Smells Like', '', id(70)],
    ['', id(11), '', 'Precedes', '', ''],
  ];

  it.each([
    ['first', { 'CF Doc': doc, 'CF Item': items, 'CF Association': associations }],
    ['last', { 'CF Association': associations, 'CF Item': items, 'CF Doc': doc }],
  ])('with the sheet of the framework %s is read whole', async (_, sheets) => {
    const file = fileOf('book.xlsx', workbookWith(sheets));
    const { found } = await recognise([file]);
    expect(found.map(({ format }) => format.name)).toEqual(['case-tables']);
    const book = await gather(caseTables, file);
    expect(book.frameworks).toMatchObject([
      { uri: mine(1), name: 'Kites', publisher: 'Me', facts: { lastChangeDateTime: '2026-02-05T20:56:58Z' } },
    ]);
    expect(book.items).toMatchObject([{ uri: mine(10), order: 1, place: { sheet: 'CF Item', row: 2 } }, { uri: mine(11) }]);
    expect(book.relations).toMatchObject([
      { type: 'broader', from: mine(11), to: mine(10), order: 2, facts: { identifier: id(21) } },
      { type: 'mapping', from: mine(11), to: mine(70), predicate: 'exactMatch' },
      { type: 'related', facts: { associationType: 'Smells Like' } },
    ]);
    expect(book.remarks.map(({ code, place }) => [code, place.sheet, place.row])).toEqual([
      ['unknown-association', 'CF Association', 5],
      ['no-end', 'CF Association', 6],
    ]);
  });

  it('that describes two frameworks keeps the first; one with relations alone is refused', async () => {
    const two = await gather(
      caseTables,
      fileOf('a.xlsx', workbookWith({ 'CF Doc': [...doc, [id(2), 'You', 'Ropes']], 'CF Item': items })),
    );
    expect([two.frameworks.map(({ name }) => name), counted(two.remarks)]).toEqual([['Kites'], { 'another-document': 1 }]);
    const bare = await gather(caseTables, fileOf('b.xlsx', workbookWith({ 'CF Association': associations })));
    expect(counted(bare.remarks)).toEqual({ 'nothing-here': 1 });
  });
});

describe('rubrics', () => {
  const head =
    'Type,Identifier,RubricIdentifier,CriterionIdentifier,Title,Description,Category,Weight,Position,Quality,Score,Feedback,CFItemIdentifier';
  const rows = [
    `Level,${id(50)},,${id(40)},,Always,,,,Good,4.5,Well done,`,
    `Criterion,${id(40)},${id(30)},,,Does it fly?,Flight,0.3,1,,,,${id(10)}`,
    `Rubric,${id(30)},,,Flying,,,,,,,,`,
  ];
  const items = `#identifier,${id(1)}\n#title,Kites\nIdentifier,fullStatement\n${id(10)},Fly\n`;
  const both = (...lines: string[]) =>
    gather(caseTables, fileOf('rubrics.csv', [head, ...lines].join('\n')), fileOf('items.csv', items));

  it('are put together, whatever the order of their rows, and kept with the framework whose items they are about', async () => {
    const { frameworks, remarks } = await both(...rows);
    expect(valueOf(frameworks[0]?.facts?.['CFRubrics'] ?? '')).toMatchObject([
      {
        identifier: id(30),
        title: 'Flying',
        CFRubricCriteria: [
          {
            identifier: id(40),
            weight: 0.3,
            position: 1,
            CFItemURI: { identifier: id(10), uri: mine(10) },
            CFRubricCriterionLevels: [{ identifier: id(50), quality: 'Good', score: 4.5, feedback: 'Well done' }],
          },
        ],
      },
    ]);
    expect(remarks).toEqual([]);
  });

  it.each([
    ['of an unknown type', `Ruler,${id(60)},,,,,,,,,,,`, 'dropped unknown-kind'],
    ['without an identifier', `Level,,,${id(40)},,,,,,,,,`, 'dropped no-identity'],
    ['that comes again', rows[0]!, 'dropped duplicate-item'],
    ['that hangs on nothing', `Level,${id(61)},,${id(99)},,,,,,,,,`, 'dropped part-alone'],
    ['with a score in words', `Level,${id(62)},,${id(40)},,,,,,,much,,`, 'repaired no-number'],
  ])('with a row %s are remarked, with its place', async (_, row, code) => {
    const { remarks } = await both(...rows, row);
    expect(remarks.map((each) => [`${each.weight} ${each.code}`, each.place.file, each.place.row])).toEqual([
      [code, 'rubrics.csv', 5],
    ]);
  });

  it('without their items are left out', async () => {
    const { frameworks, remarks } = await gather(caseTables, fileOf('rubrics.csv', [head, ...rows].join('\n')));
    expect([frameworks, counted(remarks)]).toEqual([[], { 'rubric-alone': 1 }]);
  });
});

it('tables longer than can be held are refused before memory is full', async () => {
  let read = 0;
  const endless = {
    name: 'items.csv',
    bytes: async function* () {
      yield Buffer.from('Identifier,fullStatement\n');
      for (; read < 1_000; read += 1) yield Buffer.from(`${read},${'x'.repeat(500_000)}\n`);
    },
  };
  const { remarks } = await gather(caseTables, endless);
  expect(counted(remarks)).toEqual({ 'too-much-at-once': 1 });
  expect(read).toBeLessThan(200);
});
