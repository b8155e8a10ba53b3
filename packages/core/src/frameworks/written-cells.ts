// Writes rows of separated values so that no program takes a cell for something else: not for a separator, and not for a formula.

// What spreadsheets compute: these, and what they take for these (OWASP, CSV Injection).
const formula = /^'*[=+\-@\t\r\n\0＝＋－＠]/u;

/** A text with a quote mark before it where a spreadsheet would compute it. One that begins with such a mark gets one more. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that was guarded: the other way round from `guarded`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** One row, its cells in quotes where they must be (RFC 4180, section 2), with its line end. */
export function rowOf(cells: readonly string[], separator = ','): string {
  const quoted = cells.map((cell) =>
    /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(separator)}\r\n`;
}
