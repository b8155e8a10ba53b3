// Sets of mappings in SSSOM, a few invented rows of them.
import { describe, expect, it } from 'vitest';
import type { Gathered } from '../gathered.ts';
import { all, codesOf, fileOf } from '../reading/files.test-data.ts';
import { recognise } from '../recognise.ts';
import { sssom } from './read.ts';

const preamble = [
  '#mapping_set_id: https://maps.example/kites',
  '#mapping_tool: a loom',
  '#mapping_date: 2026-01-31',
  '#license: https://licences.example/free',
  '#curie_map:',
  ...Array.from({ length: 20 }, (_, index) => `#  p${index}: https://p${index}.example/`),
  '#  KITE: https://kites.example/k/',
  '#  skos: https://not.skos.example/',
].join('\n');
const columns =
  'subject_id subject_label predicate_modifier predicate_id object_id object_label mapping_justification confidence mapping_tool';
const row = (more: Record<string, string> = {}) => {
  const cells: Record<string, string> = {
    subject_id: 'KITE:1',
    predicate_id: 'skos:exactMatch',
    object_id: 'https://ropes.example/7',
    mapping_justification: 'semapv:ManualMappingCuration',
    ...more,
  };
  return columns
    .split(' ')
    .map((name) => cells[name] ?? '')
    .join('\t');
};
const fileWith = (rows: string[], above = preamble) =>
  fileOf('kites.sssom.tsv', [above, columns.replaceAll(' ', '\t'), ...rows, ''].join('\n'));
const read = (...rows: string[]) => all(sssom.read([fileWith(rows)]));
const mapping = (pieces: Gathered[]) => pieces.find((piece) => piece.is === 'relation');

describe('a set of mappings', () => {
  it('is recognised below however much metadata', async () => {
    const { found, remarks } = await recognise([fileWith([row()])]);
    expect([found.map(({ format }) => format.name), remarks]).toEqual([['sssom'], []]);
  });

  it('writes short names out, keeps what each mapping says, and what the set says of all', async () => {
    const pieces = await read(
      row({ subject_label: 'Kite', object_label: 'Rope', confidence: '0.7', mapping_tool: 'a hand' }),
      row(),
    );
    expect(pieces[0]).toEqual({
      is: 'relation',
      type: 'mapping',
      from: 'https://kites.example/k/1',
      to: 'https://ropes.example/7',
      predicate: 'exactMatch',
      confidence: 0.7,
      justification: 'semapv:ManualMappingCuration',
      source: 'https://maps.example/kites',
      fromName: 'Kite',
      toName: 'Rope',
      facts: { mapping_tool: 'a hand', mapping_date: '2026-01-31', license: 'https://licences.example/free' },
      place: { file: 'kites.sssom.tsv', row: 29 },
    });
    expect(pieces[1]).toMatchObject({ facts: { mapping_tool: 'a loom' }, place: { row: 30 } });
    expect(pieces[1]).not.toHaveProperty('confidence');
    expect(codesOf(pieces)).toEqual([]);
  });

  it('keeps a denial a denial', async () => {
    expect(mapping(await read(row({ predicate_modifier: 'Not' })))).toMatchObject({ predicate: 'exactMatch', not: true });
  });

  it.each([
    ['skos:broadMatch', 'broadMatch', undefined],
    ['http://www.w3.org/2004/02/skos/core#narrowMatch', 'narrowMatch', undefined],
    ['owl:equivalentClass', 'exactMatch', 'owl:equivalentClass'],
    ['rdfs:subClassOf', 'broadMatch', 'rdfs:subClassOf'],
    ['oboInOwl:hasDbXref', 'relatedMatch', 'oboInOwl:hasDbXref'],
  ])('reads %s as %s, and keeps the word where it only comes near', async (predicate, ours, kept) => {
    const found = mapping(await read(row({ predicate_id: predicate })));
    expect(found).toMatchObject({ from: 'https://kites.example/k/1', predicate: ours });
    expect(found?.facts?.['predicate_id']).toBe(kept);
  });

  it.each([
    ['a short name nobody explains', { subject_id: 'ROPE:1' }, 'dropped prefix-unknown', 'subject_id'],
    ['an object without an address', { object_id: 'rope' }, 'dropped prefix-unknown', 'object_id'],
    ['no object', { object_id: '' }, 'dropped cell-missing', 'object_id'],
    ['word that there is none', { object_id: 'sssom:NoTermFound' }, 'dropped no-term-found', 'object_id'],
    ['a predicate nobody knows', { predicate_id: 'kite:likes' }, 'dropped predicate-unknown', 'predicate_id'],
    ['a modifier nobody knows', { predicate_modifier: 'Perhaps' }, 'dropped modifier-unknown', 'predicate_modifier'],
    ['a confidence that is none', { confidence: '1.2' }, 'repaired confidence-unusable', 'confidence'],
    ['no justification', { mapping_justification: '' }, 'repaired justification-missing', 'mapping_justification'],
  ])('with %s is remarked, with its place', async (_, cells, code, column) => {
    const pieces = await read(row(cells));
    expect(codesOf(pieces)).toEqual([code]);
    expect(pieces[0]).toMatchObject({ place: { file: 'kites.sssom.tsv', row: 29, column } });
    expect(pieces).toHaveLength(code.startsWith('repaired') ? 2 : 1);
  });

  it.each([
    ['is no YAML', '#curie_map: [\n# a: b'],
    ['says a name twice', '#curie_map:\n#  A: https://a.example/\n#  A: https://b.example/'],
    ['is a list', '#- curie_map'],
    ['makes much of little', `#a: &a [x]\n${'#b: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]'}`],
  ])('whose metadata %s is read without it, and it is remarked', async (_, above) => {
    const pieces = await all(sssom.read([fileWith([row({ subject_id: 'https://kites.example/k/1' })], above)]));
    expect(codesOf(pieces)).toEqual(['repaired metadata-unreadable']);
    expect(mapping(pieces)).toMatchObject({ from: 'https://kites.example/k/1' });
  });

  it('gives no prefix power over anything else', async () => {
    const above = '#curie_map:\n#  __proto__: https://evil.example/\n#  constructor: https://evil.example/';
    const pieces = await all(
      sssom.read([fileWith([row({ subject_id: 'toString:1' }), row({ subject_id: '__proto__:1' })], above)]),
    );
    expect(codesOf(pieces)).toEqual(['dropped prefix-unknown']);
    expect(mapping(pieces)).toMatchObject({ from: 'https://evil.example/1' });
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('that is no text is refused once', async () => {
    const pieces = await all(sssom.read([fileOf('x.tsv', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]))]));
    expect(codesOf(pieces)).toEqual(['refused damaged-archive']);
  });
});
