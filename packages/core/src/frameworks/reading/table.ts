// Tables of any file, row by row: columns are found by their names, and what is odd about a row is remarked.
import type { Place, Remark, SourceFile } from '../gathered.ts';
import { headBytes } from './bounds.ts';
import { withoutPreamble } from './preamble.ts';
import { rowsOf, separatedRows, separationOf } from './separated.ts';
import { headText } from './text.ts';
import { headOf, isZip, withoutGzip } from './unpack.ts';
import { refused } from './unreadable.ts';
import { sheetsOf } from './workbook.ts';

/**
 * A kind of table, known by columns it must have, of a list of names any; the first kind of a list that fits is taken.
 * Names are compared without case.
 */
export type TableKind<Name extends string = string> = {
  readonly kind: Name;
  readonly columns: readonly (string | readonly string[])[];
  /** Its format says that a quote opens a cell, also between tabs, where it is a letter elsewhere. */
  readonly isQuoted?: true;
};

/** One row. A cell of a column that is not there is empty text. */
export type TableRow<Name extends string = string> = {
  readonly is: 'row';
  readonly kind: Name;
  readonly place: Place;
  readonly has: (column: string) => boolean;
  readonly cell: (column: string) => string;
};

// Some put a title above the names of the columns.
const titleRows = 10;

/** Whether a file or a workbook beginning so has a table of one of these kinds (see headOfTables for workbooks). */
export function looksLike(head: Uint8Array, kinds: readonly TableKind[]): boolean {
  return firstRows(headText(head)).some((row) => kindOf(row, kinds) !== undefined);
}

/** The first bytes of a file for recognising it: of a workbook, the first rows of its sheets as comma separated values. */
export async function headOfTables(file: SourceFile): Promise<Uint8Array> {
  const head = await headOf(file);
  if (!isZip(head)) return head;
  const lines: string[] = [];
  for (const sheet of await sheetsOf(file))
    for await (const { cells } of sheet.rows()) {
      lines.push(cells.map((cell) => `"${cell.slice(0, 200).replaceAll('"', '""')}"`).join(','));
      break;
    }
  return Buffer.from(lines.join('\n')).subarray(0, headBytes);
}

function firstRows(whole: string): string[][] {
  const text = withoutPreamble(whole);
  if (/^\s*[<{[]/.test(text)) return [];
  const rows = rowsOf(text, separationOf(text), titleRows);
  if (rows.length > 0) return rows;
  // The head may end in the middle of a cell; the names of the columns stand in its first line.
  return [
    text
      .split(/\r?\n/, 1)[0]!
      .split(separationOf(text).by)
      .map((name) => name.replace(/^\uFEFF?"|"$/g, '')),
  ];
}

/**
 * The rows of the tables in a file (gzip undone; of a workbook every sheet of these kinds), with remarks of code `ragged-row`,
 * `unknown-table` and what ends a reading (Unreadable). Blank rows are passed over. Never throws for what a file holds.
 */
export async function* tableRows<Name extends string>(
  handedIn: SourceFile,
  kinds: readonly TableKind<Name>[],
): AsyncIterable<TableRow<Name> | Remark> {
  let place: Place = { file: handedIn.name };
  try {
    const file = await withoutGzip(handedIn);
    const head = await headOf(file);
    if (isZip(head)) {
      let known = 0;
      for (const sheet of await sheetsOf(file)) {
        const table = new Table({ file: file.name, sheet: sheet.name }, kinds);
        for await (const { number, cells } of sheet.rows()) {
          place = { ...table.place, row: number };
          yield* table.take(number, cells);
          if (table.isStrange) break;
        }
        if (table.isKnown) known += 1;
      }
      if (known === 0) yield unknown({ file: file.name });
      return;
    }
    const table = new Table({ file: file.name }, kinds);
    let number = 0;
    const separation = separationOf(withoutPreamble(headText(head)));
    const isQuoted = separation.isQuoted || kinds.some((each) => each.isQuoted);
    for await (const cells of separatedRows(file, { ...separation, isQuoted })) {
      number += 1;
      place = { ...table.place, row: number };
      yield* table.take(number, cells);
      if (table.isStrange) break;
    }
    if (!table.isKnown) yield unknown(table.place);
  } catch (error) {
    yield refused(error, place);
  }
}

class Table<Name extends string> {
  readonly place: Place;
  readonly #kinds: readonly TableKind<Name>[];
  #kind: Name | undefined;
  #columns = new Map<string, number>();
  #width = 0;
  #tried = 0;

  constructor(place: Place, kinds: readonly TableKind<Name>[]) {
    this.place = place;
    this.#kinds = kinds;
  }

  get isKnown(): boolean {
    return this.#kind !== undefined;
  }

  get isStrange(): boolean {
    return this.#kind === undefined && this.#tried >= titleRows;
  }

  take(number: number, cells: readonly string[]): (TableRow<Name> | Remark)[] {
    const place = { ...this.place, row: number };
    if (this.#kind === undefined) {
      this.#kind = kindOf(cells, this.#kinds);
      // What stands in a preamble is no row: however long it is, the names of the columns come after it.
      if (!cells[0]?.startsWith('#')) this.#tried += 1;
      // A map, and no object: a column may be called `__proto__`.
      this.#columns = new Map(cells.map((name, index) => [columnName(name), index]));
      this.#width = cells.length;
      return [];
    }
    if (cells.every((cell) => cell.trim() === '')) return [];
    const columns = this.#columns;
    const row: TableRow<Name> = {
      is: 'row',
      kind: this.#kind,
      place,
      has: (column) => columns.has(column.toLowerCase()),
      cell: (column) => cells[columns.get(column.toLowerCase()) ?? -1]?.trim() ?? '',
    };
    // Sheets leave out empty cells at the end of a row: there, short rows are whole.
    if (cells.length === this.#width || (this.place.sheet !== undefined && cells.length < this.#width)) return [row];
    const text = `Row ${number} has ${cells.length} cells where the table has ${this.#width} columns. What is missing was taken as empty.`;
    return [{ is: 'remark', weight: 'repaired', code: 'ragged-row', text, place }, row];
  }
}

function kindOf<Name extends string>(cells: readonly string[], kinds: readonly TableKind<Name>[]): Name | undefined {
  const names = new Set(cells.map(columnName));
  return kinds.find(({ columns }) => columns.every((column) => [column].flat().some((name) => names.has(name.toLowerCase()))))
    ?.kind;
}

function columnName(cell: string): string {
  return cell
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase();
}

function unknown(place: Place): Remark {
  const text = 'None of the tables this format has was found in this file.';
  return { is: 'remark', weight: 'refused', code: 'unknown-table', text, place };
}
