// Whether the signature fits: any one good proof is enough, and whose it is comes back with the finding.
import { contextAt } from '../../credential/documents.ts';
import { readInstant } from '../../terms/index.ts';
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { canonicalJson } from '../canonical.ts';
import { finding, type Code } from '../codes.ts';
import { checkProof, wholeSuites, type ProofAnswer, type WholeSuite } from '../data-integrity.ts';
import type { Examined } from '../examined.ts';
import { findKey } from '../keys.ts';
import { faultOfKey, result, useFor, type ProofResult } from '../proof-result.ts';
import { checkSelective, isBaseProof, selectiveSuite } from '../selective.ts';
import { checkToken } from './token.ts';

const proofLimit = 8;

/** Checks every proof of a document (VC Data Integrity 1.0, section 4.4) or its token, and gives the best result. */
export async function checkProofs(examined: Examined, owner: string | null): Promise<ProofResult> {
  if (examined.token !== null) return await checkToken(examined, examined.token, owner);
  const proofs = listOf(examined.document['proof']);
  if (proofs.length === 0) return result('proof.none');
  if (proofs.length > proofLimit) return result('proof.tooMany');
  const { proof: _, ...unsigned } = examined.document;
  const document = Object.freeze(unsigned);
  const results: ProofResult[] = [];
  for (const proof of proofs)
    results.push(isObject(proof) ? await checkOne(examined, { document, proof, proofs }, owner) : result('proof.malformed'));
  const held = withoutBrokenChains(proofs, results);
  return brokenLink(proofs, held) ?? best(held, owner);
}

// VC Data Integrity 1.0, section 4.5: proofs in a chain belong together, so one that fails is not made good by the others.
// Proofs that only stand side by side each speak for themselves.
function brokenLink(proofs: unknown[], results: ProofResult[]): ProofResult | null {
  const isLink = (proof: unknown) => isObject(proof) && proof['previousProof'] !== undefined;
  return results.find(({ finding }, place) => isLink(proofs[place]) && finding.outcome === 'failed') ?? null;
}

// A proof is worth no more than those it builds on: it covers their text, not their truth.
function withoutBrokenChains(proofs: unknown[], results: ProofResult[]): ProofResult[] {
  const isGood = (id: unknown) =>
    proofs.some((proof, place) => isObject(proof) && proof['id'] === id && results[place]?.finding.outcome === 'passed');
  return results.map((one, place) => {
    const proof = proofs[place];
    const builtOn = isObject(proof) ? listOf(proof['previousProof']) : [];
    return one.finding.outcome === 'passed' && !builtOn.every(isGood) ? result('proof.chain') : one;
  });
}

// A good proof by the owner first, then any good one. Among the rest, a broken signature outweighs one we cannot read: an
// unreadable proof added to a forged badge must not soften the verdict.
function best(results: ProofResult[], owner: string | null): ProofResult {
  const good = results.filter(({ finding }) => finding.outcome === 'passed');
  const chosen =
    good.find(({ signer }) => signer === owner) ??
    good[0] ??
    results.find(({ finding }) => finding.code === 'proof.signature') ??
    results.find(({ finding }) => finding.outcome === 'notDone') ??
    results[0];
  return chosen ?? result('proof.none');
}

type Signed = { document: JsonObject; proof: JsonObject; proofs: unknown[] };

async function checkOne(examined: Examined, { document, proof, proofs }: Signed, owner: string | null): Promise<ProofResult> {
  const suite = suiteOf(proof);
  if (suite === null) return result('proof.unsupported', { suite: nameOf(proof) });
  if (isBaseProof(proof)) return result('proof.base');
  const earlier = earlierProofs(proof, proofs);
  if (earlier === null) return result('proof.chain');
  const fault = faultOfOptions(proof, examined);
  if (fault !== null) return fault;
  const key = await findKey(String(proof['verificationMethod']), owner, examined.world);
  if (key.kind === 'not') return result(key.code, key.url === undefined ? {} : { url: key.url });
  const wrongKey = faultOfKey(key, useFor(examined), proof['created']);
  if (wrongKey !== null) return result(wrongKey);
  const { jwk, controller } = key;
  const signed = earlier.length === 0 ? document : { ...document, proof: earlier };
  const question = { document: signed, proof, jwk, shelf: contextAt };
  const answer = await (suite === selectiveSuite ? checkSelective(question) : checkProof({ ...question, suite }));
  if (answer.kind === 'bad') return result(codeOf[answer.because]);
  return { finding: finding('proof.good'), signer: controller, proof };
}

// VC Data Integrity 1.0, section 4.3: a proof in a chain also covers the proofs it names. Null when one of those is not there;
// none can name itself, since a signature cannot cover itself.
function earlierProofs(proof: JsonObject, proofs: unknown[]): JsonObject[] | null {
  const names = listOf(proof['previousProof']);
  const found = names.map((name) => proofs.filter(isObject).find((one) => one['id'] === name && one !== proof));
  return found.every((one) => one !== undefined) ? found : null;
}

function faultOfOptions(proof: JsonObject, { document, world, ...examined }: Examined): ProofResult | null {
  if (proof['proofPurpose'] !== useFor({ document, world, ...examined })) return result('proof.purpose');
  const method = proof['verificationMethod'];
  if (typeof method !== 'string' || method === '') return result('proof.method');
  // A proof with contexts of its own could give its own words another meaning.
  const own = proof['@context'];
  if (own !== undefined && canonicalJson(listOf(own)) !== canonicalJson(listOf(document['@context'])))
    return result('proof.malformed');
  const { created } = proof;
  // The older security words have a second name for the end of a proof.
  const expires = proof['expires'] ?? proof['expiration'];
  if (created !== undefined && (typeof created !== 'string' || readInstant(created) === null)) return result('proof.created');
  if (expires === undefined) return null;
  const until = typeof expires === 'string' ? readInstant(expires) : null;
  if (until === null) return result('proof.created');
  return until < world.now ? result('proof.expired', { date: until.slice(0, 10) }) : null;
}

function suiteOf(proof: JsonObject): WholeSuite | typeof selectiveSuite | null {
  const name = nameOf(proof);
  return [...wholeSuites, selectiveSuite].find((suite) => suite === name) ?? null;
}

function nameOf({ type, cryptosuite }: JsonObject): string {
  return String(type === 'DataIntegrityProof' ? cryptosuite : type);
}

const codeOf: Record<Extract<ProofAnswer, { kind: 'bad' }>['because'], Code> = {
  signature: 'proof.signature',
  unmapped: 'proof.unmapped',
  tooMuchWork: 'proof.work',
  malformed: 'proof.malformed',
};
