// Every way of signing we take, as one function: a document in, its signed text out. Tests may sign here what we would never sign.
import { generateKeyPairSync, sign as signBytes, type JsonWebKey } from 'node:crypto';
import { makeKey, mandatoryPointers, signerFrom } from '@skillweave/core/sign';
import { contextAt } from '../../../packages/core/src/credential/documents.ts';
import { frozen, isObject, listOf, type JsonObject } from '../../../packages/core/src/credential/strict-json.ts';
import { makeProof, type Curve, type WholeSuite } from '../../../packages/core/src/verify/data-integrity.ts';
import { derive, signForHolder } from '../../../packages/core/src/verify/selective.ts';
import { now } from '../../conformance/stage.ts';

type Model = { form: 'rdf' | 'jcs' | 'sd' | 'token'; name: string; curve: Curve | 'RSA' };
const models = {
  'eddsa-rdfc-2022': { form: 'rdf', name: 'eddsa-rdfc-2022', curve: 'Ed25519' },
  'eddsa-jcs-2022': { form: 'jcs', name: 'eddsa-jcs-2022', curve: 'Ed25519' },
  'ecdsa-rdfc-2019 P-256': { form: 'rdf', name: 'ecdsa-rdfc-2019', curve: 'P-256' },
  'ecdsa-rdfc-2019 P-384': { form: 'rdf', name: 'ecdsa-rdfc-2019', curve: 'P-384' },
  'ecdsa-jcs-2019 P-256': { form: 'jcs', name: 'ecdsa-jcs-2019', curve: 'P-256' },
  'ecdsa-jcs-2019 P-384': { form: 'jcs', name: 'ecdsa-jcs-2019', curve: 'P-384' },
  'ecdsa-sd-2023': { form: 'sd', name: 'ecdsa-sd-2023', curve: 'P-256' },
  Ed25519Signature2020: { form: 'rdf', name: 'Ed25519Signature2020', curve: 'Ed25519' },
  EdDSA: { form: 'token', name: 'EdDSA', curve: 'Ed25519' },
  ES256: { form: 'token', name: 'ES256', curve: 'P-256' },
  ES384: { form: 'token', name: 'ES384', curve: 'P-384' },
  RS256: { form: 'token', name: 'RS256', curve: 'RSA' },
} as const satisfies Record<string, Model>;

export type Suite = keyof typeof models;
export const suites = Object.keys(models) as Suite[];
export const modelOf = (suite: Suite): Model => models[suite];
export const isToken = (suite: Suite): boolean => models[suite].form === 'token';

/** Somebody with one key. `spelled` is the public key as a document at an address would list it. */
export type Hand = {
  id: string;
  method: string;
  curve: Curve | 'RSA';
  sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  spelled: JsonObject;
};

const roles = { college: 11, learner: 13, mallory: 17 } as const;
export type Role = keyof typeof roles;
const known = new Map<string, Promise<Hand>>();

/** The same hand each time for a role and a kind of key; RSA keys are new in each process. */
export async function hand(role: Role, suite: Suite): Promise<Hand> {
  const { curve } = models[suite];
  const name = `${role} ${curve}`;
  const made = known.get(name) ?? (curve === 'RSA' ? rsaHand() : curveHand(roles[role], curve));
  known.set(name, made);
  return await made;
}

async function curveHand(seed: number, curve: Curve): Promise<Hand> {
  const secret = new Uint8Array(curve === 'P-384' ? 48 : 32).fill(seed);
  const { did, verificationMethod, publicKeyMultibase } = await makeKey(secret, curve);
  const { sign } = await signerFrom(secret, undefined, curve);
  return { id: did, method: verificationMethod, curve, sign, spelled: { publicKeyMultibase } };
}

async function rsaHand(): Promise<Hand> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKeyJwk: JsonWebKey = publicKey.export({ format: 'jwk' });
  const id = `did:jwk:${Buffer.from(JSON.stringify(publicKeyJwk)).toString('base64url')}`;
  const sign = async (bytes: Uint8Array) => Uint8Array.from(signBytes('sha256', bytes, privateKey));
  return { id, method: `${id}#0`, curve: 'RSA', sign, spelled: { publicKeyJwk } };
}

