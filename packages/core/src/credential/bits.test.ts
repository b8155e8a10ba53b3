// Counting in a list of bits: the same answer as reading it out as a row of noughts and ones.
import { deflateRawSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeStatusList, encodeStatusList, UnreadableList, unpackedLimit, valueAt } from './bits.ts';

const multibase = (packed: Uint8Array) => `u${Buffer.from(packed).toString('base64url')}`;

it('a value stands at its index times its size, left-most bit first, and nowhere past the end (C14)', () => {
  const list = fc.uint8Array({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 8 }), fc.nat(400), (bits, size, index) => {
      const row = [...bits].map((byte) => byte.toString(2).padStart(8, '0')).join('');
      const written = row.slice(index * size, index * size + size);
      expect(valueAt(bits, index, size)).toBe(written.length < size ? null : Number.parseInt(written, 2));
    }),
    { numRuns: 2_000 },
  );
});

it('an index too long for any number we know has no place', () => {
  expect(valueAt(new Uint8Array(16_384), Number('9'.repeat(400)), 1)).toBeNull();
  expect(valueAt(new Uint8Array(16_384), Number.MAX_SAFE_INTEGER, 8)).toBeNull();
});

it('a list comes back as it was packed, by us or by others', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.integer({ min: 0, max: 9 }), (bits, level) => {
      expect(decodeStatusList(encodeStatusList(bits))).toEqual(bits);
      expect(decodeStatusList(multibase(gzipSync(bits, { level: level as 0 })))).toEqual(bits);
    }),
    { numRuns: 200 },
  );
});

it('a packing with a name, a remark and extra bytes in front is read all the same', () => {
  const plain = gzipSync(new Uint8Array(16_384));
  const front = Buffer.from([0x1f, 0x8b, 8, 0b1_1110, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7]);
  const named = Buffer.concat([front, Buffer.from('list\0remark\0'), Buffer.alloc(2), plain.subarray(10)]);
  expect(decodeStatusList(multibase(named))).toEqual(new Uint8Array(16_384));
});

const whole = gzipSync(new Uint8Array(16_384).fill(3));
it.each<[string, Uint8Array]>([
  ['two members', Buffer.concat([whole, whole])],
  ['a second member that only clears bits', Buffer.concat([whole, gzipSync(new Uint8Array(16_384))])],
  ['something after its end', Buffer.concat([whole, Buffer.from([0])])],
  ['something between list and checksum', Buffer.concat([whole.subarray(0, -8), Buffer.from([0]), whole.subarray(-8)])],
  ['a checksum of another list', Buffer.concat([whole.subarray(0, -8), gzipSync(new Uint8Array(16_384)).subarray(-8)])],
  ['no end', whole.subarray(0, -1)],
  ['no checksum', whole.subarray(0, -8)],
  ['a front that never ends', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(40, 1)])],
  ['extra bytes beyond the end', Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 3, 255, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
  ['no gzip around it', deflateRawSync(new Uint8Array(16_384))],
  ['a byte more than we unpack', gzipSync(new Uint8Array(unpackedLimit + 1))],
  ['nothing at all', new Uint8Array()],
])('a packing with %s is refused (C13, C15)', (_, packed) => {
  expect(() => decodeStatusList(multibase(packed))).toThrow(UnreadableList);
});

it('nothing packed makes the reading fail in another way', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (place, byte) => {
      const changed = Uint8Array.from(whole);
      changed[place] = byte;
      expect(['the same list', 'refused']).toContain(readOf(multibase(changed)));
    }),
    { numRuns: 1_000 },
  );
});

function readOf(text: string): string {
  try {
    return decodeStatusList(text).every((byte) => byte === 3) ? 'the same list' : 'another list';
  } catch (error) {
    return error instanceof UnreadableList ? 'refused' : 'a fault';
  }
}
