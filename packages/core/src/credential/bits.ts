// The bits of a status list, packed and unpacked without trusting their size.
import { crc32, gzipSync, inflateRawSync } from 'node:zlib';

/** Fewest entries a list may have, so that one learner disappears among many (Bitstring Status List 1.0, section 6.1). */
export const fewestEntries = 131_072;
/** The largest unpacked list we accept, in bytes: 16 million entries. */
export const unpackedLimit = 2 * 1024 * 1024;

/** Why a list could not be unpacked. */
export class UnreadableList extends Error {}

/** Packs bits as `u` + base64url(gzip), Bitstring Status List 1.0 section 3.3. The same bits always give the same text. */
export function encodeStatusList(bits: Uint8Array): string {
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`;
}

/** Unpacks `encodedList`. Throws `UnreadableList` when it is not one gzip member in base64url or would unpack beyond 2 MiB. */
export function decodeStatusList(text: string): Uint8Array {
  const packed = Buffer.from(text.slice(1), 'base64url');
  if (!text.startsWith('u') || packed.toString('base64url') !== text.slice(1)) throw new UnreadableList('Not base64url.');
  return unpackOne(packed);
}

// RFC 1952 section 2.3. Other readers go on to a second member, or overlook what follows the first: a list would then say two
// things. So there is one member, the checksum fits, and nothing comes after it.
function unpackOne(packed: Buffer): Uint8Array {
  const start = endOfHeader(packed);
  // The end of the packing tells its size (modulo 4 GiB): most bombs need not be touched at all.
  if (start === null || packed.length < start + 8 || packed.readUInt32LE(packed.length - 4) > unpackedLimit)
    throw new UnreadableList('Not a list we can unpack.');
  const body = packed.subarray(start, -8);
  try {
    const { buffer, engine } = inflateRawSync(body, { maxOutputLength: unpackedLimit, info: true }) as unknown as Inflated;
    const isWhole = engine.bytesWritten === body.length && buffer.length === packed.readUInt32LE(packed.length - 4);
    if (isWhole && crc32(buffer) === packed.readUInt32LE(packed.length - 8)) return Uint8Array.from(buffer);
  } catch (cause) {
    throw new UnreadableList('Not a list we can unpack.', { cause });
  }
  throw new UnreadableList('Not one whole list.');
}

// What `info` makes of the answer; the types of Node do not say so.
type Inflated = { buffer: Buffer; engine: { bytesWritten: number } };

// Ten bytes, then what the flags announce: extra bytes, a name and a remark that end in zero, a checksum of all this.
function endOfHeader(packed: Buffer): number | null {
  if (packed.length < 10 || packed.readUInt32BE(0) >>> 8 !== 0x1f_8b_08) return null;
  const flags = packed[3] ?? 0;
  if ((flags & 0b1110_0000) !== 0) return null;
  let at = 10;
  if ((flags & 4) !== 0) {
    if (packed.length < at + 2) return null;
    at += 2 + packed.readUInt16LE(at);
  }
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = packed.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  return (flags & 2) === 0 ? at : at + 2;
}

/**
 * The value at a place in a list of `size` bits each, left-most bit first (Bitstring Status List 1.0, section 3.2); null when
 * the list has no such place.
 */
export function valueAt(bits: Uint8Array, index: number, size: number): number | null {
  const first = index * size;
  if (first + size > bits.length * 8) return null;
  let value = 0;
  for (let offset = 0; offset < size; offset += 1) value = value * 2 + (bitAt(bits, first + offset) ? 1 : 0);
  return value;
}

/** Whether the bit at an index is set. Lists count from the left: off by one here un-revokes a neighbour. */
export function bitAt(bits: Uint8Array, index: number): boolean {
  return (((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;
}

/** The same bits with one of them set or cleared. */
export function withBit(bits: Uint8Array, index: number, set: boolean): Uint8Array {
  const changed = Uint8Array.from(bits);
  const mask = 1 << (7 - (index & 7));
  const byte = changed[index >> 3] ?? 0;
  changed[index >> 3] = set ? byte | mask : byte & ~mask;
  return changed;
}
