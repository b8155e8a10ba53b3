// Rows of the sheets of a workbook (ECMA-376, SpreadsheetML), one at a time: values as text, formulas as what they last gave.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { SourceFile } from '../gathered.ts';
import { rowBytes, rowCells, workbookWordBytes } from './bounds.ts';
import { membersOf, type Member } from './unpack.ts';
import { textOf } from './text.ts';
import { Unreadable } from './unreadable.ts';

export type Sheet = { readonly name: string; readonly rows: () => AsyncIterable<SheetRow> };
export type SheetRow = { readonly number: number; readonly cells: string[] };

const damaged = () => new Unreadable('damaged-workbook', 'This workbook is damaged. Save it again as .xlsx.');

/** The sheets of a workbook in their order. Throws Unreadable for a damaged one and past the bounds. */
export async function sheetsOf(file: SourceFile): Promise<Sheet[]> {
  const members = new Map((await membersOf(file)).map((member) => [member.name, member]));
  const targets = new Map<string, string>();
  await walk(members.get('xl/_rels/workbook.xml.rels'), (tag) => {
    const { Id, Target } = tag.attributes;
    if (Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
  });
  const named: { name: string; member: Member }[] = [];
  await walk(members.get('xl/workbook.xml'), ({ name, attributes }) => {
    const member = members.get(targets.get(attributes['r:id'] ?? '') ?? '');
    if (plain(name) === 'sheet' && member !== undefined) named.push({ name: attributes['name'] ?? '', member });
  });
  const words = await wordsOf(members.get('xl/sharedStrings.xml'));
  return named.map(({ name, member }) => ({ name, rows: () => rowsOf(member, words) }));
}

// The words a sheet names by number stand in a file of their own.
async function wordsOf(member: Member | undefined): Promise<string[]> {
  const words: string[] = [];
  if (member === undefined) return words;
  const within: string[] = [];
  let size = 0;
  const begin = ({ name, isSelfClosing }: SaxesTagPlain) => {
    if (!isSelfClosing) within.push(plain(name));
    if (plain(name) === 'si') words.push('');
  };
  const take = (text: string) => {
    // Of a word with a reading aid (`rPh`) only the word itself counts.
    if (within.at(-1) !== 't' || within.includes('rPh') || words.length === 0) return;
    if ((size += text.length) > workbookWordBytes)
      throw new Unreadable('workbook-too-large', 'This workbook holds too many words.');
    words[words.length - 1] += text;
  };
  for await (const _ of parsed(member, { begin, take, end: () => void within.pop() })) continue;
  return words;
}

async function* rowsOf(member: Member, words: readonly string[]): AsyncIterable<SheetRow> {
  let ready: SheetRow[] = [];
  let row: SheetRow = { number: 0, cells: [] };
  let [column, type, value, size] = [0, '', '', 0];
  let within = '';
  const begin = ({ name, attributes }: SaxesTagPlain) => {
    within = plain(name);
    if (within === 'row') {
      row = { number: Number(attributes['r']) || row.number + 1, cells: [] };
      [column, size] = [-1, 0];
    }
    if (within !== 'c') return;
    column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
    if (column >= rowCells) throw new Unreadable('row-too-long', 'A row has more than 1,000 cells.');
    [type, value] = [attributes['t'] ?? '', ''];
  };
  const take = (text: string) => {
    if (within !== 'v' && within !== 't') return;
    if ((size += text.length) > rowBytes) throw new Unreadable('row-too-long', 'A row is longer than 1 MiB.');
    value += text;
  };
  const end = (name: string) => {
    within = '';
    if (plain(name) === 'c') {
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] = cellText(type, value, words);
    }
    if (plain(name) === 'row') ready.push(row);
  };
  for await (const _ of parsed(member, { begin, take, end })) {
    yield* ready;
    ready = [];
  }
}

function cellText(type: string, value: string, words: readonly string[]): string {
  if (type === 's') return words[Number(value)] ?? '';
  // Numbers stand there as the machine holds them: 1.1 as 1.1000000000000001.
  return (type === '' || type === 'n') && value !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : value;
}

// The letters of `AB12` count columns from A.
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

async function walk(member: Member | undefined, begin: (tag: SaxesTagPlain) => void): Promise<void> {
  if (member === undefined) throw damaged();
  for await (const _ of parsed(member, { begin, take: () => undefined, end: () => undefined })) continue;
}

type Seen = { begin: (tag: SaxesTagPlain) => void; take: (text: string) => void; end: (name: string) => void };

// Gives control back after every piece, so that rows can be handed on before the next is read.
async function* parsed(member: Member, seen: Seen): AsyncIterable<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.ENTITIES = Object.assign(Object.create(null) as Record<string, string>, {
    amp: '&',
    gt: '>',
    lt: '<',
    quot: '"',
    apos: "'",
  });
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw damaged();
  });
  // The parser holds a text until it ends; one that does not end must not fill the memory.
  let sinceTag = 0;
  parser.on('opentag', (tag) => {
    sinceTag = 0;
    seen.begin(tag);
  });
  parser.on('text', seen.take);
  parser.on('cdata', seen.take);
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    seen.end(name);
  });
  for await (const text of textOf(member.bytes(), { isXml: true })) {
    parser.write(text);
    sinceTag += text.length;
    if (sinceTag > rowBytes) throw new Unreadable('row-too-long', 'A cell is longer than 1 MiB.');
    yield;
  }
  parser.close();
  yield;
}
