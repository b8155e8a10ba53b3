// What stands in one cell of an ESCO table when it is more than one thing.

/** The parts of a cell: one a line in the main tables, set apart by ` | ` in the collections, by a comma and a line end in lists of addresses. */
export function listed(cell: string): string[] {
  const parts = cell
    .split(/,?\r?\n| \| /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return [...new Set(parts)];
}

/** The language that the name of a file ends in (`skills_pt.csv`): no table of ESCO says its language. */
export function languageOf(file: string): string {
  return /_([a-z]{2}(?:-[a-z]{2})?)\.[a-z]+$/i.exec(file)?.[1]?.toLowerCase() ?? 'und';
}
