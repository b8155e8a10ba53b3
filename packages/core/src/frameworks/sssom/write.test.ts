// The mappings of a framework go out as SSSOM that its readers take, and that no spreadsheet computes.
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GatheredRelation } from '../gathered.ts';
import { fileOf, gather, someText } from '../gathering.test-data.ts';
import { somePieces } from '../some-framework.test-data.ts';
import { unguarded } from '../written-cells.ts';
import type { Pieces } from '../written.ts';
import { sssom } from './read.ts';
import { writeSssom } from './write.ts';

const at = '2026-11-24T12:00:00.000Z';
const place = { file: 'made' };
const uri = (last: string) => `https://made.example/skills/${last}`;
const oven = (said: object): GatheredRelation =>
  ({
    is: 'relation',
    type: 'mapping',
    predicate: 'closeMatch',
    from: uri('oven'),
    to: 'https://other.example/set#12',
    place,
    ...said,
  }) as GatheredRelation;
const pieces = (...relations: GatheredRelation[]): Pieces => ({
  framework: {
    is: 'framework',
    uri: 'https://made.example/f',
    name: 'Bread: "all"',
    version: '2',
    licence: 'https://licences.example/by',
  },
  items: [
    {
      is: 'item',
      uri: uri('oven'),
      framework: 'https://made.example/f',
      kind: 'skill',
      words: [{ language: 'en', name: 'Tend an oven' }],
      state: 'published',
      place,
    },
  ],
  relations,
});

// A plain reader of its own: what stands above is YAML a line each, what stands below is cells between tabs.
function read(text: string) {
  const lines = text.split('\n');
  const above = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(1));
  const value = (name: string) => above.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const prefixes = new Map(
    above
      .slice(above.indexOf('curie_map:') + 1)
      .map((line) => [/^ {2}(\w+):/.exec(line)![1]!, JSON.parse(line.replace(/^ {2}\w+: /, ''))]),
  );
  const table = lines.slice(above.length).join('\n');
  const rows = parse(table, { delimiter: '\t', columns: true }) as Record<string, string>[];
  const whole = (short: string) => `${prefixes.get(short.slice(0, short.indexOf(':')))}${short.slice(short.indexOf(':') + 1)}`;
  return { value, rows, whole };
}

it('a mapping says what it joins, how, why and how surely', () => {
  const said = {
    confidence: 0.75,
    justification: 'semapv:ManualMappingCuration',
    toName: 'Firing',
    source: 'https://lists.example/a/b',
  };
  const { text, losses } = writeSssom(pieces(oven(said)), at);
  expect(text).toBe(
    [
      '#mapping_set_id: "https://made.example/f#mappings"',
      '#mapping_set_title: "Bread: \\"all\\""',
      '#mapping_set_version: "2"',
      '#license: "https://licences.example/by"',
      '#publication_date: "2026-11-24"',
      '#curie_map:',
      '#  n1: "https://made.example/skills/"',
      '#  n2: "https://other.example/set#"',
      '#  n3: "https://lists.example/a/"',
      'subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tconfidence\tmapping_source',
      'n1:oven\tTend an oven\tskos:closeMatch\tn2:12\tFiring\tsemapv:ManualMappingCuration\t0.75\tn3:b',
      '',
    ].join('\n'),
  );
  expect(losses.map(({ code }) => code)).toEqual(['only-mappings']);
});

it('a denied mapping says so', () => {
  const { rows } = read(writeSssom(pieces(oven({ not: true })), at).text);
  expect(rows).toMatchObject([{ predicate_id: 'skos:closeMatch', predicate_modifier: 'Not' }]);
});

it('what SSSOM has no place for is told, and kept beside where it can be', () => {
  const { text, losses } = writeSssom(
    {
      ...pieces(oven({ justification: 'seen in class', source: 'a list', facts: { comment: 'Old.', colour: 'red' } }), {
        is: 'relation',
        type: 'related',
        from: uri('oven'),
        to: 'u:1',
        place,
      }),
    },
    at,
  );
  expect(read(text).rows).toMatchObject([
    { mapping_justification: 'semapv:UnspecifiedMatching', comment: 'Old. | seen in class', other: 'source=a list' },
  ]);
  expect(losses.map(({ code }) => code)).toEqual([
    'only-mappings',
    'relation-left-out',
    'own-justification',
    'source-text',
    'mapping-fact',
  ]);
  const free = writeSssom({ ...pieces(), framework: { ...pieces().framework, licence: 'Free' } }, at);
  expect(free.losses.map(({ code }) => code)).toContain('no-licence');
});

it('a name that a spreadsheet would compute is written as a text', () => {
  const { text } = writeSssom(pieces(oven({ fromName: '=HYPERLINK("http://x")', toName: "'@sum", justification: '+1' })), at);
  expect(read(text).rows).toMatchObject([{ subject_label: '\'=HYPERLINK("http://x")', object_label: "''@sum", comment: "'+1" }]);
});

it('a name cannot end its row, its cell or the lines above', () => {
  const nasty = 'a\tb\r\nc\u2028#curie_map: "';
  const { text } = writeSssom({ ...pieces(oven({ toName: nasty })), framework: { ...pieces().framework, name: nasty } }, at);
  const { rows, value } = read(text);
  expect(rows).toMatchObject([{ object_label: 'a b c\u2028#curie_map: "' }]);
  expect(rows).toHaveLength(1);
  expect(JSON.parse(value('mapping_set_title')!)).toBe(nasty);
});

it('every mapping of any framework comes back as it was', () => {
  fc.assert(
    fc.property(
      somePieces({ framework: ['notes'], item: ['notes'] }),
      fc.dictionary(fc.constantFrom('comment', 'author_label'), someText),
      (some, facts) => {
        const relations = some.relations.map((one) => ({ ...one, facts }));
        const mappings = relations.filter((one) => one.type === 'mapping');
        const { rows, whole } = read(writeSssom({ ...some, relations }, at).text);
        const back = rows.map((row) => [
          whole(row['subject_id']!),
          row['predicate_id'],
          row['predicate_modifier'] ?? '',
          whole(row['object_id']!),
          row['confidence'] ?? '',
          unguarded(row['author_label'] ?? ''),
        ]);
        expect(back).toEqual(
          mappings.map((one) => [
            one.from,
            `skos:${one.predicate}`,
            one.not ? 'Not' : '',
            one.to,
            one.confidence === undefined ? '' : String(one.confidence),
            one.facts['author_label'] ?? '',
          ]),
        );
      },
    ),
    { numRuns: 100 },
  );
});

it('a set we wrote comes back with the very words, also those a spreadsheet would compute', async () => {
  const word = fc.tuple(fc.constantFrom('', '=', '+', '-', '@', "'=", "'", '＝'), someText).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.record({ fromName: word, toName: word, comment: word }), async ({ fromName, toName, comment }) => {
      const { text } = writeSssom(pieces(oven({ fromName, toName, facts: { comment } })), at);
      const { relations } = await gather(sssom, fileOf('bread.tsv', text));
      expect(relations).toMatchObject([{ fromName, toName, facts: { comment } }]);
    }),
    { numRuns: 100 },
  );
});
