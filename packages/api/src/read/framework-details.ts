// What else is known of a framework: what it is about, what it holds, its languages and its releases.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';

const ids = { ids: list(id) };
const details = statement('framework/details', ids, {
  id,
  state: text,
  language: text,
  about: optional(text),
  attribution: optional(text),
});
const contents = statement('framework/contents', ids, { id, isTarget: bool, kind: text, state: text, total: int });
const languages = statement('framework/languages', ids, { id, languages: list(text) });
const release = { id, version: text, at: instant, added: int, changed: int, retired: int };
const releases = statement('framework/releases', ids, { id, releases: list(map(release)) });

export type FrameworkDetails = {
  readonly state: string;
  readonly language: string;
  readonly about: string | null;
  readonly attribution: string | null;
};
/** `isTarget`: it asks for competencies and is none. */
export type Content = { readonly isTarget: boolean; readonly kind: string; readonly current: number; readonly retired: number };
export type Release = {
  readonly id: string;
  readonly version: string;
  readonly at: Instant;
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
};

export async function frameworkDetails({ graph }: Asking, of: readonly string[]): Promise<Map<string, FrameworkDetails>> {
  return new Map((await graph.read(details, { ids: [...of] })).map((row) => [row.id, row]));
}

/** How much of each kind each framework holds, current and retired apart. */
export async function frameworkContents({ graph }: Asking, of: readonly string[]): Promise<Map<string, Content[]>> {
  const found = new Map<string, Content[]>(of.map((each) => [each, []]));
  for (const { id: each, isTarget, kind, state, total } of await graph.read(contents, { ids: [...of] })) {
    const group = found.get(each) ?? [];
    const isRetired = state === 'deprecated';
    const [current, retired] = isRetired ? [0, total] : [total, 0];
    const at = group.findIndex((known) => known.kind === kind && known.isTarget === isTarget);
    const before = group[at];
    if (before) group[at] = { ...before, current: before.current + current, retired: before.retired + retired };
    else group.push({ isTarget, kind, current, retired });
  }
  return found;
}

/** Languages besides each framework's own, as its first items by id are worded in; in order. */
export async function frameworkLanguages({ graph }: Asking, of: readonly string[]): Promise<Map<string, string[]>> {
  return new Map((await graph.read(languages, { ids: [...of] })).map((row) => [row.id, row.languages.toSorted()]));
}

/** What came into each framework when, newest first. */
export async function frameworkReleases({ graph }: Asking, of: readonly string[]): Promise<Map<string, Release[]>> {
  return new Map((await graph.read(releases, { ids: [...of] })).map((row) => [row.id, row.releases]));
}
