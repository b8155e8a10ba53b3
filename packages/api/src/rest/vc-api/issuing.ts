// Issues for conformance clients on this machine: whatever well-made credential they bring, in an instance's own name.
import { randomUUID } from 'node:crypto';
import { isObject, type JsonObject } from '@skillweave/core/credential';
import { deriveForReceiver, present, signAsGiven } from '@skillweave/core/sign';
import type { Instant } from '@skillweave/core/terms';
import { refusal, type Answer } from './answer.ts';
import { faultOf, object, readAsked, readBody, text, texts, type Wanted } from './asked.ts';
import type { Instance } from './instances.ts';
import { listPurposes, type ListPurpose, type Lists } from './lists.ts';
import { problem, problemOf, statusFor } from './problems.ts';

export type Bench = { readonly lists: Lists; readonly now: Instant };

const issueOptions = { credentialId: text, cryptosuite: text, mandatoryPointers: texts, credentialStatus: object };

/**
 * VC-API, Issue Credential: `{credential, options}`, 201 with `{verifiableCredential}`. The issuer named in it must be written well
 * and is then replaced by the instance's own identity: nobody can have a signature in another's name. Of several instances,
 * the first that signs by `options.cryptosuite`.
 */
export async function issue(body: unknown, among: readonly Instance[], bench: Bench): Promise<Answer> {
  const asked = readAsked(body, { member: 'credential', options: issueOptions });
  if (asked.kind === 'refused') return refusal(400, [asked.problem]);
  const { document, options } = asked;
  if (!isObject(document)) return malformed('"credential" must be an object.');
  if (document['proof'] !== undefined) return malformed('This credential is signed already.');
  const { cryptosuite, mandatoryPointers: pointers } = options;
  const instance = among.find(({ id, suite }) => cryptosuite === undefined || id === cryptosuite || suite === cryptosuite);
  if (instance === undefined) return malformed('Nobody here signs in this way. GET /vc-api/instances names the ways.');
  if (pointers !== undefined && instance.suite !== 'ecdsa-sd-2023')
    return malformed('Only ecdsa-sd-2023 takes "mandatoryPointers".');
  const listed = withStatus(ownedBy(document, instance), { instance, options, bench });
  if (typeof listed === 'string') return malformed(listed);
  const mandatory = pointers === undefined ? {} : { mandatoryPointers: pointers as string[] };
  const signed = await signAsGiven(listed, instance.signer, { suite: instance.suite, created: bench.now, ...mandatory });
  if (signed.kind === 'signed') return { status: 201, body: { verifiableCredential: JSON.parse(signed.text) as unknown } };
  return refusal(statusFor(signed.findings), signed.findings.map(problemOf));
}

// What is not an address is left as it is, for the checks to refuse.
function ownedBy(document: JsonObject, { signer }: Instance): JsonObject {
  const { issuer } = document;
  const isAddress = (value: unknown) => typeof value === 'string' && !/\s/.test(value) && URL.canParse(value);
  if (isAddress(issuer)) return { ...document, issuer: signer.controller };
  if (!isObject(issuer) || !isAddress(issuer['id'])) return document;
  return { ...document, issuer: { ...issuer, id: signer.controller } };
}

type Listing = { instance: Instance; options: JsonObject; bench: Bench };

/** The credential with its places in our lists, if it is to have any; a sentence when it cannot. */
function withStatus(document: JsonObject, { instance, options, bench }: Listing): JsonObject | string {
  const { credentialStatus: wish, credentialId } = options;
  const purposes = purposesOf(wish, instance);
  if (typeof purposes === 'string') return purposes;
  if (purposes.length === 0) return document;
  if (document['credentialStatus'] !== undefined) return 'This credential names status lists of its own.';
  const id = credentialId ?? document['id'];
  if (typeof id !== 'string') return 'To be put in a status list, the credential needs an "id".';
  const entries = purposes.map((purpose) => bench.lists.entryFor(instance, id, purpose));
  if (entries.includes(null)) return 'The status list of this instance is full. Start Skillweave again for a new one.';
  return { ...document, credentialStatus: entries.length === 1 ? entries[0] : entries };
}

function purposesOf(wish: unknown, { alwaysListed }: Instance): readonly ListPurpose[] | string {
  if (!isObject(wish)) return alwaysListed ? listPurposes : [];
  const { statusPurpose = 'revocation' } = wish;
  const purpose = purposeIn({ ...wish, statusPurpose });
  return purpose === null ? 'We keep BitstringStatusListEntry lists for revocation and for suspension.' : [purpose];
}

