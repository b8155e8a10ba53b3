// Signed statements about look logs: how long one was, and its last hash. As compact tokens (JWS), which any library can check.
import { keyOfMultibase } from '../verify/jwk.ts';
import { signatureFits } from '../verify/key-object.ts';
import { isObject, type JsonObject } from '../credential/strict-json.ts';
import type { Signer } from '../sign/key.ts';

/** `look-checkpoint`: one log, for its owner. `look-heads`: a line of the file that an installation keeps beside its store. */
export type LookStatement = 'look-checkpoint' | 'look-heads';

/** Signs claims as a compact JWS (RFC 7515). Only Ed25519 keys make these. */
export async function signStatement(kind: LookStatement, claims: JsonObject, signer: Signer): Promise<string> {
  const header = { alg: 'EdDSA', typ: `skillweave-${kind}+jwt`, kid: signer.verificationMethod };
  const signed = `${encode(header)}.${encode({ iss: signer.controller, ...claims })}`;
  return `${signed}.${Buffer.from(await signer.sign(Buffer.from(signed, 'ascii'))).toString('base64url')}`;
}

/** The claims of a statement of this kind with a signature that fits the `did:key` it names; null for anything else. */
export function readStatement(
  kind: LookStatement,
  token: string,
): { readonly signedBy: string; readonly claims: JsonObject } | null {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const header = decode(head);
  const claims = decode(body);
  if (rest.length > 0 || header?.['alg'] !== 'EdDSA' || header['typ'] !== `skillweave-${kind}+jwt`) return null;
  const signedBy = claims?.['iss'];
  if (claims === null || typeof signedBy !== 'string' || !signedBy.startsWith('did:key:')) return null;
  const key = keyOfMultibase(signedBy.slice('did:key:'.length));
  if (key === null || key.kty !== 'OKP') return null;
  const bytes = Buffer.from(signature, 'base64url');
  const data = Buffer.from(`${head}.${body}`, 'ascii');
  // One spelling only: a token with loose bits at its end would be another line of the file.
  const isExact = bytes.toString('base64url') === signature;
  return isExact && signatureFits({ data, signature: bytes, hash: 'sha256' }, key) ? { signedBy, claims } : null;
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part), 'utf8').toString('base64url');

function decode(part: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
