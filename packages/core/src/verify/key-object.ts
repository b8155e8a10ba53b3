// Public keys made ready for use, kept for a while: reading one costs more than checking a signature with it.
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { PublicJwk } from './jwk.ts';

// An installation meets some hundreds of issuers; the rest are read again.
const keptKeys = 1_000;
const kept = new Map<string, KeyObject>();

/** Whether a raw signature (Ed25519, or ECDSA as r ‖ s) over `data` was made with this key; `hash` is for ECDSA alone. */
export function signatureFits(
  { data, signature, hash }: { data: Uint8Array; signature: Uint8Array; hash: 'sha256' | 'sha384' },
  jwk: PublicJwk,
): boolean {
  const key = keyObject(jwk);
  if (jwk.kty === 'OKP') return signature.length === 64 && verify(null, data, key, signature);
  const length = jwk.kty === 'EC' ? { 'P-256': 64, 'P-384': 96 }[jwk.crv] : 0;
  return signature.length === length && verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

// The least lately used goes first: a Map keeps the order of setting.
function keyObject(jwk: PublicJwk): KeyObject {
  const name = Object.values(jwk).join(' ');
  const key = kept.get(name) ?? createPublicKey({ key: jwk, format: 'jwk' });
  kept.delete(name);
  kept.set(name, key);
  if (kept.size > keptKeys) kept.delete(kept.keys().next().value ?? '');
  return key;
}
