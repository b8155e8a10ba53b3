// What is done under ecdsa-sd-2023 on either side of the comparison: a base proof made, a derived one made, one checked.
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { frozen, type JsonObject } from '../../packages/core/src/credential/strict-json.ts';
import { keyOfMultibase } from '../../packages/core/src/verify/jwk.ts';
import { checkSelective, derive, mandatoryPointers, signForHolder } from '../../packages/core/src/verify/selective.ts';
import { makeKey, signerFrom } from '../../packages/core/src/sign/key.ts';

export type SelectiveWork =
  | { do: 'sign'; document: JsonObject }
  | { do: 'derive'; document: JsonObject; selectivePointers: string[] }
  | { do: 'check'; document: JsonObject };
/** A document with its proof, what came of a check, or why there is neither. */
export type SelectiveAnswer = { document: JsonObject } | { checked: string } | { refused: string };

const secret = new Uint8Array(32).fill(23);
export const sdKey = await makeKey(secret, 'P-256');
const signer = await signerFrom(secret, undefined, 'P-256');

export async function work(question: SelectiveWork): Promise<SelectiveAnswer> {
  try {
    return await done(question);
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

async function done(question: SelectiveWork): Promise<SelectiveAnswer> {
  const { proof, ...rest } = question.document;
  const document = frozen(rest);
  if (question.do === 'sign') {
    const options = { created: '2026-11-23T12:00:00Z', proofPurpose: 'assertionMethod' };
    const made = await signForHolder({
      document,
      signing: signer,
      options,
      mandatoryPointers: mandatoryPointers(document),
      shelf: contextAt,
    });
    return { document: { ...document, proof: made } };
  }
  const own = proof as JsonObject;
  if (question.do === 'derive')
    return { document: await derive({ document, proof: own, selectivePointers: question.selectivePointers, shelf: contextAt }) };
  const jwk = keyOfMultibase(sdKey.publicKeyMultibase);
  if (jwk === null) throw new Error('The key is none.');
  const answer = await checkSelective({ document, proof: own, jwk, shelf: contextAt });
  return { checked: answer.kind === 'good' ? 'good' : answer.because };
}
