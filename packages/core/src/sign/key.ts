// Keys that sign: made, loaded, and used without ever being printed.
import { createECDH, createPrivateKey, createPublicKey, randomBytes, sign as signBytes, type KeyObject } from 'node:crypto';
import type { Curve } from '../verify/data-integrity.ts';
import { multibaseOf, readJwk } from '../verify/jwk.ts';

/** Something that signs with one key on behalf of one identity (a `did:key`, or an issuer's own address). */
export interface Signer {
  /** The identity that must stand as issuer or holder in whatever is signed. */
  readonly controller: string;
  readonly verificationMethod: string;
  readonly curve: Curve;
  /** Ed25519 over the bytes; with the other curves ECDSA over their SHA-256 or SHA-384, as r ‖ s. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** `secret` is the Ed25519 seed (32 bytes) or the private number of the curve (32 or 48 bytes); keep it sealed. */
export type KeyPair = { did: string; verificationMethod: string; publicKeyMultibase: string; secret: Uint8Array };

// RFC 8410: the fixed beginning of an Ed25519 private key in PKCS #8.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A new key, or always the same one from its secret. Throws when the secret is none of that curve. */
export async function makeKey(secret?: Uint8Array, curve: Curve = 'Ed25519'): Promise<KeyPair> {
  const own = secret ?? randomSecret(curve);
  const publicKeyMultibase = multikeyOf(privateKey(own, curve));
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}`, publicKeyMultibase, secret: Uint8Array.from(own) };
}

/** A signer over a secret: as the `did:key` of that key, or as `identity` when the key stands in its document. */
export async function signerFrom(
  secret: Uint8Array,
  identity?: { controller: string; verificationMethod: string },
  curve: Curve = 'Ed25519',
): Promise<Signer> {
  const key = privateKey(secret, curve);
  const own = multikeyOf(key);
  const { controller, verificationMethod } = identity ?? {
    controller: `did:key:${own}`,
    verificationMethod: `did:key:${own}#${own}`,
  };
  const sign =
    curve === 'Ed25519'
      ? (bytes: Uint8Array) => signBytes(null, bytes, key)
      : (bytes: Uint8Array) => signBytes(nist[curve].hash, bytes, { key, dsaEncoding: 'ieee-p1363' });
  return { controller, verificationMethod, curve, sign: async (bytes) => Uint8Array.from(sign(bytes)) };
}

const nist = {
  'P-256': { name: 'prime256v1', hash: 'sha256', length: 32 },
  'P-384': { name: 'secp384r1', hash: 'sha384', length: 48 },
} as const;

function randomSecret(curve: Curve): Uint8Array {
  if (curve === 'Ed25519') return randomBytes(32);
  const pair = createECDH(nist[curve].name);
  pair.generateKeys();
  const secret = pair.getPrivateKey();
  return Buffer.concat([Buffer.alloc(nist[curve].length - secret.length), secret]);
}

function privateKey(secret: Uint8Array, curve: Curve): KeyObject {
  const length = curve === 'Ed25519' ? 32 : nist[curve].length;
  if (secret.length !== length) throw new TypeError(`A signing key is made of exactly ${length} bytes.`);
  if (curve === 'Ed25519') return createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' });
  const pair = createECDH(nist[curve].name);
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const part = (from: number) => point.subarray(from, from + length).toString('base64url');
  const jwk = { kty: 'EC', crv: curve, d: Buffer.from(secret).toString('base64url'), x: part(1), y: part(1 + length) };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

function multikeyOf(key: KeyObject): string {
  const jwk = readJwk(createPublicKey(key).export({ format: 'jwk' }));
  const text = jwk === null ? null : multibaseOf(jwk);
  if (text === null) throw new TypeError('This key has no Multikey text.');
  return text;
}
