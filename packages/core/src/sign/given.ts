// Signs a document that somebody else wrote: only once it has passed every check that a reader would make of it.
import { contextAt } from '../credential/documents.ts';
import { frozen, type JsonObject } from '../credential/strict-json.ts';
import { instantOf } from '../terms/index.ts';
import { TooMuchWork, UnmappedWord } from '../verify/canonical.ts';
import type { Finding, World } from '../verify/check.ts';
import { finding } from '../verify/codes.ts';
import { makeProof, type WholeSuite } from '../verify/data-integrity.ts';
import { selectiveSuite } from '../verify/selective.ts';
import { verify } from '../verify/verify.ts';
import { signDocument, type DocumentSealing } from './document.ts';
import type { Signer } from './key.ts';
import { wrappable } from './record.ts';
import { signToken } from './token.ts';

/** `vc-jwt` gives the token in its envelope (VC 2.0 section 4.12.2), the others the document with its proof. */
export type GivenSealing = Omit<DocumentSealing, 'suite'> & { suite: DocumentSealing['suite'] | 'vc-jwt' };
export type Signed = { kind: 'signed'; text: string } | { kind: 'refused'; findings: Finding[] };

/**
 * Signs a given credential as `sealing` says and gives its JSON text, or every finding that speaks against it. Whatever the
 * suite, it is first signed in the strictest way, where each word must have a meaning, and checked as a stranger's would be;
 * so no suite signs what another would refuse. One that has run out or does not count yet may still be signed, and nobody is
 * asked about lists or keys elsewhere. Throws when the signer is not its issuer, or the suite does not take the key.
 */
export async function signAsGiven(document: JsonObject, signer: Signer, sealing: GivenSealing): Promise<Signed> {
  const findings = await faultsOfTrial(document, signer, sealing);
  if (findings.length > 0) return { kind: 'refused', findings };
  const { suite } = sealing;
  if (suite === 'vc-jwt') return { kind: 'signed', text: wrappable(await signToken(document, signer)) };
  try {
    return { kind: 'signed', text: await signDocument(document, signer, { ...sealing, suite }) };
  } catch (error) {
    // The rest of it was just signed: what is left to be wrong are the parts that its issuer wants always shown.
    if (suite !== selectiveSuite || sealing.mandatoryPointers === undefined) throw error;
    return { kind: 'refused', findings: [finding('shape.wrong', { where: 'mandatoryPointers' })] };
  }
}

async function faultsOfTrial(document: JsonObject, signer: Signer, { created }: GivenSealing): Promise<Finding[]> {
  const suite: WholeSuite = signer.curve === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019';
  const question = { suite, document: frozen(structuredClone(document)), signing: signer, shelf: contextAt };
  const options = { created, proofPurpose: 'assertionMethod' };
  const proof = await makeProof({ ...question, options }).catch(codeOf);
  const trial = typeof proof === 'string' ? document : { ...document, proof };
  const report = await verify(Buffer.from(JSON.stringify(trial), 'utf8'), alone(created));
  const faults = report.findings.filter(speaksAgainst);
  if (report.kind === 'presentation') faults.push(finding('kind.unknown'));
  if (typeof proof !== 'string') return faults;
  const others = faults.filter(({ check }) => check !== 'proof');
  return others.length > 0 ? others : [finding(proof)];
}

function codeOf(error: unknown): 'proof.unmapped' | 'proof.work' | 'proof.malformed' {
  if (error instanceof UnmappedWord) return 'proof.unmapped';
  return error instanceof TooMuchWork ? 'proof.work' : 'proof.malformed';
}

const mustBeDone = new Set(['readable', 'contexts', 'proof', 'issuer']);
function speaksAgainst({ outcome, check, code }: Finding): boolean {
  if (outcome === 'notDone') return mustBeDone.has(check) && code !== 'issuer.unproven';
  return outcome === 'failed' && code !== 'period.expired' && code !== 'period.notYet';
}

// What is to be signed here is weighed by itself: nobody is asked, and nobody is known.
function alone(created: string): World {
  return {
    now: instantOf(Date.parse(created)),
    fetchDocument: async () => ({ kind: 'unreachable', because: 'Nobody is asked before signing.' }),
    recognise: async () => ({ kind: 'unknown' }),
  };
}
