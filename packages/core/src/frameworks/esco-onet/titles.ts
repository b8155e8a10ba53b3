// Reads a list of texts as Python writes it: the crosswalk's makers kept the job titles two occupations share so.

const text = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const list = new RegExp(`^\\[\\s*(?:(?:${text})\\s*(?:,\\s*(?!\\])|(?=\\])))*\\]$`);
const each = new RegExp(text, 'g');

/** The texts of a list such as `['a', "b's"]`; none for an empty cell or `na`. */
export function titlesIn(cell: string): { readonly titles: readonly string[]; readonly isOdd: boolean } {
  if (cell === '' || cell.toLowerCase() === 'na') return { titles: [], isOdd: false };
  if (cell.length > 50_000 || !list.test(cell)) return { titles: [], isOdd: true };
  const titles = (cell.match(each) ?? []).map((quoted) => quoted.slice(1, -1).replace(/\\(['"\\])/g, '$1'));
  return { titles, isOdd: false };
}
