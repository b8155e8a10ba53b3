// Puts a proof under a document and writes it out, keeping the exact text of anything wrapped in it.
import { contextAt } from '../credential/documents.ts';
import { readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import { makeProof } from '../verify/library.ts';
import type { Signer } from './key.ts';

/** How the proof is made: its stated time, and for presentations who asked for it. */
export type Sealing = { created: string; challenge?: string; domain?: string };

/** A document whose inner credentials are given as texts, to stand in the output byte for byte. */
export type Wrapping = { texts: readonly string[]; around: (inner: unknown[]) => JsonObject };

/** Signs a document with eddsa-rdfc-2022 and gives its JSON text. */
export async function seal(document: JsonObject, signer: Signer, sealing: Sealing): Promise<string> {
  return JSON.stringify({ ...document, proof: await proofOver(document, signer, sealing) });
}

/**
 * Signs a document around the given credential texts. The signature covers their values; the output holds their text
 * untouched, so each inner signature still stands over the bytes its issuer wrote.
 */
export async function sealAround(wrapping: Wrapping, signer: Signer, sealing: Sealing & { purpose?: Purpose }): Promise<string> {
  const inner = wrapping.texts.map(readInner);
  const proof = await proofOver(wrapping.around(inner), signer, sealing, sealing.purpose);
  // No wrapped text can hold a NUL (strict-json.ts), and nothing around it may: so the mark cannot be mistaken for content.
  if (JSON.stringify(wrapping.around([])).includes('\\u0000')) throw new TypeError('The record holds a NUL character.');
  const marked = JSON.stringify({ ...wrapping.around(inner.map((_, place) => `\u0000${place}`)), proof });
  return marked.replace(/"\\u0000(\d+)"/g, (_, place: string) => wrapping.texts[Number(place)]?.trim() ?? '');
}

type Purpose = 'assertionMethod' | 'authentication';

async function proofOver(document: object, signer: Signer, sealing: Sealing, proofPurpose: Purpose = 'assertionMethod') {
  const { created, ...asked } = sealing;
  const { challenge, domain } = asked;
  const options = {
    proofPurpose,
    ...(challenge === undefined ? {} : { challenge }),
    ...(domain === undefined ? {} : { domain }),
  };
  // A frozen copy: no library may change what we are about to write out.
  return await makeProof({ document: frozen(structuredClone(document)), signing: signer, created, options, shelf: contextAt });
}

function readInner(text: string): unknown {
  const read = readStrictJson(text);
  if (read.kind === 'refused') throw new TypeError('A credential to wrap is not readable JSON.');
  return read.value;
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
