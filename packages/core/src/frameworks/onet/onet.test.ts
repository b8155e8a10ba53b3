// O*NET tables of a handful of rows, with what is wrong in real ones.
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { all, codesOf, fileOf, workbookOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { onet } from './read.ts';

const table = (...rows: string[][]) => rows.map((cells) => cells.join('\t')).join('\r\n');
const soc = 'O*NET-SOC Code';
const occupations = table([soc, 'Title', 'Description'], ['99-1000.00', 'Kite Makers', 'Make "kites".']);
const rated = (...rows: string[][]) =>
  table([soc, 'Element ID', 'Element Name', 'Scale ID', 'Data Value', 'N', 'Recommend Suppress', 'Not Relevant'], ...rows);
const readAll = (...contents: string[]) => all(onet.read(contents.map((content, index) => fileOf(`${index}.txt`, content))));
/** What a few tables hold, without the word that the others are missing. */
const read = async (...contents: string[]) =>
  (await readAll(...contents)).filter((piece) => piece.is !== 'remark' || piece.code !== 'tables-missing');
const relations = async (content: string) => (await read(content)).filter(({ is }) => is === 'relation');

describe('an O*NET table', () => {
  it('of occupations keeps codes as text and quotes as they are', async () => {
    const pieces = await read(occupations);
    expect(pieces[1]).toMatchObject({
      uri: 'urn:sg:onet:99-1000.00',
      code: '99-1000.00',
      kind: 'occupation',
      sameAs: ['https://www.onetonline.org/link/summary/99-1000.00'],
      words: [{ language: 'en', name: 'Kite Makers', statement: 'Make "kites".' }],
      place: { file: '0.txt', row: 2 },
    });
    expect(codesOf(pieces)).toEqual([]);
  });

  it('of ratings makes one relation of importance and level, with how many were asked', async () => {
    const found = await relations(
      rated(
        ['99-1000.00', '2.A.1.a', 'Reading', 'IM', '4.1', '8', 'N', ''],
        ['99-1000.00', '2.A.1.a', 'Reading', 'LV', '0', '8', 'N', 'N'],
      ),
    );
    expect(found).toMatchObject([
      {
        type: 'rated',
        from: 'urn:sg:onet:99-1000.00',
        to: 'urn:sg:onet:2.A.1.a',
        importance: 4.1,
        level: 0,
        isSuppressed: false,
        facts: { importance: '{"n":8,"suppress":"N"}', level: '{"n":8,"suppress":"N","notRelevant":"N"}' },
        place: { row: 2 },
      },
    ]);
  });

  it.each([
    ['that is not to be relied on', 'Y', ''],
    ['that is not relevant', 'N', 'Y'],
  ])('keeps a rating %s, and says so', async (_, suppress, irrelevant) => {
    const found = await relations(
      rated(
        ['99-1000.00', '2.A.1.a', 'Reading', 'LV', '2', '8', suppress, irrelevant],
        ['99-1000.00', '2.B.1.a', 'Talking', 'IM', '3', '8', 'N', ''],
        ['99-1000.00', '2.A.1.a', 'Reading', 'IM', '3', '8', 'N', ''],
      ),
    );
    expect(found).toMatchObject([
      { to: 'urn:sg:onet:2.A.1.a', importance: 3, level: 2, isSuppressed: true },
      { to: 'urn:sg:onet:2.B.1.a', importance: 3, isSuppressed: false },
    ]);
  });

  it.each([
    ['on a scale that is neither', ['99-1000.00', '4.C.1', 'X', 'CX', '3'], 'dropped scale-unknown', 'Scale ID'],
    ['outside its scale', ['99-1000.00', '2.A.1.a', 'X', 'IM', '5.5'], 'dropped rating-unusable', 'Data Value'],
    ['that is no number', ['99-1000.00', '2.A.1.a', 'X', 'LV', 'n/a'], 'dropped rating-unusable', 'Data Value'],
    ['that is not there', ['99-1000.00', '2.A.1.a', 'X', 'LV', ''], 'dropped rating-unusable', 'Data Value'],
    ['of no occupation', ['', '2.A.1.a', 'X', 'LV', '1'], 'dropped cell-missing', soc],
    ['of no element', ['99-1000.00', '', 'X', 'LV', '1'], 'dropped cell-missing', 'Element ID'],
  ])('leaves out a rating %s, and says where', async (_, row, code, column) => {
    const pieces = await read(rated([...row, '8', 'N', '']));
    expect(codesOf(pieces)).toEqual([code]);
    expect(pieces.at(-1)).toMatchObject({ place: { file: '0.txt', row: 2, column } });
  });

  it('that rates twice on one scale keeps the first', async () => {
    const row = ['99-1000.00', '2.A.1.a', 'Reading', 'IM'];
    const pieces = await read(rated([...row, '4', '8', 'N', ''], [...row, '2', '8', 'N', '']));
    expect(codesOf(pieces)).toEqual(['dropped rating-twice']);
    expect(pieces.at(-1)).toMatchObject({ importance: 4 });
  });

  it('of the content model tells people’s abilities from headings and from what describes a job', async () => {
    const rows = ['1', '1.A', '1.A.1', '1.B.1', '2.A.1', '2.C.10', '4.A.1', '4.C.1'].map((id) => [id, `Called ${id}`, 'About']);
    const pieces = await read(table(['Element ID', 'Element Name', 'Description'], ...rows, rows[0]!));
    expect(pieces.flatMap((piece) => (piece.is === 'item' ? [`${piece.code} ${piece.kind}`] : []))).toEqual([
      '1 group',
      '1.A group',
      '1.A.1 ability',
      '1.B.1 attitude',
      '2.A.1 skill',
      '2.C.10 knowledge',
      '4.A.1 competency',
      '4.C.1 group',
    ]);
    expect(pieces).toContainEqual(expect.objectContaining({ type: 'broader', from: 'urn:sg:onet:1.A.1', to: 'urn:sg:onet:1.A' }));
    expect(codesOf(pieces)).toEqual(['dropped repeated-element']);
  });

  it('of technologies knows one by its name, under every commodity it is sorted under', async () => {
    const head = [soc, 'Example', 'Commodity Code', 'Commodity Title', 'Hot Technology', 'In Demand'];
    const pieces = await read(
      table(
        head,
        ['99-1000.00', 'Knot & Co', '43230001', 'Knot software', 'Y', 'N'],
        ['99-2000.00', 'Knot & Co', '43230002', 'Rope software', 'Y', ''],
      ),
    );
    const uri = 'urn:sg:onet:technology:Knot%20%26%20Co';
    expect(pieces.filter(({ is }) => is !== 'framework').map((piece) => ({ ...piece, place: 0 }))).toMatchObject([
      { uri: 'urn:sg:onet:commodity:43230001', kind: 'group', words: [{ name: 'Knot software' }] },
      { uri, kind: 'technology' },
      { type: 'broader', from: uri, to: 'urn:sg:onet:commodity:43230001' },
      { type: 'uses', from: 'urn:sg:onet:99-1000.00', to: uri, isHot: true, isInDemand: false },
      { uri: 'urn:sg:onet:commodity:43230002' },
      { type: 'broader', from: uri, to: 'urn:sg:onet:commodity:43230002' },
      { type: 'uses', from: 'urn:sg:onet:99-2000.00', to: uri, isHot: true },
    ]);
  });

  it('of tasks, activities and relations says how they stand to each other', async () => {
    const long = 'Tie the tail. '.repeat(20).trim();
    const pieces = await read(
      table(
        [soc, 'Task ID', 'Task', 'Task Type', 'Date'],
        ['99-1000.00', '7', long, 'Core', '08/2023'],
        ['99-1000.00', '8', 'Fly.', '', ''],
      ),
      table([soc, 'Task ID', 'DWA ID'], ['99-1000.00', '7', '4.A.1.I01.D01']),
      table(['Element ID', 'IWA ID', 'IWA Title'], ['4.A.1', '4.A.1.I01', 'Tie things.']),
      table(['IWA ID', 'DWA ID', 'DWA Title'], ['4.A.1.I01', '4.A.1.I01.D01', 'Tie tails.']),
      table([soc, 'Related O*NET-SOC Code', 'Relatedness Tier', 'Index'], ['99-1000.00', '99-2000.00', 'Primary-Short', '3']),
      table(['Skills Element ID', 'Work Activities Element ID'], ['2.A.1', '4.A.1'], ['2.A.1', '']),
    );
    expect(pieces[1]).toMatchObject({ uri: 'urn:sg:onet:task:7', words: [{ statement: long }], facts: { Date: '08/2023' } });
    expect(pieces.flatMap((piece) => (piece.is === 'relation' ? [{ ...piece, place: 0 }] : []))).toMatchObject([
      { type: 'performs', from: 'urn:sg:onet:99-1000.00', to: 'urn:sg:onet:task:7', isCore: true },
      { type: 'performs', to: 'urn:sg:onet:task:8' },
      { type: 'broader', from: 'urn:sg:onet:task:7', to: 'urn:sg:onet:4.A.1.I01.D01' },
      { type: 'broader', from: 'urn:sg:onet:4.A.1.I01', to: 'urn:sg:onet:4.A.1' },
      { type: 'broader', from: 'urn:sg:onet:4.A.1.I01.D01', to: 'urn:sg:onet:4.A.1.I01' },
      { type: 'related', to: 'urn:sg:onet:99-2000.00', order: 3, facts: { tier: 'Primary-Short' } },
      { type: 'related', from: 'urn:sg:onet:2.A.1', to: 'urn:sg:onet:4.A.1' },
    ]);
    expect(codesOf(pieces)).toEqual(['dropped missing-end']);
  });

  it('of other titles or job zones adds to the occupation, whichever table comes first', async () => {
    const titles = table(
      [soc, 'Alternate Title', 'Short Title'],
      ['99-1000.00', 'Kite Builder', 'n/a'],
      ['99-9000.00', 'Nobody', ''],
    );
    const zones = table([soc, 'Job Zone'], ['99-1000.00', '2']);
    const { draft, remarks } = await collect(await read(titles, occupations, zones));
    expect(draft?.items.get('urn:sg:onet:99-1000.00')).toMatchObject({
      words: [{ name: 'Kite Makers', otherNames: ['Kite Builder'], statement: 'Make "kites".' }],
      facts: { jobZone: '2' },
    });
    expect(remarks.map(({ code, count }) => [code, count])).toEqual([['occupation-unknown', 1]]);
  });

  it('that names scales and zones leaves them on the framework', async () => {
    const pieces = await read(
      table(['Scale ID', 'Scale Name', 'Minimum', 'Maximum'], ['IM', 'Importance', '1', '5']),
      table(['Job Zone', 'Name', 'SVP Range'], ['1', 'Little', '(Below 4.0)']),
    );
    expect(pieces.at(-1)).toMatchObject({
      is: 'framework',
      facts: { 'Scales Reference': '[{"Scale ID":"IM","Scale Name":"Importance","Minimum":"1","Maximum":"5"}]' },
    });
  });

  it.each([
    ['task ratings', [soc, 'Task ID', 'Scale ID', 'Data Value'], ['99-1000.00', '7', 'FT', '1']],
    ['key words', ['Element ID', 'Element Name', 'Keyword'], ['1.B.1', 'Airy', 'wind']],
  ])('of %s, which we have no place for, is passed over, and said once', async (_, head, row) => {
    const pieces = await read(table(head, row, row));
    expect([codesOf(pieces), pieces.length]).toEqual([['dropped table-not-kept'], 2]);
  });

  it.each([
    ['an occupation twice', `${occupations}\r\n99-1000.00\tKite Makers\tMake "kites".`, 'repaired repeated-item'],
    ['an occupation without a title', table([soc, 'Title', 'Description'], ['99-1000.00', '', '']), 'repaired no-name'],
    ['a row that is too short', table([soc, 'Title', 'Description'], ['99-1000.00', 'Kite Makers']), 'repaired ragged-row'],
  ])('with %s is read, and it is remarked', async (_, content, code) => {
    const { draft, remarks } = await collect(await read(content));
    expect([...(draft?.items.keys() ?? [])]).toEqual(['urn:sg:onet:99-1000.00']);
    expect(remarks.map((group) => `${group.weight} ${group.code}`)).toEqual([code]);
  });
});

it('a delivery says which tables of items it lacks, as theirs would count as gone', async () => {
  const pieces = await readAll(occupations);
  expect(pieces.at(-1)).toMatchObject({
    weight: 'repaired',
    code: 'tables-missing',
    text: expect.stringContaining('Content Model Reference, Task Statements, Technology Skills.'),
    place: { file: '0.txt' },
  });
});

it('O*NET is the same from text, from a copy with commas and from a workbook', async () => {
  const cells = (row: string[]) => row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  const rows = [
    [soc, 'Title', 'Description'],
    ['99-1000.00', 'Kite Makers', 'Make kites, and more.'],
  ];
  const files = [
    fileOf('a.txt', table(...rows)),
    fileOf('b.csv', rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')),
    fileOf('c.xlsx', workbookOf(rows.map((row) => `<row>${cells(row)}</row>`).join(''))),
  ];
  const drafts = await Promise.all(
    files.map(async (file) => {
      const { found } = await recognise([file]);
      expect(found.map(({ format }) => format.name)).toEqual(['onet']);
      const { draft } = await collect(onet.read([file]));
      return [...(draft?.items.values() ?? [])].map((item) => ({ ...item, place: 0 }));
    }),
  );
  expect(drafts[0]).toHaveLength(1);
  expect(drafts[1]).toEqual(drafts[0]);
  expect(drafts[2]).toEqual(drafts[0]);
});

it('tables that name more than can be held are refused before memory is full', async () => {
  let read = 0;
  const endless = {
    name: 'titles.txt',
    bytes: async function* () {
      yield Buffer.from(`${soc}\tAlternate Title\r\n`);
      for (; read < 1_000; read += 1) yield Buffer.from(`99-1000.00\t${String(read).padStart(500_000, 'x')}\r\n`);
    },
  };
  expect(codesOf(await all(onet.read([endless])))).toEqual(['refused too-much-at-once']);
  expect(read).toBeLessThan(200);
});
