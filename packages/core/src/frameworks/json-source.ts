// Reads a file into text and the text into JSON, within bounds; what cannot be read is a remark that says where.
import { readStrictJson, type JsonFault } from '../credential/strict-json.ts';
import type { Place, Remark, SourceFile } from './gathered.ts';
import { remarkOn } from './json-remarks.ts';

/** Larger files than this, in bytes, are refused: they would have to lie in memory whole. */
export const sizeLimit = 64 * 1024 * 1024;

/** The text of a file in UTF-8, a byte order mark left away, or the remark that refuses it. */
export async function readText(file: SourceFile, limit = sizeLimit): Promise<string | Remark> {
  const place: Place = { file: file.name };
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.bytes()) {
    size += piece.byteLength;
    if (size > limit) return remarkOn('too-large', place, `${Math.floor(limit / 1024 / 1024)} MiB`);
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return remarkOn('not-utf8', place);
  }
}

/**
 * The value of a JSON file (RFC 8259), or the remark that refuses it, with line and column (counted from 1).
 * Names given twice, `__proto__`, numbers that lose digits and nesting deeper than 40 are refused.
 */
export async function readJson(file: SourceFile): Promise<{ readonly value: unknown } | Remark> {
  const text = await readText(file);
  if (typeof text !== 'string') return text;
  const read = readStrictJson(text);
  if (read.kind === 'read') return { value: read.value };
  const before = text.slice(0, read.at).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const place = { file: file.name, row: line, column: String(column) };
  return remarkOn('broken-json', place, `${reason[read.fault]} (line ${line}, column ${column})`);
}

const reason: Record<JsonFault, string> = {
  syntax: 'something is missing or too much here',
  twice: 'a name is given twice in one object',
  deep: 'the lists and objects go too deep',
  name: 'a name is used that no file may use',
  number: 'a number is too large to be kept exactly',
  text: 'a character is only half there',
};

/** The head of a file as text, for telling formats apart; what is cut in the middle does no harm. */
export function headText(head: Uint8Array): string {
  return new TextDecoder('utf-8').decode(head);
}
