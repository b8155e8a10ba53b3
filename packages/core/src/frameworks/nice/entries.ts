// Reads a list of plain entries from YAML 1.2 or JSON, each with its place; all values are text, and nothing in it is run or repeated.
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isObject } from '../../credential/strict-json.ts';
import type { Place, Remark, SourceFile } from '../gathered.ts';
import { readJson, readText } from '../json-source.ts';
import { remark } from '../reading/remark.ts';

/** One entry of a list: what it says, by names in lower case. */
export type Entry = { readonly place: Place; readonly says: ReadonlyMap<string, string> };
export type EntryList = { readonly comment: string; readonly entries: readonly Entry[]; readonly remarks: readonly Remark[] };

// The parser takes time by the square of what it is given, so it is given one entry at a time. Real ones stay below 1,000 letters.
const longest = 16 * 1024;
const most = 20_000;
const largest = 4 * 1024 * 1024;

/** The entries of a file, or the remark that refuses it: `broken-yaml` with its line, and those of reading a text or JSON. */
export async function readEntries(file: SourceFile): Promise<EntryList | Remark> {
  const text = await readText(file, largest);
  if (typeof text !== 'string') return text;
  return text.trimStart().startsWith('[') ? await readJsonList(file) : readYamlList(text, file.name);
}

async function readJsonList(file: SourceFile): Promise<EntryList | Remark> {
  const source = await readJson(file);
  if (!('value' in source)) return source;
  const list: { entries: Entry[]; remarks: Remark[] } = { entries: [], remarks: [] };
  for (const [index, value] of (source.value as unknown[]).entries()) {
    const place = { file: file.name, path: `/${index}` };
    if (!isObject(value)) list.remarks.push(noEntry(place));
    else list.entries.push({ place, says: saying(Object.entries(value)) });
  }
  return { comment: '', ...list };
}

function readYamlList(text: string, file: string): EntryList | Remark {
  const list: { entries: Entry[]; remarks: Remark[] } = { entries: [], remarks: [] };
  const { comment, chunks } = chunksOf(text);
  if (chunks.length > most)
    return remark('refused', 'too-many-entries', `There are more than ${most.toLocaleString('en')} entries.`, { file });
  for (const { row, lines } of chunks) {
    const place = { file, row };
    if (lines.reduce((sum, line) => sum + line.length + 1, 0) > longest)
      return remark('refused', 'entry-too-long', `The entry that begins in line ${row} is longer than 16 KiB.`, place);
    const whole = valueOf(lines.join('\n'));
    const mended = whole === undefined ? withQuotes(lines) : { lines, rows: [] };
    const value = mended.rows.length > 0 ? valueOf(mended.lines.join('\n')) : whole;
    if (value === undefined) {
      const why = `The entry that begins in line ${row} is not correct YAML. Nothing of the file was read.`;
      return remark('refused', 'broken-yaml', why, place);
    }
    for (const at of mended.rows) {
      const why = 'A text with a colon in it stands without quotes. They were added.';
      list.remarks.push(remark('repaired', 'quotes-missing', why, { file, row: row + at }));
    }
    if (value === null) list.remarks.push(noEntry(place));
    else list.entries.push({ place, says: saying(value) });
  }
  return { comment, ...list };
}

type Chunk = { readonly row: number; readonly lines: string[] };

// Entries of a list begin with a dash, all as far from the left (YAML 1.2.2 section 8.2.1).
function chunksOf(text: string): { comment: string; chunks: Chunk[] } {
  const chunks: Chunk[] = [];
  const comment: string[] = [];
  let indent: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (indent === undefined && (line.trim() === '' || /^\s*(#|---\s*$)/.test(line))) {
      comment.push(line);
      continue;
    }
    indent ??= /^ */.exec(line)?.[0] ?? '';
    const isFirst = line.startsWith(`${indent}-`) && /^(\s|$)/.test(line.slice(indent.length + 1));
    if (isFirst || chunks.length === 0) chunks.push({ row: index + 1, lines: [line] });
    else chunks.at(-1)!.lines.push(line);
  }
  return { comment: comment.join('\n'), chunks };
}

/** Names and values of a list of one entry; null when it is something else, nothing when it is not correct. */
function valueOf(text: string): [string, unknown][] | null | undefined {
  if (/^ *(?:[-?] +){20}/m.test(text) || /[[{]\s*[[{]/.test(text)) return undefined;
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const entry = isSeq(document.contents) ? document.contents.items[0] : null;
  if (!isMap(entry)) return null;
  return entry.items.flatMap(({ key, value }) => (isScalar(key) && isScalar(value) ? [[String(key.value), value.value]] : []));
}

// `key: a text: with a colon` is a mistake people make; only the first colon can be the one of a key.
function withQuotes(lines: readonly string[]): { lines: string[]; rows: number[] } {
  const rows: number[] = [];
  const mended = lines.map((line, index) => {
    const key = /^ *(?:- +)?\w[\w ]{0,60}: +/.exec(line)?.[0];
    const value = line.slice(key?.length ?? 0).trimEnd();
    if (key === undefined || !/^[^\s'"|>&*!%@`[\]{}#,?-]/.test(value) || !value.includes(': ')) return line;
    rows.push(index);
    return `${key}${JSON.stringify(value)}`;
  });
  return { lines: mended, rows };
}

// A list or an object where a text belongs is passed over: no entry of ours has one.
function saying(pairs: readonly (readonly [string, unknown])[]): Map<string, string> {
  const says = new Map<string, string>();
  for (const [name, value] of pairs)
    if (typeof value === 'string' || typeof value === 'number') says.set(name.trim().toLowerCase(), String(value).trim());
  return says;
}

function noEntry(place: Place): Remark {
  return remark('dropped', 'no-entry', 'This is no entry with names and values. It was left out.', place);
}