function purposeIn({ type, statusPurpose }: JsonObject): ListPurpose | null {
  return type === 'BitstringStatusListEntry' ? (listPurposes.find((purpose) => purpose === statusPurpose) ?? null) : null;
}

const statusMembers: Wanted['options'] = {
  credentialId: text,
  credentialStatus: object,
  status: { fits: (value) => typeof value === 'boolean', is: 'true or false' },
};

/** VC-API, Update Status: `{credentialId, credentialStatus: {type, statusPurpose}, status}`; without `status`, true. */
export function setStatus(body: unknown, instances: readonly Instance[], { lists }: Bench): Answer {
  const read = readBody(body);
  if (read.kind === 'refused') return refusal(400, [read.problem]);
  const fault = faultOf(read.value, statusMembers);
  if (fault !== null) return malformed(fault);
  const { credentialId, credentialStatus, status = true } = read.value;
  if (typeof credentialId !== 'string' || !isObject(credentialStatus))
    return malformed('"credentialId" and "credentialStatus" are needed.');
  const purpose = purposeIn(credentialStatus);
  if (purpose === null) return malformed('We keep BitstringStatusListEntry lists for revocation and for suspension.');
  const isMarked = instances.some((instance) => lists.mark(instance, { credentialId, purpose }, status === true));
  if (!isMarked) return refusal(404, [problem('MALFORMED_VALUE_ERROR', 'No credential of this id has a place in such a list.')]);
  return { status: 200, body: { credentialId, credentialStatus, status } };
}

/** VC-API, Derive Credential: `{verifiableCredential, options: {selectivePointers}}`, 201 with `{verifiableCredential}`. */
export async function derive(body: unknown): Promise<Answer> {
  const asked = readAsked(body, { member: 'verifiableCredential', options: { selectivePointers: texts } });
  if (asked.kind === 'refused') return refusal(400, [asked.problem]);
  const { document, options, textOf } = asked;
  if (!isObject(document)) return malformed('"verifiableCredential" must be an object.');
  try {
    const text = await deriveForReceiver(textOf(document), (options['selectivePointers'] ?? []) as string[]);
    return { status: 201, body: { verifiableCredential: JSON.parse(text) as unknown } };
  } catch (error) {
    // The library has no kinds of errors: whatever it says, it is said of this document or these pointers.
    const detail = error instanceof TypeError ? error.message : 'These parts cannot be shown alone.';
    return malformed(detail.slice(0, 200));
  }
}

/** VC-API, Create Presentation: `{presentation, options: {challenge, domain}}`, signed by the instance as holder. */
export async function prove(body: unknown, [instance]: readonly Instance[], { now }: Bench): Promise<Answer> {
  if (instance === undefined) return malformed('Nobody here can sign.');
  const asked = readAsked(body, { member: 'presentation', options: { challenge: text, domain: text } });
  if (asked.kind === 'refused') return refusal(400, [asked.problem]);
  const { document, options } = asked;
  const fault = isObject(document) ? faultOfPresentation(document) : '"presentation" must be an object.';
  if (fault !== null) return malformed(fault);
  const { id, verifiableCredential: held } = document as JsonObject;
  const parts = held === undefined ? [] : Array.isArray(held) ? (held as unknown[]) : [held];
  const texts = parts.filter(isObject).map(asked.textOf);
  const { challenge, domain } = options as { challenge?: string; domain?: string };
  const input = { id: typeof id === 'string' ? id : `urn:uuid:${randomUUID()}`, holder: instance.signer.controller };
  const signedFor = { ...(challenge === undefined ? {} : { challenge }), ...(domain === undefined ? {} : { domain }) };
  const signed = await present({ ...input, ...signedFor, credentials: texts, created: now }, instance.signer);
  return { status: 201, body: { verifiablePresentation: JSON.parse(signed) as unknown } };
}

// A presentation is written anew from these parts; others would be lost without a word.
const presented = new Set(['@context', 'id', 'type', 'holder', 'verifiableCredential']);
function faultOfPresentation(document: JsonObject): string | null {
  const { type, verifiableCredential: held = [], id } = document;
  const strange = Object.keys(document).find((name) => !presented.has(name));
  if (strange !== undefined) return 'A presentation here holds an id, a type, a holder and credentials, and nothing else.';
  if (![type].flat().includes('VerifiablePresentation')) return 'The type must name VerifiablePresentation.';
  if (id !== undefined && (typeof id !== 'string' || !URL.canParse(id))) return 'The id must be one address.';
  return [held].flat().every(isObject) ? null : 'Credentials in a presentation are objects.';
}

function malformed(detail: string): Answer {
  return refusal(400, [problem('MALFORMED_VALUE_ERROR', detail)]);
}
