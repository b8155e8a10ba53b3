// Strict reading: the same values as any reader, where any reader would agree; the exact text of every part.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject, readStrictJson } from './strict-json.ts';

it('reads every JSON value as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.nat(3), (compact, indent) => {
      const text = JSON.stringify(JSON.parse(compact), null, indent);
      fc.pre(!text.includes('__proto__') && !text.includes('\\u0000') && !/\\u[dD][89a-fA-F]/.test(text));
      // Whole numbers beyond 2^53 are refused on purpose.
      fc.pre(!/\d{16}/.test(text));
      const read = readStrictJson(text);
      expect(read.kind === 'read' ? read.value : read.fault).toEqual(JSON.parse(text));
    }),
  );
});

it('knows the exact text of every object, spaces and escapes included', () => {
  const inner = '{ "name" : "\\u00e9t\\u00e9",\n "n":1.0 }';
  const read = readStrictJson(` [1, {"a":${inner} }, []]`);
  if (read.kind === 'refused' || !Array.isArray(read.value)) throw new Error('not read');
  const [, outer] = read.value as [number, { a: object }];
  expect(isObject(outer)).toBe(true);
  const [start, end] = read.spans.get(outer.a) ?? [0, 0];
  expect(` [1, {"a":${inner} }, []]`.slice(start, end)).toBe(inner);
});

it.each([
  ['{"a":1,}', 'syntax'],
  ['[1 2]', 'syntax'],
  ['{"a":01}', 'syntax'],
  ['{"a":.5}', 'syntax'],
  ["{'a':1}", 'syntax'],
  ['{"a":"\t"}', 'syntax'],
  ['{"a":"\\x"}', 'syntax'],
  ['nul', 'syntax'],
  ['{"a":1}{', 'syntax'],
  ['{"a":{"b":1,"\\u0062":2}}', 'twice'],
  ['{"a":{"__proto__":1}}', 'name'],
  ['{"a":-9007199254740992}', 'number'],
  ['{"a":"\\udc00"}', 'text'],
  ['{"a":"\\u0000"}', 'text'],
])('refuses %s as %s', (text, fault) => {
  expect(readStrictJson(text)).toMatchObject({ kind: 'refused', fault });
});

it('says how far the text made sense', () => {
  expect(readStrictJson('[1,\n {"a":}]')).toEqual({ kind: 'refused', fault: 'syntax', at: 10 });
});

it('keeps odd but harmless names apart from what objects are made of', () => {
  const read = readStrictJson('{"constructor":{"prototype":1},"toString":2}');
  expect(read.kind === 'read' && read.value).toEqual({ constructor: { prototype: 1 }, toString: 2 });
  expect(typeof {}.toString).toBe('function');
});
