// How values cross the port on any engine: unchanged, or refused before anything is sent.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { readInstant, type Instant } from '../../packages/core/src/terms/index.ts';
import { bool, float, id, instant, int, list, map, optional, text, type Codec } from '../../packages/api/src/graph/statement.ts';
import type { TestEngine } from './engines.ts';
import { failing, probe, shelf } from './people.ts';
import { anything } from './probe.ts';

const instantOf = (words: string): Instant => readInstant(words) ?? expect.fail(`${words} is no instant`);
const now = instantOf('2026-11-23T12:00:00.000Z');

export function values(engine: TestEngine) {
  describe('values', () => {
    let graph: Graph;
    beforeAll(async () => void (graph = await engine.open({ shelf })));
    const there = async <T>(codec: Codec<T>, x: T) => {
      const [row] = await graph.read(probe('RETURN $x AS x', { x: codec }, { x: codec }), { x });
      return row?.x;
    };
    /** The value of a property once it was stored, found again by that value. */
    const stored = async <T>(codec: Codec<T>, x: T) => {
      const store = probe(
        'CREATE (v:Value {x: $x}) WITH v MATCH (w:Value) WHERE w.x = $x RETURN DISTINCT w.x AS x',
        { x: codec },
        { x: codec },
      );
      const [row] = await graph.write((t) => t.run(store, { x }));
      return row?.x;
    };

    test.each([
      '',
      'plain',
      'a\u0000b',
      '😀 👩‍🎓 é',
      'it\'s "quoted" \\ $x `y` // z',
      'line\nline\r\n\t',
      '\uFEFFx',
      'x'.repeat(100_000),
      '}) DETACH DELETE (n',
    ])('the text %j comes back as it went', async (x) => expect([await there(text, x), await stored(text, x)]).toEqual([x, x]));
    test.each([0, 1, -1, 2 ** 31, -(2 ** 53) + 1, 2 ** 53 - 1])('the integer %d comes back as it went', async (x) =>
      expect([await there(int, x), await stored(int, x)]).toEqual([x, x]),
    );
    test.each([0.1, 2, -1.5, 1e300, 5e-324])('the float %d comes back as it went', async (x) =>
      expect([await there(float, x), await stored(float, x)]).toEqual([x, x]),
    );
    test.each([true, false])('%s comes back as it went', async (x) =>
      expect([await there(bool, x), await stored(bool, x)]).toEqual([x, x]),
    );
    test('an instant comes back as it went', async () => expect(await stored(instant, now)).toBe(now));
    test('lists, empty ones too, come back as they went', async () => {
      expect(await stored(list(text), ['b', 'a', 'b'])).toEqual(['b', 'a', 'b']);
      expect(await stored(list(text), [])).toEqual([]);
      expect(await stored(list(int), [1, 2 ** 40])).toEqual([1, 2 ** 40]);
      expect(await there(optional(list(list(int))), [[1], [], [2, 3]])).toEqual([[1], [], [2, 3]]);
    });
    test('a map comes back as it went', async () => {
      const codec = list(map({ a: id, b: optional(int), c: list(map({ d: bool })) }));
      const x = [{ a: 'x', b: null, c: [{ d: true }] }];
      expect(await there(codec, x)).toEqual(x);
    });

    test('a whole float divides as a float where the text says so', async () => {
      const half = probe(
        'CREATE (v:Value {w: toFloat($x)}) WITH v RETURN v.w / 4 AS x, toFloat($x) / 4 AS y',
        { x: float },
        { x: float, y: float },
      );
      expect(await graph.write((t) => t.run(half, { x: 2 }))).toEqual([{ x: 0.5, y: 0.5 }]);
    });
    test('an integer divides as an integer, inside rows too', async () => {
      const half = probe(
        'UNWIND $rows AS row RETURN row.x / 2 AS x, $n / 2 AS n',
        { rows: list(map({ x: int })), n: int },
        { x: int, n: int },
      );
      expect(await graph.read(half, { rows: [{ x: 5 }], n: 7 })).toEqual([{ x: 2, n: 3 }]);
    });
    test('an absent value is null, and a key a row lacks is too', async () => {
      const ask = probe(
        'UNWIND $rows AS row RETURN row.a AS a, row.b IS NULL AS gone, $after IS NULL OR row.a > $after AS first',
        { rows: list(map({ a: text, b: optional(text) })), after: optional(text) },
        { a: text, gone: bool, first: bool },
      );
      expect(await graph.read(ask, { rows: [{ a: 'x' } as { a: string; b: string | null }], after: null })).toEqual([
        { a: 'x', gone: true, first: true },
      ]);
    });
    test('text in UTC compares with a time', async () => {
      const ask = probe(
        'RETURN datetime($at) > datetime($now) AS later, toString(datetime($at)) AS at',
        { at: instant, now: instant },
        { later: bool, at: instant },
      );
      expect(await graph.read(ask, { at: now, now: instantOf('2026-11-23T11:59:59.999Z') })).toEqual([{ later: true, at: now }]);
    });

    const one = (codec: typeof anything) => probe('RETURN $x AS x', { x: codec }, { x: anything });
    test.each([
      ['half a surrogate pair', text, 'a\uD800'],
      ['an integer beyond the safe range', int, 2 ** 53],
      ['a fraction for an integer', int, 1.5],
      ['what is not a number', float, Number.NaN],
      ['infinity', float, Infinity],
      ['an empty id', id, ''],
      ['a null id', id, null],
      ['a Date', instant, new Date(0)],
      ['a time without a zone', instant, '2026-01-01T00:00:00'],
      ['a day in words', instant, 'today'],
      ['undefined', optional(text), undefined],
      ['a key the map does not know', map({ a: text }), { a: 'x', b: 'y' }],
      ['one wrong item', list(int), [1, '2']],
    ])('%s is refused before it is sent', async (_, codec, x) => {
      await expect(graph.read(one(codec), { x })).rejects.toEqual(failing('rejected', /takes x/));
    });
    test('a missing or a strange parameter is refused', async () => {
      await expect(graph.read(one(text), {} as never)).rejects.toEqual(failing('rejected', /takes x: text, was given undefined/));
      await expect(graph.read(one(text), { x: 'x', y: 'y' } as never)).rejects.toEqual(failing('rejected', /takes no y/));
    });
    test.each([
      ['a column nobody named', 'RETURN 1 AS x, 2 AS y', { x: int }, /gives y/],
      ['a column that is missing', 'RETURN 1 AS x', { x: int, y: int }, /does not give y/],
      ['a text for an integer', "RETURN 'secret' AS x", { x: int }, /gives x: int, got a string$/],
      ['null where it must not be', 'RETURN null AS x', { x: text }, /got null$/],
      ['an integer beyond the safe range', 'RETURN 9007199254740993 AS x', { x: int }, /got a bigint$/],
      ['a node', 'MERGE (n:Value {id: 1}) RETURN n AS x', { x: map({ id: int }) }, /got a /],
      ['a map with a key nobody named', 'RETURN {a: 1, b: 2} AS x', { x: map({ a: int }) }, /got a Object$/],
    ] as const)('%s in the answer is a fault that names the statement and no value', async (_, question, gives, words) => {
      await expect(graph.write((t) => t.run(probe(question, {}, gives), {}))).rejects.toEqual(failing('rejected', words));
    });
  });
}
