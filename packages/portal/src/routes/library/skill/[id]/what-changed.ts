// What a release changed about a skill: each former edition beside what came after it.
export type Said = { readonly name: string; readonly statement: string; readonly code: string | null; readonly state: string };
export type Part = 'name' | 'statement' | 'code' | 'state';
const parts: readonly Part[] = ['name', 'statement', 'code', 'state'];

/** Newest first, as they came: for each edition the parts the one after it says otherwise. */
export function whatChanged<E extends Said>(editions: readonly E[], now: Said): { edition: E; changed: Part[] }[] {
  return editions.map((edition, at) => {
    const next = at === 0 ? now : (editions[at - 1] ?? now);
    return { edition, changed: parts.filter((part) => edition[part] !== next[part]) };
  });
}
