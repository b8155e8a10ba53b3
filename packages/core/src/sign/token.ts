// Signs a credential as a compact token (VC-JWT), the form that needs no canonical text.
import { listOf, isObject, type JsonObject } from '../credential/strict-json.ts';
import { idOf } from '../credential/facts.ts';
import type { Signer } from './key.ts';

const algorithms = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384' } as const;

/** A compact JWS (EdDSA or ECDSA, by the key) over a VC 2.0 credential, with the registered claims that Open Badges 3.0 section 8.2.4 asks for. */
export async function signToken(credential: JsonObject, signer: Signer): Promise<string> {
  const header = { alg: algorithms[signer.curve], typ: 'vc+jwt', kid: signer.verificationMethod };
  const claims = {
    iss: idOf(credential['issuer']),
    jti: credential['id'],
    ...claim('sub', listOf(credential['credentialSubject']).filter(isObject)[0]?.['id']),
    ...claim('nbf', seconds(credential['validFrom'])),
    ...claim('exp', seconds(credential['validUntil'])),
  };
  const signed = `${encode(header)}.${encode({ ...credential, ...claims })}`;
  const signature = await signer.sign(Buffer.from(signed, 'ascii'));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

function claim(name: string, value: unknown): JsonObject {
  return value === undefined ? {} : { [name]: value };
}

// RFC 7519 NumericDate may hold a fraction; keeping it keeps the claim equal to the date it repeats.
function seconds(instant: unknown): number | undefined {
  return typeof instant === 'string' ? Date.parse(instant) / 1000 : undefined;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part), 'utf8').toString('base64url');
}
