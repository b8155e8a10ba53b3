// Turns the bytes somebody hands in into JSON, or says plainly why they cannot be read.
import { isPng, readPng } from './baked-png.ts';
import { isMarkup, readSvg } from './baked-svg.ts';
import type { PictureFault, PictureText } from './picture-fault.ts';
import { isObject, readStrictJson, type JsonFault, type JsonObject } from './strict-json.ts';

type TextOf = { textOf: (part: object) => string | null; inPicture?: true };
/** `text` is the document itself: of a picture, the text that was in it (`inPicture`). */
export type Unwrapped =
  | ({ kind: 'json'; text: string; value: unknown } & TextOf)
  | ({ kind: 'jwt'; text: string; header: JsonObject; payload: JsonObject } & TextOf)
  | { kind: 'unreadable'; code: UnreadableCode; text: string };

export type UnreadableCode =
  | 'readable.empty'
  | 'readable.size'
  | 'readable.encoding'
  | 'readable.picture'
  | 'readable.pictureDamaged'
  | 'readable.pictureTwice'
  | 'readable.picturePacked'
  | 'readable.pictureUnsafe'
  | 'readable.pictureAddress'
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
 * Reads bytes as a JSON document, as a compact JWS (RFC 7515) whose two parts are JSON, or as a PNG or SVG with one of these baked
 * in (Open Badges 3.0 section 5.3), told by what they are and not by any name. Never throws. Signatures are not looked at here.
 */
export function unwrap(bytes: Uint8Array): Unwrapped {
  if (bytes.length > sizeLimit) return unreadable('readable.size');
  if (isPng(bytes)) return unwrapPicture(readPng(bytes));
  if (isMarkup(bytes)) return unwrapPicture(readSvg(bytes));
  return unwrapText(bytes);
}

/** The same without pictures: for what lies inside another document, where no picture belongs. */
export function unwrapText(bytes: Uint8Array): Unwrapped {
  if (bytes.length > sizeLimit) return unreadable('readable.size');
  const text = decodeText(bytes);
  if (text === null) return unreadable('readable.encoding');
  const trimmed = text.trim();
  if (trimmed === '') return unreadable('readable.empty');
  return compact.test(trimmed) ? unwrapToken(trimmed) : unwrapJson(text);
}

// What is in a picture is text, and never one more picture. Space around it belongs to the picture.
function unwrapPicture(picture: PictureText): Unwrapped {
  if (picture.kind === 'fault') return unreadable(codeOfPicture[picture.fault]);
  const text = picture.text.trim();
  if (text === '') return unreadable('readable.picture');
  if (/^https?:\/\/\S*$/i.test(text)) return unreadable('readable.pictureAddress');
  const opened = compact.test(text) ? unwrapToken(text) : unwrapJson(text);
  return opened.kind === 'unreadable' ? opened : { ...opened, inPicture: true };
}

function unwrapJson(text: string): Unwrapped {
  const read = readStrictJson(text);
  if (read.kind === 'refused') return unreadable(codeOf[read.fault]);
  return { kind: 'json', text, value: read.value, textOf: spanText(text, read.spans) };
}

function unwrapToken(token: string): Unwrapped {
  const [header = '', payload = '', signature = ''] = token.split('.');
  if (!isPlain(signature)) return unreadable('readable.encoding');
  const first = readPart(header);
  const second = readPart(payload);
  if (first.kind === 'unreadable') return first;
  if (second.kind === 'unreadable') return second;
  return { kind: 'jwt', text: token, header: first.value, payload: second.value, textOf: second.textOf };
}

// Several spellings decode to the same bytes; only the one we would write is taken.
function isPlain(encoded: string): boolean {
  return Buffer.from(encoded, 'base64url').toString('base64url') === encoded;
}

type Part =
  { kind: 'part'; value: JsonObject; textOf: (part: object) => string | null } | Extract<Unwrapped, { kind: 'unreadable' }>;

function readPart(encoded: string): Part {
  if (!isPlain(encoded)) return unreadable('readable.encoding');
  const text = decodeText(Buffer.from(encoded, 'base64url'));
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

const codeOfPicture: Record<PictureFault, UnreadableCode> = {
  none: 'readable.picture',
  damaged: 'readable.pictureDamaged',
  twice: 'readable.pictureTwice',
  packed: 'readable.picturePacked',
  unsafe: 'readable.pictureUnsafe',
  encoding: 'readable.encoding',
  svg: 'readable.syntax',
};

/** What people read when a file cannot be opened. */
export const unreadableWords: Record<UnreadableCode, string> = {
  'readable.empty': 'The file is empty.',
  'readable.size': 'The file is larger than 5 MB. Please hand in the signed record on its own.',
  'readable.picture': 'We found no badge inside this picture. Ask for the badge itself, as it was signed.',
  'readable.pictureDamaged': 'The picture is damaged or cut off, so we did not read the badge inside.',
  'readable.pictureTwice': 'There is more than one badge inside this picture, so it could be read in two ways.',
  'readable.picturePacked': 'The badge inside the picture is packed in a way that the rules for badges do not allow.',
  'readable.pictureUnsafe': 'The picture brings its own rules for how to read it. That is not safe, so we did not open it.',
  'readable.pictureAddress': 'The picture only says where the badge is kept. We do not go there. Ask for the badge itself.',
  'readable.encoding': 'The file is not plain text we can read. It may be damaged, or of another kind.',
  'readable.syntax': 'The file is not a signed record we can read. It may be cut off or damaged.',
  'readable.twice': 'The same field is written twice in the file, so it could be read in two ways.',
  'readable.deep': 'The file is nested too deep to be read safely.',
  'readable.name': 'The file uses a field name that is not safe to read.',
  'readable.number': 'The file holds a number too large to be read exactly.',
  'readable.text': 'The file holds broken characters that cannot be read.',
};

/** The answer for a code, with its words. */
export function unreadable(code: UnreadableCode): Extract<Unwrapped, { kind: 'unreadable' }> {
  return { kind: 'unreadable', code, text: unreadableWords[code] };
}
