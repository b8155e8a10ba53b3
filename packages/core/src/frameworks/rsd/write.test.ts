// Skills go out as rich skill descriptors, in JSON and as a table, with nothing turned round and nothing a spreadsheet computes.
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatheredItem, GatheredRelation } from '../gathered.ts';
import { fileOf, gather, someText } from '../gathering.test-data.ts';
import { somePieces } from '../some-framework.test-data.ts';
import { unguarded } from '../written-cells.ts';
import type { Pieces } from '../written.ts';
import { rsdCsv } from './csv.ts';
import { writeRsdCsv } from './write-csv.ts';
import { writeRsdJson } from './write-json.ts';

const id = (last: number) => `7a10c0de-0000-4000-8000-${String(last).padStart(12, '0')}`;
const uri = (last: number) => `urn:uuid:${id(last)}`;
const place = { file: 'made' };
const item = (last: number, said: object): GatheredItem =>
  ({
    is: 'item',
    uri: uri(last),
    framework: uri(8),
    kind: 'skill',
    words: [{ language: 'und', name: `Skill ${last}` }],
    state: 'published',
    place,
    ...said,
  }) as GatheredItem;
const relation = (said: object): GatheredRelation => ({ is: 'relation', place, ...said }) as GatheredRelation;

const harbour: Pieces = {
  framework: { is: 'framework', uri: uri(8), name: 'Below Deck', publisher: 'Harbour School', about: 'Engines.' },
  items: [
    item(9, { kind: 'collection', words: [{ language: 'und', name: 'On Deck' }] }),
    item(1, {
      sameAs: [`https://skills.example/api/skills/${id(1)}`],
      words: [{ language: 'und', name: 'Mooring; knots', statement: 'Tie up a boat.', otherNames: ['rope', 'bends'] }],
      state: 'deprecated',
      changedAt: '2026-02-03T04:05:06.500Z',
      facts: {
        keywords: '["DOCKID: 12"]',
        authors: '["Harbour School"]',
        alignments: '[{"id":"","name":"Ropework"}]',
        archiveDate: '2026-01-01',
      },
    }),
  ],
  relations: [
    relation({
      type: 'mapping',
      predicate: 'relatedMatch',
      from: uri(1),
      to: 'https://other.example/knots',
      toName: 'Knots',
      justification: 'aligned by the publisher of the skill',
    }),
    relation({ type: 'asks', necessity: 'optional', from: 'urn:sg:soc:53-5011', to: uri(1) }),
    relation({ type: 'asks', necessity: 'optional', from: 'urn:sg:onet-soc:53-5011.00', to: uri(1) }),
    relation({ type: 'collectedIn', from: uri(1), to: uri(9) }),
  ],
};
const codes = ({ losses }: { losses: readonly { code: string }[] }) => losses.map(({ code }) => code);
const rowsOf = (text: string) => parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

describe('a descriptor in JSON', () => {
  it('says what the skill says', () => {
    const written = writeRsdJson(harbour);
    expect(JSON.parse(written.text)).toEqual({
      type: 'RichSkillCollection',
      id: uri(8),
      uuid: id(8),
      name: 'Below Deck',
      author: 'Harbour School',
      description: 'Engines.',
      skills: [
        {
          type: 'RichSkillDescriptor',
          id: `https://skills.example/api/skills/${id(1)}`,
          uuid: id(1),
          skillName: 'Mooring; knots',
          skillStatement: 'Tie up a boat.',
          status: 'archived',
          updateDate: '2026-02-03T04:05:06.500Z',
          keywords: ['rope', 'bends', 'DOCKID: 12'],
          alignments: [{ id: 'https://other.example/knots', skillName: 'Knots' }, { skillName: 'Ropework' }],
          occupations: [
            { code: '53-5011', frameworkName: 'bls' },
            { code: '53-5011.00', frameworkName: 'o*net' },
          ],
          collections: [{ id: uri(9), uuid: id(9), name: 'On Deck' }],
          authors: ['Harbour School'],
          archiveDate: '2026-01-01',
        },
      ],
    });
    expect(written.losses).toEqual([]);
  });
});

