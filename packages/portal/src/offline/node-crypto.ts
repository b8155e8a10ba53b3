// What checking needs of Node's `crypto`, by noble's audited libraries: hashes, and signatures of three curves. No network, no key of ours.
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384 } from '@noble/curves/nist.js';
import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import { Buffer } from 'buffer/';

const hashes = { sha256, sha384, md5 };
type HashName = keyof typeof hashes;
type Input = string | Uint8Array;

const bytesOf = (input: Input, encoding?: string): Uint8Array =>
  typeof input === 'string' ? Buffer.from(input, encoding ?? 'utf8') : input;

const shown = (digest: Uint8Array, encoding?: string) => {
  const bytes = Buffer.from(digest);
  return encoding === undefined ? bytes : bytes.toString(encoding);
};

/** As Node's: `createHash(name).update(text).digest('hex')`. */
export function createHash(name: HashName) {
  const running = hashes[name].create();
  const made = {
    update: (input: Input, encoding?: string) => {
      running.update(bytesOf(input, encoding));
      return made;
    },
    digest: (encoding?: string) => shown(running.digest(), encoding),
  };
  return made;
}

/** As Node's: the digest of one text at once. */
export const hash = (name: HashName, input: Input, encoding = 'hex') => shown(hashes[name](bytesOf(input)), encoding);

type Jwk = { kty: string; crv?: string; x?: string; y?: string };
type Key = { readonly crv: 'Ed25519' | 'P-256' | 'P-384'; readonly bytes: Uint8Array };

const nist = { 'P-256': p256, 'P-384': p384 };
const part = (text = '') => Buffer.from(text, 'base64url');

/** A public key from its JWK. @throws for what is no key, or a kind that is not checked here. */
export function createPublicKey({ key }: { key: Jwk }): Key {
  const { kty, crv } = key;
  if (kty === 'OKP' && crv === 'Ed25519') {
    ed25519.Point.fromBytes(part(key.x));
    return { crv, bytes: part(key.x) };
  }
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384')) {
    const bytes = Buffer.concat([Buffer.from([4]), part(key.x), part(key.y)]);
    nist[crv].Point.fromBytes(bytes);
    return { crv, bytes };
  }
  throw new Error('This kind of key is not known here.');
}

/** Whether a raw signature fits (Ed25519 of RFC 8032, ECDSA as r ‖ s). */
export function verify(digest: HashName | null, data: Uint8Array, key: Key | { key: Key }, signature: Uint8Array): boolean {
  const { crv, bytes } = 'key' in key ? key.key : key;
  try {
    if (crv === 'Ed25519') return ed25519.verify(signature, data, bytes, { zip215: false });
    const digested = hashes[digest ?? 'sha256'](data);
    return nist[crv].verify(signature, digested, bytes, { prehash: false, lowS: false });
  } catch {
    return false;
  }
}

const named = { prime256v1: p256, secp384r1: p384 };

export const ECDH = {
  /** The uncompressed form of a point on a curve. @throws when it is none */
  convertKey: (raw: Uint8Array, curve: keyof typeof named) => Buffer.from(named[curve].Point.fromBytes(raw).toBytes(false)),
};
