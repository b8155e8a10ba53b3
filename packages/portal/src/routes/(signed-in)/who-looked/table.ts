// Looks as a table of separated values, which spreadsheets open: no cell of it can be taken for a formula.

export type LookRow = {
  readonly at: string;
  readonly viewerName: string;
  readonly organizationName: string | null;
  readonly role: string | null;
  readonly purpose: string | null;
  readonly what: string;
  readonly about: string | null;
  readonly outcome: string;
  readonly place: number;
};

// What a spreadsheet would work out, also behind blanks it skips; the sign before it makes it text (OWASP, CSV injection).
const formula = /^[\s\u00a0\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** One cell, always in quotes. */
export function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** One line of cells, with the line end of RFC 4180. */
export const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

export const rowOf = (look: LookRow): (string | number | null)[] => [
  look.place,
  look.at,
  look.outcome,
  look.viewerName,
  look.organizationName,
  look.role,
  look.purpose,
  look.what,
  look.about,
];
