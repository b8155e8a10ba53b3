// What a client of the VC-API sends: read strictly, and each document in it as the exact text it came as.
import { isObject, tokenInEnvelope, unwrapText, type JsonObject } from '@skillweave/core/credential';
import { problem, type ErrorName, type Problem } from './problems.ts';

/** What a door takes: the options it knows, and how each must look. Any other word is refused, never overlooked. */
export type Wanted = {
  readonly member: 'credential' | 'verifiableCredential' | 'presentation' | 'verifiablePresentation';
  readonly options: Readonly<Record<string, Form>>;
};

export type Asked = {
  readonly kind: 'asked';
  readonly document: unknown;
  readonly options: JsonObject;
  /** The exact text of an object in the body. */
  textOf(part: object): string;
};
export type NotAsked = { readonly kind: 'refused'; readonly problem: Problem };

type Form = { readonly fits: (value: unknown) => boolean; readonly is: string };
const isText = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 2_000;
export const text: Form = { fits: isText, is: 'text' };
export const texts: Form = {
  fits: (value) => Array.isArray(value) && value.length <= 200 && value.every((one) => typeof one === 'string'),
  is: 'a list of texts',
};
export const flag: Form = { fits: (value) => typeof value === 'boolean', is: 'true or false' };
export const object: Form = { fits: isObject, is: 'an object' };

/** Reads the bytes of a body as one JSON object (RFC 8259), no name given twice and not deep. */
export function readBody(body: unknown): NotAsked | { kind: 'read'; value: JsonObject; textOf(part: object): string } {
  const unwrapped = unwrapText(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  if (unwrapped.kind === 'unreadable') return refuse(unwrapped.text, 'PARSING_ERROR');
  if (unwrapped.kind !== 'json' || !isObject(unwrapped.value)) return refuse('The body must be one JSON object.');
  const { value, textOf } = unwrapped;
  return { kind: 'read', value, textOf: (part) => textOf(part) ?? JSON.stringify(part) };
}

/** Reads `{[member]: …, options: {…}}`, the body of most doors of the VC-API. */
export function readAsked(body: unknown, { member, options: known }: Wanted): Asked | NotAsked {
  const read = readBody(body);
  if (read.kind === 'refused') return read;
  const { value, textOf } = read;
  const document = value[member];
  const strange = Object.keys(value).find((name) => name !== member && name !== 'options');
  if (strange !== undefined) return refuse(`There is no place for "${cut(strange)}" in the body.`);
  if (document === undefined) return refuse(`The body lacks "${member}".`);
  const options = value['options'] ?? {};
  const fault = isObject(options) ? faultOf(options, known) : '"options" must be an object.';
  if (fault !== null) return refuse(fault);
  return { kind: 'asked', document, options: options as JsonObject, textOf };
}

/** What is wrong with some options, in a sentence, or null. */
export function faultOf(options: JsonObject, known: Wanted['options']): string | null {
  for (const [name, value] of Object.entries(options)) {
    const form = Object.hasOwn(known, name) ? known[name] : undefined;
    if (form === undefined) return `We do not know the option "${cut(name)}".`;
    if (!form.fits(value)) return `The option "${name}" must be ${form.is}.`;
  }
  return null;
}

/**
 * The document to check: an object as it was written, or the token in an envelope (VC 2.0 section 4.12.2). Null when it is
 * neither.
 */
export function textToCheck(document: unknown, textOf: Asked['textOf']): string | null {
  if (typeof document === 'string') return /^[\w-]+\.[\w-]+\.[\w-]*$/.test(document) ? document : null;
  return isObject(document) ? (tokenInEnvelope(document) ?? textOf(document)) : null;
}

export function refuse(detail: string, type: ErrorName = 'MALFORMED_VALUE_ERROR'): NotAsked {
  return { kind: 'refused', problem: problem(type, detail) };
}

const cut = (name: string) => (name.length > 60 ? `${name.slice(0, 59)}…` : name).replace(/[\p{Cc}\p{Cf}]/gu, '');
