// Whether a presentation was made for us and for this occasion, or is somebody's copy.
import type { Finding, World } from '../check.ts';
import { finding } from '../codes.ts';
import type { ProofResult } from '../proof-result.ts';

/** VC Data Integrity 1.0 section 2.1 (`challenge`, `domain`); in a token `nonce` and `aud`. The caller uses a challenge once. */
export function checkChallenge(proof: ProofResult, world: World): Finding {
  if (world.expecting === undefined) return finding('challenge.none');
  if (proof.finding.outcome !== 'passed') return finding('challenge.unproven');
  const { challenge, nonce, domain, aud } = proof.proof;
  const asked = world.expecting;
  if (asked.challenge !== undefined && (challenge ?? nonce) !== asked.challenge) return finding('challenge.other');
  // One receiver only: a list of domains would let one of them use it at another.
  if (asked.domain !== undefined && (domain ?? aud) !== asked.domain) return finding('challenge.domain');
  return finding('challenge.good');
}
