// Rows put back into the order they were asked for.

/** For each of `ids` its row, or null where there is none. */
export function inOrderOf<T>(ids: readonly string[], rows: readonly T[], idOf: (row: T) => string): (T | null)[] {
  const found = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => found.get(id) ?? null);
}

/**
 * By key as the graph orders text: code point by code point, which is also the order of UTF-8 bytes. `<` goes by UTF-16 and puts
 * an emoji before '～'; a page cut in that order loses rows.
 */
export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
}
