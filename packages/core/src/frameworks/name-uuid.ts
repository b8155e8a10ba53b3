// Makes the UUID that a format asks for out of an address, the same one every time.
import { createHash } from 'node:crypto';

// RFC 9562 appendix C: the name space for addresses.
const addresses = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;

/** A UUID, version 5 (RFC 9562 section 5.5), of an address or of any text that is as good as one. */
export function uuidOf(name: string): string {
  const hash = createHash('sha1').update(addresses).update(name).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The UUID an address already holds at its end, or else one made of it. */
export function uuidIn(uri: string): string {
  const found = uri.match(uuid)?.at(-1);
  return found !== undefined && uri.endsWith(found) ? found.toLowerCase() : uuidOf(uri);
}

/** Whether a text is a UUID. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && text.length === 36 && text.match(uuid)?.[0] === text;
}
