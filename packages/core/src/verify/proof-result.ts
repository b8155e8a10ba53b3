// What came of looking at one proof, and what every kind of proof must hold to.
import { readInstant } from '../terms/index.ts';
import type { JsonObject } from '../credential/strict-json.ts';
import type { Finding } from './check.ts';
import { finding, type Code } from './codes.ts';
import type { Examined } from './examined.ts';
import type { FoundKey, KeyUse } from './keys.ts';

/** What came of one proof. `signer` is whose key it was, once the signature is known to fit. */
export type ProofResult = { finding: Finding; signer: string | null; proof: JsonObject };

/** What a proof must be made for: a holder authenticates, an issuer asserts. */
export function useFor(examined: Examined): KeyUse {
  return examined.kind === 'presentation' ? 'authentication' : 'assertionMethod';
}

/** What speaks against a key that was found: its permitted use, or that it had been withdrawn. Null when nothing does. */
export function faultOfKey(key: FoundKey, use: KeyUse, signedAt: unknown): Code | null {
  if (!key.uses.includes(use)) return 'proof.keyPurpose';
  if (key.revoked === null) return null;
  const at = typeof signedAt === 'string' ? readInstant(signedAt) : null;
  return at === null || at >= key.revoked ? 'proof.keyRevoked' : null;
}

export function result(code: Code, values: Record<string, string> = {}, proof: JsonObject = {}): ProofResult {
  return { finding: finding(code, values), signer: null, proof };
}
