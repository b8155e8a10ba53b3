// Whether the one who signed is the one named as issuer.
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { ProofResult } from '../proof-result.ts';

/** Issuer binding (Controlled Identifiers 1.0, section 3.3): the controller of the key must be `issuer.id`. */
export function checkIssuer(issuer: string, proof: ProofResult): Finding {
  if (issuer === '') return finding('issuer.missing');
  if (proof.finding.code === 'proof.keyElsewhere') return finding('issuer.controller');
  if (proof.finding.outcome !== 'passed') return finding('issuer.unproven');
  return finding(proof.signer === issuer ? 'issuer.good' : 'issuer.controller');
}
