// Keys that sign: made, loaded, and used without ever being printed.
import { createPrivateKey, createPublicKey, randomBytes, sign as signBytes, type KeyObject } from 'node:crypto';
import { toMultibase } from '../credential/multibase.ts';

/** Something that signs with one Ed25519 key on behalf of one identity (a `did:key`, or an issuer's own address). */
export interface Signer {
  /** The identity that must stand as issuer or holder in whatever is signed. */
  readonly controller: string;
  readonly verificationMethod: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** `secret` is the 32-byte Ed25519 seed; keep it sealed. */
export type KeyPair = { did: string; verificationMethod: string; publicKeyMultibase: string; secret: Uint8Array };

// RFC 8410: the fixed beginning of an Ed25519 private key in PKCS #8.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const ed25519 = [0xed, 0x01];

/** A new key, or always the same one from a 32-byte seed. Throws when the seed has another length. */
export async function makeKey(seed: Uint8Array = randomBytes(32)): Promise<KeyPair> {
  const publicKeyMultibase = multikeyOf(privateKey(seed));
  const did = `did:key:${publicKeyMultibase}`;
  return { did, verificationMethod: `${did}#${publicKeyMultibase}`, publicKeyMultibase, secret: Uint8Array.from(seed) };
}

/** A signer over a 32-byte secret: as the `did:key` of that key, or as `identity` when the key stands in its document. */
export async function signerFrom(
  secret: Uint8Array,
  identity?: { controller: string; verificationMethod: string },
): Promise<Signer> {
  const key = privateKey(secret);
  const own = multikeyOf(key);
  const { controller, verificationMethod } = identity ?? {
    controller: `did:key:${own}`,
    verificationMethod: `did:key:${own}#${own}`,
  };
  return { controller, verificationMethod, sign: async (bytes) => Uint8Array.from(signBytes(null, bytes, key)) };
}

function privateKey(secret: Uint8Array): KeyObject {
  if (secret.length !== 32) throw new TypeError('A signing key is made of exactly 32 bytes.');
  return createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' });
}

function multikeyOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return toMultibase(Uint8Array.from([...ed25519, ...spki.subarray(-32)]));
}
