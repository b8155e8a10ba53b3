// The ways people spell the name of a column that is two words or more.
import type { TableRow } from './table.ts';

/** `full statement` → also `fullstatement`, `full_statement` and `full-statement`; tables compare names without case. */
export function spellingsOf(...names: readonly string[]): string[] {
  return names.flatMap((name) => ['', ' ', '_', '-'].map((join) => name.split(' ').join(join)));
}

/** The first of these columns that is there and filled, and its cell; nothing when there is none. */
export function filledCell(
  row: TableRow,
  names: readonly string[],
): { readonly column: string; readonly text: string } | undefined {
  for (const column of names) {
    const text = row.cell(column);
    if (text !== '') return { column, text };
  }
  return undefined;
}