/** The same key, kept in a document at an address. */
export function movedTo(one: Hand, id: string): Hand {
  return { ...one, id, method: `${id}#key-1` };
}

export type Sealing = {
  suite: Suite;
  by: Hand;
  purpose?: 'assertionMethod' | 'authentication';
  /** More options of a proof, or more members of a token's payload. */
  more?: JsonObject;
  /** More members of a token's header. */
  header?: JsonObject;
  /** Under `ecdsa-sd-2023`: which members at the top, besides the mandatory ones, are left out. */
  leavingOut?: readonly string[];
};

/** The contexts a document needs for a suite, besides its own. */
export function readyFor(document: JsonObject, suite: Suite): JsonObject {
  if (suite !== 'Ed25519Signature2020') return document;
  return { ...document, '@context': [...listOf(document['@context']), 'https://w3id.org/security/suites/ed25519-2020/v1'] };
}

/** Signs whatever it is given. Throws only where a word would stay outside the signature. */
export async function sealed(document: JsonObject, sealing: Sealing): Promise<string> {
  const { suite, by, purpose = 'assertionMethod', more = {} } = sealing;
  const { form, name } = models[suite];
  if (form === 'token') return await tokenOver(document, sealing);
  const signing = { verificationMethod: by.method, curve: by.curve as Curve, sign: by.sign };
  const options = { created: now, proofPurpose: purpose, ...more };
  const fixed = frozen(structuredClone(document));
  if (form === 'sd') return await cutDown(fixed, { signing, options, leavingOut: sealing.leavingOut ?? [] });
  const proof = await makeProof({ suite: name as WholeSuite, document: fixed, signing, options, shelf: contextAt });
  return JSON.stringify({ ...document, proof });
}

type Cutting = {
  signing: Parameters<typeof signForHolder>[0]['signing'];
  options: { created: string; proofPurpose: string };
  leavingOut: readonly string[];
};

async function cutDown(document: JsonObject, { signing, options, leavingOut }: Cutting): Promise<string> {
  const pointers = mandatoryPointers(document);
  const asked = { document, signing, options, mandatoryPointers: pointers, shelf: contextAt };
  const proof = await signForHolder(asked);
  const selectivePointers = Object.keys(document)
    .filter((member) => member !== '@context' && !leavingOut.includes(member))
    .map((member) => `/${member}`);
  return JSON.stringify(await derive({ document, proof, selectivePointers, shelf: contextAt }));
}

async function tokenOver(document: JsonObject, { suite, by, more = {}, header = {} }: Sealing): Promise<string> {
  const isPresentation = listOf(document['type']).includes('VerifiablePresentation');
  const subject = listOf(document['credentialSubject']).find(isObject)?.['id'];
  const claims = {
    iss: by.id,
    ...given('jti', document['id']),
    ...given('sub', subject),
    ...given('nbf', seconds(document['validFrom'])),
    ...given('exp', seconds(document['validUntil'])),
  };
  const typ = isPresentation ? 'vp+jwt' : 'vc+jwt';
  const head = { alg: models[suite].name, typ, kid: by.method, ...header };
  return await signedToken(JSON.stringify(head), JSON.stringify({ ...document, ...claims, ...more }), by);
}

/** A compact JWS over two texts, however they are spelled. */
export async function signedToken(header: string, payload: string, by: Hand): Promise<string> {
  const signed = [header, payload].map((part) => Buffer.from(part, 'utf8').toString('base64url')).join('.');
  return `${signed}.${Buffer.from(await by.sign(Buffer.from(signed, 'ascii'))).toString('base64url')}`;
}

function given(name: string, value: unknown): JsonObject {
  return value === undefined ? {} : { [name]: value };
}

function seconds(date: unknown): number | undefined {
  return typeof date === 'string' && !Number.isNaN(Date.parse(date)) ? Date.parse(date) / 1000 : undefined;
}
