// Puts a proof under a document and writes it out, keeping the exact text of anything wrapped in it.
import { contextAt } from '../credential/documents.ts';
import { frozen, readStrictJson, type JsonObject } from '../credential/strict-json.ts';
import { makeProof, type WholeSuite } from '../verify/data-integrity.ts';
import { holdsBaseProof } from '../verify/selective.ts';
import type { Signer } from './key.ts';

/**
 * How the proof is made: its stated time, and for presentations who asked for it. Without a suite, the one Open Badges 3.0
 * is certified for (eddsa-rdfc-2022), or the like of it for the other curves.
 */
export type Sealing = { created: string; challenge?: string; domain?: string; suite?: WholeSuite };

/** A document whose inner credentials are given as texts, to stand in the output byte for byte. */
export type Wrapping = { texts: readonly string[]; around: (inner: unknown[]) => JsonObject };

/** Signs a document and gives its JSON text. */
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
  return textAround({ ...wrapping, around: (some) => ({ ...wrapping.around(some), proof }) });
}

/**
 * What stands around the texts as JSON, with each text in it byte for byte. Throws when it holds a NUL, or a text that is not
 * readable JSON or its holder's alone.
 */
export function textAround({ texts, around }: Wrapping): string {
  texts.forEach(readInner);
  // No wrapped text can hold a NUL (strict-json.ts), and nothing around it may: so the mark cannot be mistaken for content.
  if (JSON.stringify(around([])).includes('\\u0000')) throw new TypeError('The record holds a NUL character.');
  const marked = JSON.stringify(around(texts.map((_, place) => `\u0000${place}`)));
  return marked.replace(/"\\u0000(\d+)"/g, (_, place: string) => texts[Number(place)]?.trim() ?? '');
}

type Purpose = 'assertionMethod' | 'authentication';

async function proofOver(document: JsonObject, signer: Signer, sealing: Sealing, proofPurpose: Purpose = 'assertionMethod') {
  const { created, challenge, domain, suite = signer.curve === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019' } = sealing;
  const asked = { ...(challenge === undefined ? {} : { challenge }), ...(domain === undefined ? {} : { domain }) };
  // A frozen copy: no library may change what we are about to write out.
  const question = { suite, document: frozen(structuredClone(document)), signing: signer, shelf: contextAt };
  return await makeProof({ ...question, options: { created, proofPurpose, ...asked } });
}

function readInner(text: string): unknown {
  const read = readStrictJson(text);
  if (read.kind === 'refused') throw new TypeError('A credential to wrap is not readable JSON.');
  mustBeForOthers(read.value);
  return read.value;
}

/**
 * Whatever is wrapped is on its way to somebody else: from a base proof, however deep it lies, they could show any part of it in
 * its holder's place. Here nothing can be wrapped past this rule.
 */
export function mustBeForOthers(value: unknown): void {
  if (holdsBaseProof(value)) throw new TypeError('This copy of a credential is for its holder alone.');
}
