// The bits of a status list, packed and unpacked without trusting their size.
import { gunzipSync, gzipSync } from 'node:zlib';

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
  try {
    return Uint8Array.from(gunzipSync(packed, { maxOutputLength: unpackedLimit }));
  } catch (cause) {
    throw new UnreadableList('Not a list we can unpack.', { cause });
  }
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
