// Everything in the demo town that looks random, drawn from one seed number so that a town can be repeated.
import { createHash } from 'node:crypto';

/** Draws that depend on the seed and on what they are for, never on the order they are asked in. */
export type Chance = {
  readonly seed: number;
  /** An opaque id of 128 bits in the form of `newId`. */
  id(kind: string, slug: string): string;
  /** A key's 32 bytes. Never of a real key: whoever knows the seed knows these. */
  secret(slug: string): Uint8Array;
  /** A whole number from 0 up to, but not including, `below` (at most 2^32). */
  number(below: number, ...about: readonly (string | number)[]): number;
  /** Bytes for salts and share tokens. */
  bytes(length: number, ...about: readonly (string | number)[]): Buffer;
};

export function chanceFrom(seed: number): Chance {
  const draw = (...about: readonly (string | number)[]) =>
    createHash('sha256')
      .update(JSON.stringify(['skillweave-demo', seed, ...about]))
      .digest();
  return {
    seed,
    id: (kind, slug) => draw('id', kind, slug).subarray(0, 16).toString('base64url'),
    secret: (slug) => Uint8Array.from(draw('key', slug)),
    // 48 bits over at most 32: too little bias to see, and a town is not a lottery.
    number: (below, ...about) => draw('number', ...about).readUIntBE(0, 6) % below,
    bytes: (length, ...about) => draw('bytes', ...about).subarray(0, length),
  };
}
