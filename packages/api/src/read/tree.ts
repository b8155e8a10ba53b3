// The levels of a framework's tree.
import type { Asking } from '../access/asking.ts';
import { id, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { byKey } from './in-order.ts';
import type { Page } from './people.ts';
import { competencyRow, type CompetencyRow } from './rows.ts';

const paged = { first: int, after: optional(text) };
const level = {
  id,
  items: list(map({ key: text, kind: text, narrower: int, broader: int, competency: competencyRow })),
};
const top = statement('framework/top-level', { ids: list(id), ...paged }, level);
const under = statement('competency/narrower', { ids: list(id), ...paged }, level);

/** A place in a framework's tree; `narrower` and `broader` count those right under and right above it there. */
export type TreeItem = {
  readonly key: string;
  readonly kind: string;
  readonly narrower: number;
  readonly broader: number;
  readonly competency: CompetencyRow;
};

/** A page of the published competencies of each framework that lie under no other there. */
export async function topLevelOf({ graph }: Asking, ids: readonly string[], page: Page): Promise<Map<string, TreeItem[]>> {
  const rows = await graph.read(top, { ids: [...ids], first: page.fetch, after: page.after });
  return new Map(rows.map((row) => [row.id, row.items.sort(byKey)]));
}

/** A page of the published competencies right under each of these in their framework. */
export async function narrowerOf({ graph }: Asking, ids: readonly string[], page: Page): Promise<Map<string, TreeItem[]>> {
  const rows = await graph.read(under, { ids: [...ids], first: page.fetch, after: page.after });
  return new Map(rows.map((row) => [row.id, row.items.sort(byKey)]));
}
