// The tables CASE frameworks are handed around in: OpenSALT's CSV and workbook, and compeito's CSV.
import { filledCell, spellingsOf } from '../reading/spellings.ts';
import type { TableKind, TableRow } from '../reading/table.ts';

const end = (side: string) => spellingsOf(`${side} node identifier`, `${side} node uri`, `${side} node human coding scheme`);

export const caseTableKinds = [
  { kind: 'rubrics', columns: ['Type', 'Identifier', 'RubricIdentifier', 'CriterionIdentifier'] },
  {
    kind: 'items',
    columns: [spellingsOf('full statement'), spellingsOf('identifier', 'human coding scheme', 'smart level')],
  },
  { kind: 'associations', columns: [end('origin'), spellingsOf('association type'), end('destination')] },
] as const satisfies readonly TableKind[];

/** The sheet of a workbook that says which framework it is; a table of that kind alone could be anything. */
export const withDocuments = [
  ...caseTableKinds,
  { kind: 'documents', columns: ['identifier', 'title', spellingsOf('creator', 'adoption status', 'official source url')] },
] as const satisfies readonly TableKind[];

const spelled = new Map<string, readonly string[]>();

/** The cell of a column by its CASE name (`fullStatement`), however the table spells it; empty when there is none. */
export function cellOf(row: TableRow, name: string): string {
  let names = spelled.get(name);
  if (names === undefined) {
    const words = name.replace(/^CF/, 'cf ').replace(/([a-z])([A-Z])/g, '$1 $2');
    names = [name, ...spellingsOf(words.toLowerCase())];
    spelled.set(name, names);
  }
  return filledCell(row, names)?.text ?? '';
}

/** Several values in one cell. Addresses may hold commas of their own. */
export function valuesIn(cell: string): string[] {
  const between = /^[a-z]+:\/\//i.test(cell) ? /[\s|;]+|,\s*(?=[a-z]+:\/\/)/i : /[|;,、\n]/;
  return cell
    .split(between)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** `2026-03-01` of a date with a time, and a date-time as CASE writes it; anything else as it is. */
export const dayIn = (cell: string): string => /^(\d{4}-\d{2}-\d{2})[ T]/.exec(cell)?.[1] ?? cell;
export const momentIn = (cell: string): string => cell.replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/, '$1T$2Z');
