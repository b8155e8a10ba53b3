// One public key, two spellings: Multikey text for linked-data proofs, JWK for tokens.
import { createPublicKey, ECDH, type JsonWebKey } from 'node:crypto';
import { fromMultibase, toMultibase } from '../credential/multibase.ts';
import { isObject } from '../credential/strict-json.ts';

/** A public JWK reduced to the members that make the key (RFC 7638); private ones are never kept. */
export type PublicJwk =
  | { kty: 'OKP'; crv: 'Ed25519'; x: string }
  | { kty: 'EC'; crv: 'P-256' | 'P-384'; x: string; y: string }
  | { kty: 'RSA'; n: string; e: string };

// Multicodec prefixes (Controlled Identifiers 1.0, section 2.2.2).
const curves = [
  { crv: 'Ed25519', prefix: [0xed, 0x01], length: 32 },
  { crv: 'P-256', prefix: [0x80, 0x24], length: 33, name: 'prime256v1' },
  { crv: 'P-384', prefix: [0x81, 0x24], length: 49, name: 'secp384r1' },
] as const;

/** The key in a Multikey text such as `z6Mk…`, `zDn…`, `z82…`; null for anything else. */
export function keyOfMultibase(text: string): PublicJwk | null {
  const bytes = fromMultibase(text);
  if (bytes === null) return null;
  const curve = curves.find(({ prefix }) => prefix[0] === bytes[0] && prefix[1] === bytes[1]);
  const raw = bytes.subarray(2);
  if (curve === undefined || raw.length !== curve.length) return null;
  if (curve.crv === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64url(raw) };
  try {
    const point = ECDH.convertKey(raw, curve.name, undefined, undefined, 'uncompressed') as Buffer;
    const half = (point.length - 1) / 2;
    return { kty: 'EC', crv: curve.crv, x: base64url(point.subarray(1, 1 + half)), y: base64url(point.subarray(1 + half)) };
  } catch {
    return null;
  }
}

/** The Multikey text of a key; null for RSA, which has none. */
export function multibaseOf(key: PublicJwk): string | null {
  if (key.kty === 'RSA') return null;
  const curve = curves.find(({ crv }) => crv === key.crv);
  if (curve === undefined) return null;
  const x = Buffer.from(key.x, 'base64url');
  const body = key.kty === 'OKP' ? x : Buffer.concat([Buffer.from([2 + ((Buffer.from(key.y, 'base64url').at(-1) ?? 0) & 1)]), x]);
  return toMultibase(Uint8Array.from([...curve.prefix, ...body]));
}

/** A stranger's JWK, kept only if it is a public key of a kind we accept and really is one. */
export function readJwk(value: unknown): PublicJwk | null {
  if (!isObject(value)) return null;
  const key = pick(value as JsonWebKey);
  if (key === null) return null;
  try {
    createPublicKey({ key, format: 'jwk' });
    return key;
  } catch {
    return null;
  }
}

/** Whether two keys are the same key. */
export function sameKey(one: PublicJwk, other: PublicJwk): boolean {
  return JSON.stringify(pick(one)) === JSON.stringify(pick(other));
}

function pick({ kty, crv, x, y, n, e }: JsonWebKey): PublicJwk | null {
  const good = (text: string | undefined): text is string => typeof text === 'string' && /^[A-Za-z0-9_-]+$/.test(text);
  if (kty === 'OKP' && crv === 'Ed25519' && good(x)) return { kty, crv, x };
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384') && good(x) && good(y)) return { kty, crv, x, y };
  if (kty === 'RSA' && good(n) && good(e)) return { kty, n, e };
  return null;
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
