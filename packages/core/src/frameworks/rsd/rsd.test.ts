// Rich skill descriptors come in from JSON, from tables and from graph tables, and mean the same in each.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { counted, fileOf, gather, mutated } from '../gathering.test-data.ts';
import { recognise } from '../recognise.ts';
import { addressIn } from './alignment.ts';
import { rsdCsv } from './csv.ts';
import { rsdJson } from './json.ts';
import { mostSpecific, nextAbove } from './occupations.ts';

const uuid = (last: number) => `7a10c0de-0000-4000-8000-${String(last).padStart(12, '0')}`;
const host = 'https://skills.harbour.example';
const knots = {
  '@context': 'https://rsd.example/context.json',
  type: 'RichSkillDescriptor',
  id: `${host}/api/skills/${uuid(1)}`,
  uuid: uuid(1),
  skillName: 'Mooring Knots',
  skillStatement: 'Tie up a boat so that it stays.',
  status: 'Published',
  updateDate: '2026-02-03T04:05:06.5',
  keywords: ['rope', 'rope', ' bends ', 'DOCKID: 12', '10344.1'],
  categories: ['Seamanship'],
  authors: ['Harbour School'],
  alignments: [
    { id: 'https://skills.emsidata.com/skills/KS000000000000000001', skillName: 'Knots' },
    { id: 'https://lightcast.io/open-skills/skills/KS000000000000000001/knots', skillName: 'Knots again' },
    { skillName: 'Old Ropework' },
  ],
  occupations: [{ code: '53-0000' }, { code: '53-5010' }, { code: '53-5011', targetNodeName: 'Sailors' }, { code: 'none' }],
  collections: [{ uuid: uuid(9), name: 'On Deck' }],
  certifications: [],
};
const collection = {
  type: 'RichSkillCollection',
  id: `${host}/api/collections/${uuid(8)}`,
  uuid: uuid(8),
  name: 'Below Deck',
  author: 'Harbour School',
  description: 'Engines and bilges.',
  skills: [{ ...knots, collections: undefined }],
};
const read = (value: unknown, name = 'harbour.json') => gather(rsdJson, fileOf(name, JSON.stringify(value)));

