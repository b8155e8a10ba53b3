// The badge inside a PNG picture: found, and put there. Nothing is unpacked; of the drawing only the checksums are looked at.
import { crc32 } from 'node:zlib';
import { pictureFault, type BakedPicture, type PictureFault, type PictureText } from './picture-fault.ts';

// Open Badges 3.0 section 5.3.1, and the word of Open Badges 2.0. Words of PNG know upper and lower case.
const keyword = 'openbadgecredential';
const keywords = [keyword, 'openbadges'];
const textTypes = ['iTXt', 'tEXt', 'zTXt'];
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
// A picture of 5 MB has a few hundred; more are a way to keep a reader busy.
const chunkLimit = 10_000;

type Chunk = { type: string; data: Buffer; start: number; end: number };

export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && signature.subarray(0, 6).equals(bytes.subarray(0, 6));
}

/**
 * Gives the text of the one badge in a PNG (Open Badges 3.0 section 5.3.1). Faults: `damaged` when cut off, changed (checksums) or
 * followed by anything; `twice` for two badges, whatever their words; `packed` for a compressed one. Never throws.
 */
export function readPng(bytes: Uint8Array): PictureText {
  const chunks = chunksOf(bytes);
  if (chunks === null) return pictureFault('damaged');
  const [badge, ...more] = chunks.filter(isBadge);
  if (badge === undefined) return pictureFault('none');
  return more.length > 0 ? pictureFault('twice') : textOf(badge);
}

/** The same picture with this text as its only badge. Fault: `damaged`, when the picture is no whole PNG. */
export function bakePng(bytes: Uint8Array, text: string): BakedPicture {
  const chunks = chunksOf(bytes);
  const end = chunks?.at(-1);
  if (chunks === null || end === undefined) return pictureFault('damaged');
  const kept = chunks.filter((chunk) => chunk !== end && !isBadge(chunk)).map(({ start, end: to }) => bytes.subarray(start, to));
  // Not compressed, in no language and with no translated word: three empty fields of two marks and two ends.
  const badge = chunkOf('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]));
  return { kind: 'baked', bytes: Buffer.concat([signature, ...kept, badge, bytes.subarray(end.start, end.end)]) };
}

/** One chunk with its length and checksum (PNG third edition, section 5.3). */
export function chunkOf(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

// Strict on purpose: where one reader stops at the end mark and another reads on, each would find another badge.
function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(0, signature.length).equals(signature)) return null;
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < buffer.length;) {
    if (at + 12 > buffer.length || chunks.length >= chunkLimit) return null;
    const length = buffer.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > buffer.length || chunks.at(-1)?.type === 'IEND') return null;
    const type = buffer.toString('latin1', at + 4, at + 8);
    if (crc32(buffer.subarray(at + 4, end - 4)) !== buffer.readUInt32BE(end - 4)) return null;
    chunks.push({ type, data: buffer.subarray(at + 8, end - 4), start: at, end });
    at = end;
  }
  const isWhole = chunks[0]?.type === 'IHDR' && chunks.at(-1)?.type === 'IEND' && chunks.every(({ type }) => isType(type));
  return isWhole ? chunks : null;
}

function isType(type: string): boolean {
  return /^[A-Za-z]{4}$/.test(type);
}

function isBadge({ type, data }: Chunk): boolean {
  return textTypes.includes(type) && keywords.some((word) => data.subarray(0, word.length + 1).equals(Buffer.from(`${word}\0`)));
}

function textOf({ type, data }: Chunk): PictureText {
  if (type === 'zTXt') return pictureFault('packed');
  const rest = data.subarray(data.indexOf(0) + 1);
  // The older text chunk is Latin-1 by the rules and UTF-8 in many a tool: taken where both are the same.
  if (type === 'tEXt') return rest.every((byte) => byte < 0x80) ? decoded(rest) : pictureFault('encoding');
  if (rest[0] !== 0) return pictureFault(rest[0] === 1 ? 'packed' : 'damaged');
  const language = rest.indexOf(0, 2);
  const translated = language === -1 ? -1 : rest.indexOf(0, language + 1);
  return translated === -1 ? pictureFault('damaged') : decoded(rest.subarray(translated + 1));
}

function decoded(bytes: Uint8Array): PictureText {
  try {
    return { kind: 'found', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return pictureFault('encoding' satisfies PictureFault);
  }
}
