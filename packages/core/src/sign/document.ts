// Signs a whole document in a chosen way, and cuts a record down to what one receiver needs.
import { contextAt } from '../credential/documents.ts';
import { frozen, isObject, listOf, readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import type { WholeSuite } from '../verify/data-integrity.ts';
import { derive, isBaseProof, mandatoryPointers, selectiveSuite, signForHolder } from '../verify/selective.ts';
import { idOf } from '../credential/facts.ts';
import { mustIssue } from './issue.ts';
import type { Signer } from './key.ts';
import { seal } from './seal.ts';

/** Under `ecdsa-sd-2023`, what nobody may leave out, as JSON pointers; left out, what a receiver must always see. */
export type DocumentSealing = {
  suite: WholeSuite | typeof selectiveSuite;
  created: string;
  mandatoryPointers?: readonly string[];
};

/**
 * Signs a credential as it is and gives its JSON text. The caller has made sure that it is one we mean to sign.
 * Throws when the signer is not its issuer, the suite does not take the key, or a word in it would stay unsigned.
 */
export async function signDocument(document: JsonObject, signer: Signer, sealing: DocumentSealing): Promise<string> {
  mustIssue(idOf(document['issuer']) ?? '', signer);
  const { suite, created } = sealing;
  if (suite !== selectiveSuite) return await seal(document, signer, { suite, created });
  const proof = await signForHolder({
    document: frozen(structuredClone(document)),
    signing: signer,
    options: { created, proofPurpose: 'assertionMethod' },
    mandatoryPointers: sealing.mandatoryPointers ?? mandatoryPointers(document),
    shelf: contextAt,
  });
  return JSON.stringify({ ...document, proof });
}

/**
 * A record made for its holder, with only what its issuer made mandatory and the parts the pointers (RFC 6901) name.
 * Throws a TypeError when its issuer did not allow leaving parts out, or a pointer leads nowhere.
 */
export async function deriveForReceiver(text: string, selectivePointers: readonly string[]): Promise<string> {
  const read = readStrictJson(text);
  if (read.kind === 'refused' || !isObject(read.value)) throw new TypeError('This is not a record we can read.');
  const { proof: proofs, ...document } = read.value;
  const proof = listOf(proofs).filter(isObject).find(isBaseProof);
  if (proof === undefined) throw new TypeError('The issuer of this record did not allow leaving parts out.');
  return JSON.stringify(await derive({ document: frozen(document), proof, selectivePointers, shelf: contextAt }));
}

/** Whether parts can be left out of a record: only its issuer can have allowed that, by how it was signed. */
export function allowsLeavingOut(document: JsonObject): boolean {
  return listOf(document['proof']).filter(isObject).some(isBaseProof);
}
