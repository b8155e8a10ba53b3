// The signature of a compact token, and whether its wrapper says the same as the credential inside.
import { compactVerify, importJWK } from 'jose';
import { idOf } from '../../credential/facts.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { finding } from '../codes.ts';
import type { Examined, Token } from '../examined.ts';
import { readJwk, sameKey, type PublicJwk } from '../jwk.ts';
import { findKey, findOwnKey, type KeySearch } from '../keys.ts';
import { faultOfKey, result, useFor, type ProofResult } from '../proof-result.ts';

// The fixed list; each algorithm takes one kind of key only, so that none can be mistaken for another.
const algorithms: Record<string, (key: PublicJwk) => boolean> = {
  RS256: (key) => key.kty === 'RSA' && Buffer.from(key.n, 'base64url').length >= 256,
  EdDSA: (key) => key.kty === 'OKP',
  Ed25519: (key) => key.kty === 'OKP',
  ES256: (key) => key.kty === 'EC' && key.crv === 'P-256',
  ES384: (key) => key.kty === 'EC' && key.crv === 'P-384',
};
const types = new Set([undefined, 'jwt', 'vc+jwt', 'vp+jwt', 'vc+ld+jwt', 'vp+ld+jwt', 'vc-ld+jwt', 'vp-ld+jwt']);

/** Ways of signing that prove nothing: none at all, with a secret both sides know, or broken by now. */
export function isUnsafe(alg: unknown): boolean {
  return typeof alg !== 'string' || /^(none|HS\d+|RS1)$/i.test(alg);
}

/** Checks a VC-JWT (Open Badges 3.0 section 8.2; VC-JOSE-COSE section 3.1). No key is ever fetched from `jku` or `x5u`. */
export async function checkToken(examined: Examined, token: Token, owner: string | null): Promise<ProofResult> {
  const { alg } = token.header;
  if (typeof alg !== 'string' || isUnsafe(alg)) return result('proof.algorithm');
  const fits = Object.hasOwn(algorithms, alg) ? algorithms[alg] : undefined;
  if (fits === undefined) return result('proof.unsupported', { suite: alg });
  if (!wellFormed(token)) return result('proof.form');
  if (!claimsAgree(examined, token.payload)) return result('proof.claims');
  const key = await keyOfToken(examined, token, owner);
  if (key.kind === 'not') return result(key.code, key.url === undefined ? {} : { url: key.url });
  if (!fits(key.jwk)) return result('proof.algorithm');
  const { iat, nbf } = token.payload;
  const signedAt = typeof iat === 'number' ? iat : nbf;
  const wrongKey = faultOfKey(key, useFor(examined), typeof signedAt === 'number' ? isoOf(signedAt) : undefined);
  if (wrongKey !== null) return result(wrongKey);
  if (!(await signatureFits(token.text, key.jwk, alg))) return result('proof.signature');
  return { finding: finding('proof.good'), signer: key.controller, proof: token.payload };
}

async function signatureFits(text: string, jwk: PublicJwk, alg: string): Promise<boolean> {
  try {
    await compactVerify(text, await importJWK(jwk, alg), { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}

async function keyOfToken(examined: Examined, { header }: Token, owner: string | null): Promise<KeySearch> {
  const { kid, jwk } = header;
  if (typeof kid === 'string' && kid.startsWith('#') && owner !== null) return await findKey(owner + kid, owner, examined.world);
  if (typeof kid === 'string' && /^(did:|https:)/.test(kid)) return await findKey(kid, owner, examined.world);
  const carried = readJwk(jwk);
  if (carried === null || owner === null) return { kind: 'not', code: 'proof.method' };
  return await findOwnKey(carried, owner, (key) => sameKey(key, carried), examined.world);
}

// VC-JOSE-COSE section 3.1: a `vc+jwt` is the credential itself and has no `vc` inside.
function wellFormed({ header, payload }: Token): boolean {
  const { typ, crit, b64 } = header;
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : typ;
  if (!types.has(type as string | undefined) || crit !== undefined || b64 !== undefined) return false;
  const wraps = payload['vc'] !== undefined || payload['vp'] !== undefined;
  return !(wraps && (type === 'vc+jwt' || type === 'vp+jwt'));
}

/** Open Badges 3.0 section 8.2.4: what wrapper and credential both say must be the same. */
function claimsAgree({ document, kind }: Examined, payload: JsonObject): boolean {
  const party = idOf(document[kind === 'presentation' ? 'holder' : 'issuer']);
  const subjects = listOf(document['credentialSubject']).filter(isObject);
  return (
    same(payload['iss'], party) &&
    same(payload['jti'], document['id']) &&
    same(payload['sub'], subjects[0]?.['id'] ?? payload['sub']) &&
    sameTime(payload['nbf'], document['validFrom'] ?? document['issuanceDate']) &&
    sameTime(payload['exp'], document['validUntil'] ?? document['expirationDate'])
  );
}

function same(claim: unknown, said: unknown): boolean {
  return claim === undefined || claim === said;
}

// A date only the wrapper gives is no contradiction; period.ts holds the credential to it. Fractions of a second may be cut.
function sameTime(claim: unknown, said: unknown): boolean {
  if (claim === undefined) return true;
  if (typeof claim !== 'number') return false;
  return said === undefined || (typeof said === 'string' && Math.abs(Date.parse(said) / 1000 - claim) < 1);
}

function isoOf(seconds: number): string {
  const millis = seconds * 1000;
  return Math.abs(millis) < 8e15 ? new Date(millis).toISOString() : '';
}
