// Turns the bytes somebody hands in into JSON, or says plainly why they cannot be read.
import { isObject, readStrictJson, type JsonFault, type JsonObject } from './strict-json.ts';

export type Unwrapped =
  | { kind: 'json'; text: string; value: unknown; textOf: (part: object) => string | null }
  | { kind: 'jwt'; text: string; header: JsonObject; payload: JsonObject; textOf: (part: object) => string | null }
  | { kind: 'unreadable'; code: UnreadableCode; text: string };

export type UnreadableCode =
  | 'readable.empty'
  | 'readable.size'
  | 'readable.encoding'
  | 'readable.picture'
  | 'readable.syntax'
  | 'readable.twice'
  | 'readable.deep'
  | 'readable.name'
  | 'readable.number'
  | 'readable.text';

/** The largest file we open, in bytes. */
export const sizeLimit = 5_000_000;

// A strict form: a lenient reader would let one signature stand under several texts.
const compact = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

/**
 * Reads bytes as a JSON document or as a compact JWS (RFC 7515) whose two parts are JSON. Never throws.
 * Signatures are not looked at here.
 */
export function unwrap(bytes: Uint8Array): Unwrapped {
  if (bytes.length > sizeLimit) return unreadable('readable.size');
  if (isPicture(bytes)) return unreadable('readable.picture');
  const text = decodeText(bytes);
  if (text === null) return unreadable('readable.encoding');
  const trimmed = text.trim();
  if (trimmed === '') return unreadable('readable.empty');
  return compact.test(trimmed) ? unwrapToken(trimmed) : unwrapJson(text);
}

// PNG, and SVG with or without an XML line: where Open Badges 3.0 section 5.3 lets a badge be hidden.
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return start.startsWith('\x89PNG\r\n') || /^(\xef\xbb\xbf)?\s*<(\?xml|svg|!DOCTYPE svg)/i.test(start);
}

function unwrapJson(text: string): Unwrapped {
  const read = readStrictJson(text);
  if (read.kind === 'refused') return unreadable(codeOf[read.fault]);
  return { kind: 'json', text, value: read.value, textOf: spanText(text, read.spans) };
}

function unwrapToken(token: string): Unwrapped {
  const [header = '', payload = ''] = token.split('.');
  const first = readPart(header);
  const second = readPart(payload);
  if (first.kind === 'unreadable') return first;
  if (second.kind === 'unreadable') return second;
  return { kind: 'jwt', text: token, header: first.value, payload: second.value, textOf: second.textOf };
}

type Part =
  { kind: 'part'; value: JsonObject; textOf: (part: object) => string | null } | Extract<Unwrapped, { kind: 'unreadable' }>;

function readPart(encoded: string): Part {
  const bytes = Buffer.from(encoded, 'base64url');
  // Several spellings decode to the same bytes; only the one we would write is taken.
  if (bytes.toString('base64url') !== encoded) return unreadable('readable.encoding');
  const text = decodeText(bytes);
  if (text === null) return unreadable('readable.encoding');
  const read = readStrictJson(text);
  if (read.kind === 'refused') return unreadable(codeOf[read.fault]);
  if (!isObject(read.value)) return unreadable('readable.syntax');
  return { kind: 'part', value: read.value, textOf: spanText(text, read.spans) };
}

function spanText(text: string, spans: WeakMap<object, readonly [number, number]>): (part: object) => string | null {
  return (part) => {
    const span = spans.get(part);
    return span === undefined ? null : text.slice(span[0], span[1]);
  };
}

// A leading byte order mark is dropped: editors add it, and it is no part of the document.
function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const codeOf: Record<JsonFault, UnreadableCode> = {
  syntax: 'readable.syntax',
  twice: 'readable.twice',
  deep: 'readable.deep',
  name: 'readable.name',
  number: 'readable.number',
  text: 'readable.text',
};

/** What people read when a file cannot be opened. */
export const unreadableWords: Record<UnreadableCode, string> = {
  'readable.empty': 'The file is empty.',
  'readable.size': 'The file is larger than 5 MB. Please hand in the signed record on its own.',
  'readable.picture': 'This is a picture. We cannot read a badge inside a picture yet.',
  'readable.encoding': 'The file is not plain text we can read. It may be damaged, or of another kind.',
  'readable.syntax': 'The file is not a signed record we can read. It may be cut off or damaged.',
  'readable.twice': 'The same field is written twice in the file, so it could be read in two ways.',
  'readable.deep': 'The file is nested too deep to be read safely.',
  'readable.name': 'The file uses a field name that is not safe to read.',
  'readable.number': 'The file holds a number too large to be read exactly.',
  'readable.text': 'The file holds broken characters that cannot be read.',
};

function unreadable(code: UnreadableCode): Extract<Unwrapped, { kind: 'unreadable' }> {
  return { kind: 'unreadable', code, text: unreadableWords[code] };
}