describe('a descriptor in JSON', () => {
  it('is known by its UUID, whatever host it came from, and by its words never', async () => {
    const moved = { ...knots, id: `http://localhost:8080/api/skills/${uuid(1)}`, skillName: 'Other' };
    const [here, there] = [await read(knots), await read(moved)];
    expect(here.items.map(({ uri }) => uri)).toEqual([`urn:uuid:${uuid(9)}`, `urn:uuid:${uuid(1)}`]);
    expect(there.items[1]?.uri).toBe(`urn:uuid:${uuid(1)}`);
    expect(here.items[1]?.sameAs).toEqual([knots.id]);
    expect([here.frameworks[0]?.uri, there.frameworks[0]?.uri]).toEqual([host, 'http://localhost:8080']);
  });

  it('keeps words for people as other names, and numbers for machines and what we have no word for as facts', async () => {
    const { items } = await read(knots);
    expect(items[1]).toMatchObject({
      kind: 'skill',
      state: 'published',
      changedAt: '2026-02-03T04:05:06.500Z',
      words: [{ name: 'Mooring Knots', statement: 'Tie up a boat so that it stays.', otherNames: ['rope', 'bends'] }],
      facts: {
        keywords: '["DOCKID: 12","10344.1"]',
        categories: '["Seamanship"]',
        authors: '["Harbour School"]',
        alignments: '[{"id":"","name":"Old Ropework"}]',
      },
    });
    expect(items[1]?.facts).not.toHaveProperty('certifications');
  });

  it('is related to what it is aligned to, asked for by the most specific occupations, and in its collections', async () => {
    const { relations, remarks } = await read(knots);
    expect(relations).toMatchObject([
      {
        type: 'mapping',
        predicate: 'relatedMatch',
        to: 'https://lightcast.io/open-skills/skills/KS000000000000000001',
        toName: 'Knots',
      },
      { type: 'asks', necessity: 'optional', from: 'urn:sg:soc:53-5011', to: `urn:uuid:${uuid(1)}` },
      { type: 'collectedIn', to: `urn:uuid:${uuid(9)}` },
    ]);
    expect(counted(remarks)).toEqual({ 'alignment-moved': 1, 'alignment-without-address': 1 });
  });

  it('inside a collection belongs to the collection', async () => {
    const { frameworks, items } = await read(collection);
    expect(frameworks).toMatchObject([
      { uri: `urn:uuid:${uuid(8)}`, name: 'Below Deck', publisher: 'Harbour School', about: 'Engines and bilges.' },
    ]);
    expect(items).toMatchObject([{ uri: `urn:uuid:${uuid(1)}`, framework: `urn:uuid:${uuid(8)}`, place: { path: '/skills/0' } }]);
  });

  it.each<[string, unknown, Record<string, number>]>([
    ['without an id', [{ skillName: 'A', skillStatement: 'B' }], { 'no-identity': 1 }],
    ['without words', [{ uuid: uuid(1), status: 'draft' }], { 'no-words': 1 }],
    ['without a name', [{ uuid: uuid(1), skillStatement: 'Tie.' }], { 'no-name': 1 }],
    ['of a status nobody knows', { ...knots, alignments: [], status: 'wet' }, { 'unknown-status': 1 }],
    ['of a day that is none', { ...knots, alignments: [], updateDate: 'Tuesday' }, { 'bad-date': 1 }],
    ['that comes twice', [knots, knots], { 'duplicate-item': 1, 'alignment-moved': 1, 'alignment-without-address': 1 }],
    ['in a collection that is only named', { ...knots, alignments: [], collections: ['Deck'] }, { 'collection-without-id': 1 }],
    ['that is none', [3], { 'not-an-object': 1 }],
    ['in a collection without an id', { name: 'Deck', skills: [] }, { 'no-identity': 1 }],
    ['in a collection without a name', { uuid: uuid(8), skills: {} }, { 'no-title': 1, 'not-a-list': 1 }],
    ['in an empty list', [], { 'nothing-here': 1 }],
  ])('%s is remarked on, with its place', async (_, value, codes) => {
    const { remarks } = await read(value);
    expect(counted(remarks)).toEqual(codes);
    expect(remarks.every(({ place }) => place.file === 'harbour.json')).toBe(true);
  });

  it('with any value in any place is read or remarked on, and never stops us', async () => {
    await fc.assert(
      fc.asyncProperty(mutated([collection, knots]), async (odd) => {
        const { frameworks, remarks } = await read(odd);
        expect(frameworks.length + remarks.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a table of descriptors', () => {
  const older = (row: string) =>
    fileOf(
      'Deck.csv',
      `Collection,Skill Name,Skill Category,Contextualized Skill Statement,Keywords,BLS Major Group,BLS Detailed Occupation,O*NET Job Role,Alignment Title,Alignment\n${row}\n`,
    );
  const whole =
    ',Mooring Knots,Seamanship,Tie up a boat.,rope; bends,53-0000,53-5011; 53-5021,53-5011.00,Knots,https://a.example/knots';

  it('without ids makes one of the words of a skill, the same every time, and says so', async () => {
    const [first, again, other] = [
      await gather(rsdCsv, older(whole)),
      await gather(rsdCsv, older(whole)),
      await gather(rsdCsv, older(whole.replace('a boat', 'the boat'))),
    ];
    expect(counted(first.remarks)).toEqual({ 'no-library': 1, 'no-id': 1 });
    expect(first.remarks[1]?.place).toEqual({ file: 'Deck.csv', row: 2, column: 'Canonical URL' });
    expect(first.frameworks).toMatchObject([{ uri: 'urn:sg:rsd:deck', name: 'Deck' }]);
    expect(first.items).toEqual(again.items);
    expect(first.items[0]?.uri).not.toBe(other.items[0]?.uri);
    expect(first.relations.map(({ from, to }) => [from, to])).toEqual([
      [first.items[0]?.uri, 'https://a.example/knots'],
      ['urn:sg:soc:53-5021', first.items[0]?.uri],
      ['urn:sg:onet:53-5011.00', first.items[0]?.uri],
    ]);
  });

  it('says which names and addresses do not pair, and which rows come twice', async () => {
    const uneven = whole.replace('Knots,https', 'Knots; Bends,https');
    const { remarks, items } = await gather(rsdCsv, older(`${uneven}\n${whole}`));
    expect(items).toHaveLength(1);
    expect(counted(remarks)).toMatchObject({ 'uneven-alignment': 1, 'alignment-without-address': 1, 'repeated-item': 1 });
  });

  it('as it is given out means what its JSON means', async () => {
    const header =
      'Canonical URL,RSD Name,Authors,Skill Statement,Categories,Keywords,Detailed Occupations,Alignment 1 Name,Alignment 1 URL';
    const row = `${knots.id},Mooring Knots,Harbour School,Tie up a boat so that it stays.,Seamanship,rope; bends; DOCKID: 12; 10344.1,53-5011,Knots,skills.emsidata.com/skills/KS000000000000000001`;
    const { items, relations, frameworks } = await gather(rsdCsv, fileOf('out.csv', `${header}\n${row}\n`));
    const json = await read({ ...knots, alignments: [knots.alignments[0]], collections: [], updateDate: undefined });
    const bare = (pieces: readonly object[]) => pieces.map((piece) => ({ ...piece, place: 0, facts: 0 }));
    expect(bare(items)).toEqual(bare(json.items));
    expect(bare(relations)).toEqual(bare(json.relations));
    expect(items[0]?.facts).toEqual(json.items[0]?.facts);
    expect(frameworks).toEqual(json.frameworks);
  });

  it('keeps a formula as text', async () => {
    const { items } = await gather(rsdCsv, older(whole.replace('Mooring Knots', '=HYPERLINK(0)')));
    expect(items[0]?.words[0].name).toBe('=HYPERLINK(0)');
  });
});

it('each is told by what is in it', async () => {
  const files = [
    fileOf('a.txt', JSON.stringify([collection])),
    fileOf('b.txt', 'RSD Name,Skill Statement\nA,B\n'),
    fileOf('c.txt', '{"skillName":"A"}'),
  ];
  const { found, remarks } = await recognise(files);
  expect(found.map(({ format, files: [file] }) => [format.name, file?.name])).toEqual([
    ['rsd-json', 'a.txt'],
    ['rsd-csv', 'b.txt'],
  ]);
  expect(remarks.map(({ code, place }) => [code, place.file])).toEqual([['unknown-format', 'c.txt']]);
});

it('what was gathered holds together', async () => {
  const { draft, remarks } = await collect(
    rsdJson.read([fileOf('harbour.json', JSON.stringify([collection, { ...knots, uuid: uuid(2) }]))]),
  );
  expect(draft?.items.size).toBe(3);
  expect(remarks.map(({ code }) => code)).toEqual(['alignment-moved', 'alignment-without-address', 'named-but-absent']);
});

describe('codes of occupations', () => {
  it('leave out what is above another', () => {
    expect(mostSpecific(['15-0000', '15-1200', '15-1250', '15-1252', '15-1299', '15-1252.01', '31-1100', '31-1120'])).toEqual([
      '15-1299',
      '15-1252.01',
      '31-1120',
    ]);
  });

  it('find the nearest that stands above', () => {
    const known = new Set(['11-0000', '11-1000', '11-1010', '15-1200']);
    expect(['11-1011', '11-1010', '11-1000', '11-0000', '15-1252'].map((code) => nextAbove(code, known))).toEqual([
      '11-1010',
      '11-1000',
      '11-0000',
      undefined,
      '15-1200',
    ]);
  });

  it('are never their own ancestors', () => {
    const code = fc.tuple(fc.integer({ min: 10, max: 99 }), fc.nat(9999)).map(([a, b]) => `${a}-${String(b).padStart(4, '0')}`);
    fc.assert(
      fc.property(fc.array(code, { minLength: 1 }), (codes) => {
        const kept = mostSpecific(codes);
        expect(kept.length).toBeGreaterThan(0);
        // The plain rule: without its zeros at the end, a code above begins the one below.
        const stem = (text: string) => text.replace(/0+$/, '').padEnd(3, '0');
        for (const one of kept)
          expect(kept.some((other) => other !== one && other.startsWith(stem(one)) && one.endsWith('0'))).toBe(false);
      }),
    );
  });
});

it.each([
  ['https://skills.emsidata.com/skills/KS000000000000000001', 'https://lightcast.io/open-skills/skills/KS000000000000000001'],
  ['skills.lightcast.io/skills/ks000000000000000001', 'https://lightcast.io/open-skills/skills/KS000000000000000001'],
  ['https://doi.example/10.1', 'https://doi.example/10.1'],
  ['N/A', undefined],
  ['javascript:alert(1)', undefined],
])('%s is at %s', (id, address) => expect(addressIn(id)).toBe(address));
