// The document on the table: what each check is given to look at.
import type { CredentialFacts } from '../credential/facts.ts';
import type { DataModel, Kind } from '../credential/recognise.ts';
import { isObject, type JsonObject } from '../credential/strict-json.ts';
import type { World } from './check.ts';

/** A compact JWS around the document. */
export type Token = { header: JsonObject; payload: JsonObject; text: string };

export type Examined = {
  /** The credential or presentation, frozen: no library may change what a later check reads. */
  readonly document: JsonObject;
  readonly token: Token | null;
  readonly kind: Kind;
  readonly dataModel: DataModel | null;
  readonly facts: CredentialFacts;
  readonly world: World;
};

// RFC 7519 names, and those that belong to the wrapper rather than to the credential.
const wrapperNames = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'nonce', 'cnf', 'vc', 'vp']);

/** The document inside a token: the payload itself (VC 2.0), or its `vc` or `vp` member (VC 1.1, section 6.3.1). */
export function documentOfToken(payload: JsonObject): JsonObject {
  const inner = payload['vc'] ?? payload['vp'];
  if (!isObject(inner)) return Object.fromEntries(Object.entries(payload).filter(([name]) => !wrapperNames.has(name)));
  const { iss, jti } = payload;
  const issuerName = payload['vp'] === undefined ? 'issuer' : 'holder';
  // VC 1.1 lets the wrapper stand for the members it repeats.
  return {
    ...inner,
    ...(inner['id'] === undefined && jti !== undefined ? { id: jti } : {}),
    ...(inner[issuerName] === undefined && iss !== undefined ? { [issuerName]: iss } : {}),
  };
}
