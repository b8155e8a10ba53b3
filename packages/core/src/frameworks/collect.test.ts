// What a draft holds is what plain words say it should, whatever order and state a stream comes in.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collect, type Collected } from './collect.ts';
import { linkDigest } from './digest.ts';
import type { Gathered, GatheredItem, GatheredRelation, RelationFacts } from './gathered.ts';
import { usualLimits, type Limits } from './limits.ts';

const home = 'https://skills.example/list';
const list: Gathered = { is: 'framework', uri: home, name: 'A list' };
const place = (row: number) => ({ file: 'a.csv', row });
const item = (uri: string, more: Partial<GatheredItem> = {}): GatheredItem => ({
  is: 'item',
  uri,
  framework: home,
  kind: 'skill',
  words: [{ language: 'en', name: `Named ${uri}` }],
  state: 'published',
  place: place(1),
  ...more,
});
const relation = (from: string, to: string, facts: RelationFacts = { type: 'broader' }): GatheredRelation => ({
  is: 'relation',
  from,
  to,
  ...facts,
  place: place(2),
});
const codes = ({ remarks }: Collected) => Object.fromEntries(remarks.map(({ code, count }) => [code, count]));
const gather = async (pieces: Gathered[], limits?: Limits) => await collect(pieces, limits);

describe('a draft', () => {
  test('holds an item once, with the languages of every file', async () => {
    const found = await gather([
      list,
      item('a'),
      item('a', { words: [{ language: 'de', name: 'Auf Deutsch', otherNames: ['Noch einer'] }] }),
      item('a', { words: [{ language: 'de', name: 'Auf Deutsch', otherNames: ['Und einer'] }] }),
    ]);
    expect(found.draft?.items.get('a')?.words).toEqual([
      { language: 'en', name: 'Named a' },
      { language: 'de', name: 'Auf Deutsch', otherNames: ['Noch einer', 'Und einer'] },
    ]);
    expect(codes(found)).toEqual({});
  });

  test('lets the first stand where two pieces contradict each other, and says so', async () => {
    const found = await gather([list, item('a', { code: '1' }), item('a', { code: '2' })]);
    expect(found.draft?.items.get('a')?.code).toBe('1');
    expect(codes(found)).toEqual({ 'item-twice': 1 });
  });

  test('makes a stub of what is named and not there, of the kind its relations ask for', async () => {
    const asks = relation('job', 'skill', { type: 'asks', necessity: 'essential' });
    const found = await gather([list, item('a'), relation('job', 'field'), relation('a', 'elsewhere'), asks]);
    expect(found.draft?.stubs.toSorted((x, y) => (x.uri < y.uri ? -1 : 1))).toEqual([
      { uri: 'elsewhere', side: 'competency', name: '' },
      { uri: 'field', side: 'target', name: '' },
      { uri: 'job', side: 'target', name: '' },
      { uri: 'skill', side: 'competency', name: '' },
    ]);
  });

  test('leaves out a relation to itself, and keeps a circle', async () => {
    const found = await gather([list, item('a'), item('b'), relation('a', 'a'), relation('a', 'b'), relation('b', 'a')]);
    expect(found.draft?.relations.map(({ relation: { from, to } }) => [from, to])).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(codes(found)).toEqual({ 'relation-to-itself': 1 });
  });

  test('leaves out what cannot stand between its ends', async () => {
    const found = await gather([list, item('a'), item('b'), relation('a', 'b', { type: 'asks', necessity: 'optional' })]);
    expect(found.draft?.relations).toEqual([]);
    expect(codes(found)).toEqual({ 'relation-unfit': 1 });
  });

  test.each<[string, Gathered[], string]>([
    ['without an address', [item(' ')], 'address-unusable'],
    ['with an endless address', [item('x'.repeat(5000))], 'address-unusable'],
    ['without a name', [item('b', { words: [{ language: 'en', name: ' ' }] })], 'name-missing'],
    ['of a framework nobody describes', [item('b', { framework: 'https://other.example' })], 'framework-missing'],
    ['that changes its framework', [{ ...list, uri: 'x:2' }, item('a', { framework: 'x:2' })], 'item-in-two-frameworks'],
    ['that turns into a job', [item('a', { kind: 'occupation' })], 'item-of-two-kinds'],
  ])('leaves out an item %s', async (_, pieces, code) => {
    const found = await gather([list, item('a'), ...pieces]);
    expect([...(found.draft?.items.keys() ?? [])]).toEqual(['a']);
    expect(codes(found)).toEqual({ [code]: 1 });
  });

  test('may hold nothing but claims about the items of others', async () => {
    const claim = relation('a', 'b', { type: 'mapping', predicate: 'exactMatch' });
    const found = await gather([list, claim, relation('a', 'c')]);
    expect(found.draft).toMatchObject({ frameworks: [], relations: [{ relation: { from: 'a', to: 'b' } }] });
    expect(found.draft?.items.size).toBe(0);
    expect(found.draft?.stubs.map(({ uri }) => uri)).toEqual(['a', 'b']);
    expect(codes(found)).toEqual({ 'relation-alone': 1, 'named-but-absent': 2 });
    expect(codes(await gather([list, relation('a', 'c')]))).toEqual({ 'relation-alone': 1, 'nothing-found': 1 });
  });

  test('keeps no half characters, no endless texts and no numbers that are none', async () => {
    const limits = { ...usualLimits, text: 40 };
    const pieces = [
      item('a', {
        words: [{ language: 'EN', name: 'half \ud800', statement: 'x'.repeat(50) }],
        order: Number.NaN,
        changedAt: 'soon',
      }),
      relation('a', 'b', { type: 'mapping', predicate: 'exactMatch', confidence: Number.NaN }),
    ];
    const found = await gather([list, ...pieces], limits);
    expect(found.draft?.items.get('a')).toEqual(
      item('a', { words: [{ language: 'en', name: 'half \ufffd', statement: 'x'.repeat(40) }] }),
    );
    expect(found.draft?.relations[0]?.relation).not.toHaveProperty('confidence');
    expect(codes(found)).toEqual({ 'text-too-long': 1, 'named-but-absent': 1 });
  });

  test('is refused when a reader refuses, and nothing more is read', async () => {
    let read = 0;
    const stream = function* (): Generator<Gathered> {
      yield list;
      yield { is: 'remark', weight: 'refused', code: 'not-this', text: 'It is not.', place: place(3) };
      read += 1;
    };
    const found = await collect(stream());
    expect(found.draft).toBeNull();
    expect(codes(found)).toEqual({ 'not-this': 1 });
    expect(read).toBe(0);
  });

  test.each<[string, Partial<Limits>]>([
    ['items', { items: 3 }],
    ['relations', { relations: 3 }],
    ['frameworks', { frameworks: 3 }],
    ['characters', { characters: 500 }],
  ])('is refused when there are too many %s, before all are read', async (_, limits) => {
    let read = 0;
    const stream = function* (): Generator<Gathered> {
      for (; read < 1_000_000; read += 1)
        yield* [{ ...list, uri: `${home}/${read}` }, item(`i${read}`), relation(`i${read}`, `i${read + 1}`)] as Gathered[];
    };
    const found = await collect(stream(), { ...usualLimits, ...limits });
    expect(found.draft).toBeNull();
    expect(codes(found)).toMatchObject({ 'too-much': 1 });
    expect(read).toBeLessThan(20);
  });

  test('counts every remark and keeps the first places', async () => {
    const many = Array.from({ length: 500 }, (_, row) => ({ ...relation('a', 'a'), place: place(row) }));
    const found = await gather([list, item('a'), ...many]);
    const [group] = found.remarks;
    expect(group?.count).toBe(500);
    expect(group?.places.map(({ place: { row } }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe('whatever comes', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const facts = fc.constantFrom<RelationFacts>(
    { type: 'broader' },
    { type: 'requires', necessity: 'essential' },
    { type: 'requires', necessity: 'optional' },
    { type: 'related' },
    { type: 'asks', necessity: 'essential' },
    { type: 'collectedIn' },
  );
  const pieces = fc.array(
    fc.oneof(
      fc.tuple(names, fc.constantFrom('skill', 'group', 'occupation')).map(([uri, kind]) => item(uri, { kind: kind as 'skill' })),
      fc.tuple(names, names, facts).map(([from, to, each]) => relation(from, to, each)),
    ),
    { maxLength: 40 },
  );

  test('items are the first of their address, relations the first of their kind between two, and every end is there', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const { draft } = await collect([list, ...given]);
        const items = given.filter((each) => each.is === 'item');
        expect([...(draft?.items.keys() ?? [])]).toEqual([...new Set(items.map(({ uri }) => uri))]);
        for (const [uri, { kind }] of draft?.items ?? []) expect(kind).toBe(items.find((each) => each.uri === uri)?.kind);
        const held = (draft?.relations ?? []).map((each) => each.relation);
        for (const each of held) {
          const first = given.find(
            (r) => r.is === 'relation' && r.type === each.type && r.from === each.from && r.to === each.to,
          );
          expect(first).toEqual(each);
          expect(each.from).not.toBe(each.to);
        }
        const ends = new Set([...(draft?.items.keys() ?? []), ...(draft?.stubs ?? []).map(({ uri }) => uri)]);
        expect(held.every(({ from, to }) => ends.has(from) && ends.has(to))).toBe(true);
        expect((draft?.stubs ?? []).filter(({ uri }) => draft?.items.has(uri))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of relations changes no digest', async () => {
    await fc.assert(
      fc.property(fc.array(fc.tuple(names, names, facts), { maxLength: 8 }), fc.infiniteStream(fc.nat()), (given, order) => {
        const relations = given.map(([from, to, each]) => relation(from, to, each));
        const weights = new Map(relations.map((each) => [each, order.next().value as number]));
        const shuffled = relations.toSorted((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
        expect(linkDigest(shuffled)).toBe(linkDigest(relations));
      }),
    );
  });
});
