// The library: what can be earned, and which skills each is said, weighed and published to show.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, optional, statement, text } from '../graph/statement.ts';
import { inOrderOf } from './in-order.ts';
import type { Page } from './people.ts';
import { achievementRow, shownAlignmentRow, type AchievementRow, type ShownAlignmentRow } from './rows.ts';

const searched = statement(
  'achievement/search',
  { search: optional(text), first: int, after: optional(text) },
  { achievement: achievementRow, key: text },
);
const byIds = statement('achievement/by-ids', { ids: list(id) }, { achievement: achievementRow });
const alignments = statement('achievement/alignments', { ids: list(id) }, { id, shown: shownAlignmentRow });
const waiting = statement(
  'alignment/waiting',
  { viewerId: id, organizationId: optional(id), state: optional(text), now: instant, first: int, after: optional(text) },
  { shown: shownAlignmentRow, key: text },
);
const alignmentsById = statement(
  'alignment/by-ids',
  { viewerId: optional(id), organizationId: optional(id), ids: list(id), now: instant },
  { shown: shownAlignmentRow },
);

/** An alignment with both its ends, flat, as the API shows it. */
export type Alignment = ShownAlignmentRow['alignment'] & Pick<ShownAlignmentRow, 'achievement' | 'competency'>;

const flat = ({ alignment, achievement, competency }: ShownAlignmentRow): Alignment => ({
  ...alignment,
  achievement,
  competency,
});

/** Published achievements that hold `search` in name or description; blank text looks for everything. */
export async function achievements(
  { graph }: Asking,
  search: string | null,
  page: Page,
): Promise<{ achievement: AchievementRow; key: string }[]> {
  const words = search?.trim() ?? '';
  return await graph.read(searched, { search: words === '' ? null : words, first: page.fetch, after: page.after });
}

export async function achievementsByIds({ graph }: Asking, ids: readonly string[]): Promise<(AchievementRow | null)[]> {
  const rows = await graph.read(byIds, { ids: [...new Set(ids)] });
  return inOrderOf(ids, rows, ({ achievement }) => achievement.id).map((row) => row?.achievement ?? null);
}

/** The published alignments of each achievement, by skill. */
export async function alignmentsOf({ graph }: Asking, ids: readonly string[]): Promise<Map<string, Alignment[]>> {
  const found = new Map<string, Alignment[]>(ids.map((each) => [each, []]));
  for (const row of await graph.read(alignments, { ids: [...ids] })) found.get(row.id)?.push(flat(row.shown));
  return found;
}

/** Alignments in one state or all, oldest first; empty for anybody who does not curate now. */
export async function alignmentsWaiting(
  { graph, viewer, now }: Asking,
  state: string | null,
  page: Page,
): Promise<{ alignment: Alignment; key: string }[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return [];
  const rows = await graph.read(waiting, { viewerId, organizationId, state, now, first: page.fetch, after: page.after });
  return rows.map(({ shown, key }) => ({ alignment: flat(shown), key }));
}

/** Published alignments for everyone; those on their way for who curates now. */
export async function alignmentsByIds({ graph, viewer, now }: Asking, ids: readonly string[]): Promise<(Alignment | null)[]> {
  const { personId: viewerId, organizationId } = viewer;
  const rows = await graph.read(alignmentsById, { viewerId, organizationId, ids: [...new Set(ids)], now });
  return inOrderOf(ids, rows, ({ shown }) => shown.alignment.id).map((row) => (row ? flat(row.shown) : null));
}
