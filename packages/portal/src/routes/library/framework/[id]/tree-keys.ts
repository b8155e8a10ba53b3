// Where the arrows, Home, End and letters lead in a tree (WAI-ARIA Authoring Practices, tree view pattern).
export type Row = {
  readonly name: string;
  readonly parent: Row | null;
  readonly depth: number;
  readonly canOpen: boolean;
  readonly isOpen: boolean;
};
export type Step<R> = { readonly go: R } | { readonly open: R } | { readonly close: R } | null;

/** What a key does on `current`, one of the `rows` one can see; null where it does nothing here. */
export function stepFor<R extends Row>(key: string, current: R, rows: readonly R[]): Step<R> {
  const at = rows.indexOf(current);
  const to = (row: R | undefined): Step<R> => (row && row !== current ? { go: row } : null);
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1]);
    case 'ArrowUp':
      return to(rows[at - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (!current.canOpen) return null;
      if (!current.isOpen) return { open: current };
      return to(rows[at + 1]?.parent === current ? rows[at + 1] : undefined);
    case 'ArrowLeft':
      if (current.canOpen && current.isOpen) return { close: current };
      return to(rows.find((row) => row === current.parent));
    default:
      return null;
  }
}

/** The next row whose name begins with what was typed, after `current` and then from the top; while a word grows, `current` counts. */
export function typedAhead<R extends Row>(typed: string, current: R, rows: readonly R[]): R | null {
  const at = rows.indexOf(current);
  const begins = (row: R) => row.name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase());
  const from = [...typed].length > 1 ? at : at + 1;
  return [...rows.slice(from), ...rows.slice(0, from)].find(begins) ?? null;
}
