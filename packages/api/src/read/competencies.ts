// Competencies and the frameworks they stand in, as everyone may see them.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { float, id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { byKey, inOrderOf } from './in-order.ts';
import type { Page } from './people.ts';
import {
  achievementRow,
  competencyRow,
  frameworkRow,
  mappingRow,
  type AchievementRow,
  type CompetencyRow,
  type FrameworkRow,
  type MappingRow,
} from './rows.ts';

const paged = { first: int, after: optional(text) };
const searched = statement(
  'competency/search',
  { search: optional(text), framework: optional(id), ...paged },
  { competency: competencyRow, key: text },
);
const byIds = statement('competency/by-ids', { ids: list(id) }, { competency: competencyRow });
const related = statement('competency/related', { ids: list(id) }, { id, kind: text, competency: competencyRow });
const counting = statement(
  'competency/counts-as',
  { ids: list(id) },
  { id, weight: text, competency: competencyRow, mapping: mappingRow },
);
const shownBy = statement('competency/achievements', { ids: list(id) }, { id, achievements: list(achievementRow) });
const frameworkList = statement('framework/list', paged, { framework: frameworkRow, key: text });
const frameworksById = statement('framework/by-ids', { ids: list(id) }, { framework: frameworkRow });
const sizes = statement('framework/sizes', { ids: list(id) }, { id, competencyCount: int });
const about = statement('framework/about', { ids: list(id) }, { id, attribution: optional(text), targetCount: int });
const inFrameworks = statement(
  'framework/competencies',
  { ids: list(id), ...paged },
  { id, competencies: list(map({ key: text, competency: competencyRow })) },
);
const mappings = statement('mapping/by-ids', { ids: list(id) }, { mapping: mappingRow });
const reviews = statement(
  'mapping/reviews',
  { ids: list(id) },
  { id, reviewerName: text, agreement: float, note: optional(text), at: instant },
);

export type KeyedCompetency = { readonly competency: CompetencyRow; readonly key: string };
export type CountsAs = { readonly weight: string; readonly competency: CompetencyRow; readonly mapping: MappingRow };
export type Review = {
  readonly reviewerName: string;
  readonly agreement: number;
  readonly note: string | null;
  readonly at: Instant;
};
type Many<T> = Map<string, T[]>;

/** Published competencies that hold `search` in name, statement or code; blank text looks for everything. */
export async function competencies(
  { graph }: Asking,
  wanted: { readonly search: string | null; readonly framework: string | null },
  page: Page,
): Promise<KeyedCompetency[]> {
  const search = wanted.search?.trim() ?? '';
  return await graph.read(searched, {
    search: search === '' ? null : search,
    framework: wanted.framework,
    first: page.fetch,
    after: page.after,
  });
}

export async function competenciesByIds({ graph }: Asking, ids: readonly string[]): Promise<(CompetencyRow | null)[]> {
  const rows = await graph.read(byIds, { ids: [...new Set(ids)] });
  return inOrderOf(ids, rows, ({ competency }) => competency.id).map((row) => row?.competency ?? null);
}

/** For each competency those it lies under (`BROADER`) and those it asks for first (`REQUIRES`). */
export async function relatedCompetencies(
  { graph }: Asking,
  ids: readonly string[],
): Promise<Many<{ kind: string; competency: CompetencyRow }>> {
  return grouped(ids, await graph.read(related, { ids: [...ids] }));
}

/** What holding each of these also counts as. */
export async function countsAs({ graph }: Asking, ids: readonly string[]): Promise<Many<CountsAs>> {
  return grouped(ids, await graph.read(counting, { ids: [...ids] }));
}

/** Published achievements that show each of these, least effort first, at most fifty. */
export async function achievementsShowing({ graph }: Asking, ids: readonly string[]): Promise<Map<string, AchievementRow[]>> {
  return new Map((await graph.read(shownBy, { ids: [...ids] })).map((row) => [row.id, row.achievements]));
}

export async function frameworks({ graph }: Asking, page: Page): Promise<{ framework: FrameworkRow; key: string }[]> {
  return await graph.read(frameworkList, { first: page.fetch, after: page.after });
}

export async function frameworksByIds({ graph }: Asking, ids: readonly string[]): Promise<(FrameworkRow | null)[]> {
  const rows = await graph.read(frameworksById, { ids: [...new Set(ids)] });
  return inOrderOf(ids, rows, ({ framework }) => framework.id).map((row) => row?.framework ?? null);
}

export async function frameworkSizes({ graph }: Asking, ids: readonly string[]): Promise<Map<string, number>> {
  return new Map((await graph.read(sizes, { ids: [...ids] })).map((row) => [row.id, row.competencyCount]));
}

/** What each asks to be said of it, in its publisher's words, and how many published targets stand in it. */
export async function aboutFrameworks(
  { graph }: Asking,
  ids: readonly string[],
): Promise<Map<string, { readonly attribution: string | null; readonly targetCount: number }>> {
  return new Map((await graph.read(about, { ids: [...new Set(ids)] })).map((row) => [row.id, row]));
}

/** The same page of each framework's competencies, by code and name. */
export async function competenciesIn({ graph }: Asking, ids: readonly string[], page: Page): Promise<Many<KeyedCompetency>> {
  const rows = await graph.read(inFrameworks, { ids: [...ids], first: page.fetch, after: page.after });
  return new Map(rows.map((row) => [row.id, row.competencies.sort(byKey)]));
}

export async function mappingsByIds({ graph }: Asking, ids: readonly string[]): Promise<(MappingRow | null)[]> {
  const rows = await graph.read(mappings, { ids: [...new Set(ids)] });
  return inOrderOf(ids, rows, ({ mapping }) => mapping.id).map((row) => row?.mapping ?? null);
}

/** Reviews of each mapping as it stands now, oldest first. */
export async function reviewsOf({ graph }: Asking, ids: readonly string[]): Promise<Many<Review>> {
  return grouped(ids, await graph.read(reviews, { ids: [...ids] }));
}

function grouped<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): Many<Row> {
  const groups: Many<Row> = new Map(ids.map((each) => [each, []]));
  for (const row of rows) groups.get(row.id)?.push(row);
  return groups;
}
