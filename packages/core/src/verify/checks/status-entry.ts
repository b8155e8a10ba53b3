// What a record says about where it stands in its issuer's list, read strictly: a place read wrongly is a neighbour's place.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';

/** One place in one list. `messages` are in plain words, by value; null when the entry gives none. */
export type Place = {
  kind: 'bits';
  list: string;
  index: number;
  purpose: string;
  size: number;
  messages: ReadonlyMap<number, string> | null;
};
/** A list that names withdrawn records by their id. */
export type Listing = { kind: 'ids'; list: string; id: string };

const bitTypes = new Set(['BitstringStatusListEntry', 'StatusList2021Entry']);
const idType = '1EdTechRevocationList';
// Nobody writes messages for more than 256 values, and each entry has to carry all of them.
const sizeLimit = 8;

/** The kind of an entry that we can read; else its first type, to be named. */
export function readEntry(entry: JsonObject, record: JsonObject): Place | Listing | 'malformed' | { unknown: string } {
  const types = listOf(entry['type']);
  if (types.some((type) => bitTypes.has(String(type)))) return readPlace(entry) ?? 'malformed';
  if (types.includes(idType)) return readListing(entry, record) ?? 'malformed';
  return { unknown: String(types[0] ?? '') };
}

// Bitstring Status List 1.0, section 2.1. The index is text in base 10: signs, spaces, exponents and leading zeros are other
// people's ideas. However long it is, it is well written; a list without such a place says so itself.
function readPlace(entry: JsonObject): Place | null {
  const { statusListIndex, statusListCredential, statusPurpose, statusReference, statusSize = 1 } = entry;
  if (typeof statusListIndex !== 'string' || !/^(0|[1-9]\d*)$/.test(statusListIndex)) return null;
  if (!isAddress(statusListCredential) || entry['id'] === statusListCredential) return null;
  if (typeof statusPurpose !== 'string' || typeof statusSize !== 'number') return null;
  if (!Number.isInteger(statusSize) || statusSize < 1 || statusSize > sizeLimit) return null;
  if (!listOf(statusReference).every(isAddress)) return null;
  const messages = readMessages(entry['statusMessage'], statusSize);
  if (messages === 'malformed') return null;
  if (messages === null && (statusSize > 1 || statusPurpose === 'message')) return null;
  const place = { list: statusListCredential, index: Number(statusListIndex), purpose: statusPurpose, size: statusSize };
  return { kind: 'bits', ...place, messages };
}

// One message for every value there can be, and no value twice: else two readers could choose different ones.
function readMessages(written: unknown, size: number): ReadonlyMap<number, string> | null | 'malformed' {
  if (written === undefined) return null;
  if (!Array.isArray(written) || written.length !== 2 ** size) return 'malformed';
  const messages = new Map<number, string>();
  for (const one of written) {
    if (!isObject(one) || typeof one['message'] !== 'string' || typeof one['status'] !== 'string') return 'malformed';
    const [, digits] = /^0x([0-9a-f]{1,4})$/i.exec(one['status']) ?? [];
    if (digits === undefined) return 'malformed';
    messages.set(Number.parseInt(digits, 16), one['message']);
  }
  return messages.size === 2 ** size && [...messages.keys()].every((value) => value < 2 ** size) ? messages : 'malformed';
}

// 1EdTech Revocation List 1.0: the entry's id is the address of the list, and the record is looked for by its own id.
function readListing(entry: JsonObject, record: JsonObject): Listing | null {
  const { id: list } = entry;
  const { id } = record;
  return isAddress(list) && typeof id === 'string' && id !== '' ? { kind: 'ids', list, id } : null;
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value);
}