describe('a row of a table', () => {
  it('says it too, in the columns of its import', () => {
    const written = writeRsdCsv(harbour);
    expect(rowsOf(written.text)).toEqual([
      {
        'Canonical URL': `https://skills.example/api/skills/${id(1)}`,
        'RSD Name': 'Mooring; knots',
        Authors: 'Harbour School',
        'Skill Statement': 'Tie up a boat.',
        Categories: '',
        Keywords: 'rope; bends; DOCKID: 12',
        Standards: '',
        Certifications: '',
        'Occupation Major Groups': '',
        'Occupation Minor Groups': '',
        'Broad Occupations': '',
        'Detailed Occupations': '53-5011',
        'O*NET Job Codes': '53-5011.00',
        Employers: '',
        'Alignment Name': 'Knots',
        'Alignment URL': 'https://other.example/knots',
        Collections: 'On Deck',
        Status: 'archived',
      },
    ]);
    expect(codes(written)).toEqual(['no-dates', 'alignment-left-out', 'collection-name-only', 'fact-left-out']);
  });

  it('puts each occupation where its code belongs', () => {
    const asked = ['53-0000', '53-5000', '53-5010', '53-5011', '53-5011.01'].map((code) =>
      relation({
        type: 'asks',
        necessity: 'optional',
        from: `urn:sg:${code.includes('.') ? 'onet-' : ''}soc:${code}`,
        to: uri(1),
      }),
    );
    const [row] = rowsOf(writeRsdCsv({ ...harbour, relations: asked }).text);
    expect(Object.values(row!).slice(8, 13)).toEqual(['53-0000', '53-5000', '53-5010', '53-5011', '53-5011.01']);
  });

  it('is shown by a spreadsheet and not computed', () => {
    const words = [{ language: 'und', name: '=cmd|x', statement: '-2+3', otherNames: ['@sum', 'a;b'] }];
    const written = writeRsdCsv({ ...harbour, items: [item(1, { words, facts: { authors: '["+1"]' } })], relations: [] });
    expect(rowsOf(written.text)).toMatchObject([
      { 'RSD Name': "'=cmd|x", 'Skill Statement': "'-2+3", Keywords: "'@sum; a,b", Authors: "'+1" },
    ]);
    expect(codes(written)).toContain('semicolon');
  });
});

it('a table we wrote comes back with the very words, also those a spreadsheet would compute', async () => {
  const word = fc
    .tuple(fc.constantFrom('', '=', '+', '-', '@', "'=", "'", "''@", '＝'), someText)
    .map(([first, rest]) => `${first}${rest.replaceAll(';', ',')}`);
  const skill = fc.record({ name: word, statement: word, otherNames: fc.uniqueArray(word, { maxLength: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(skill, { minLength: 1, maxLength: 4 }), async (skills) => {
      const items = skills.map((words, at) => item(at, { words: [{ language: 'und', ...words }] }));
      const { text } = writeRsdCsv({ ...harbour, items, relations: [] });
      const back = await gather(rsdCsv, fileOf('harbour.csv', text));
      const wordsOf = (all: readonly GatheredItem[]) =>
        all.map(({ words: [{ name, statement, otherNames = [] }], facts }) => {
          const numbers = JSON.parse(facts?.['keywords'] ?? '[]') as string[];
          return { name, statement, otherNames: [...otherNames, ...numbers].sort() };
        });
      expect(wordsOf(back.items)).toEqual(wordsOf(items));
    }),
    { numRuns: 100 },
  );
});

describe('what a descriptor cannot hold', () => {
  it('is told, and a denial is never written as an alignment', () => {
    const odd = {
      ...harbour,
      framework: { ...harbour.framework, version: '2', licence: 'Free' },
      items: [
        item(1, {
          kind: 'knowledge',
          code: 'K',
          order: 2,
          words: [
            { language: 'en', name: 'Tides' },
            { language: 'fr', name: 'Marées' },
          ],
          facts: { status: 'x', empty: '' },
        }),
        item(2, { kind: 'group' }),
      ],
      relations: [
        relation({ type: 'mapping', predicate: 'exactMatch', from: uri(1), to: 'https://other.example/tides', confidence: 0.5 }),
        relation({ type: 'mapping', predicate: 'relatedMatch', not: true, from: uri(1), to: 'https://other.example/never' }),
        relation({ type: 'broader', from: uri(1), to: uri(2) }),
        relation({ type: 'asks', necessity: 'essential', from: 'urn:sg:soc:53-0000', to: uri(1) }),
      ],
    };
    const [json, csv] = [writeRsdJson(odd), writeRsdCsv(odd)];
    const both = [
      'other-languages',
      'kind',
      'code',
      'order',
      'no-statement',
      'kind-of-match',
      'mapping-detail',
      'necessity',
      'not-a-skill',
      'relation-left-out',
      'relation-left-out',
      'framework-detail',
      'framework-detail',
      'fact-left-out',
    ];
    expect(codes(json)).toEqual(both);
    expect(codes(csv)).toEqual(expect.arrayContaining(both));
    expect(json.text + csv.text).not.toContain('never');
  });

  it('is never more than it: every skill of any framework is there, once, with its words', () => {
    fc.assert(
      fc.property(
        somePieces({ framework: ['notes'], item: ['keywords', 'alignments', 'authors', 'standards', 'skillName', '__proto__'] }),
        (some) => {
          const orders = ['group', 'level', 'collection', 'occupation', 'occupationGroup'];
          const skills = some.items.filter(({ kind }) => !orders.includes(kind));
          const words = skills.map(({ uri: address, words: [first] }) => [address, first.name, first.statement ?? first.name]);
          const written = JSON.parse(writeRsdJson(some).text).skills as { [name: string]: unknown }[];
          expect(written.map((one) => [one['id'], one['skillName'], one['skillStatement']])).toEqual(words);
          const rows = rowsOf(writeRsdCsv(some).text);
          expect(
            rows.map((row) => [row['Canonical URL'], unguarded(row['RSD Name']!), unguarded(row['Skill Statement']!)]),
          ).toEqual(words);
          for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
      { numRuns: 100 },
    );
  });
});
