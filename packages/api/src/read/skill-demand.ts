// Who asks for a competency, and which claims match it with others.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { bool, float, id, instant, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { byKey } from './in-order.ts';
import type { Page } from './people.ts';
import { competencyRow, mappingRow, targetRow, type CompetencyRow, type MappingRow, type TargetRow } from './rows.ts';

/** How a target asks for a competency. `RATED` was measured and is never judged by. */
export type Way = (typeof inOrder)[number];
const inOrder = ['REQUIRED', 'HELPFUL', 'RATED', 'PERFORMED', 'USED'] as const;

const paged = { first: int, after: optional(text) };
const demand = statement('competency/demand', { ids: list(id) }, { id, way: text, total: int });
const asker = {
  key: text,
  way: text,
  level: optional(text),
  importance: optional(float),
  atLevel: optional(float),
  isSuppressed: bool,
  target: targetRow,
};
const askers = statement(
  'competency/asked-by',
  { ids: list(id), way: optional(text), ...paged },
  { id, askers: list(map(asker)) },
);
const match = {
  key: text,
  side: text,
  denies: bool,
  saidBy: optional(text),
  source: optional(text),
  saidAt: instant,
  mapping: mappingRow,
  competency: competencyRow,
};
const matches = statement(
  'competency/mappings',
  { viewerId: optional(id), organizationId: optional(id), ids: list(id), now: instant, ...paged },
  { id, matches: list(map(match)) },
);

export type Demand = { readonly way: Way; readonly total: number };
export type Asker = {
  readonly key: string;
  readonly way: Way;
  readonly level: string | null;
  readonly importance: number | null;
  readonly atLevel: number | null;
  readonly isSuppressed: boolean;
  readonly target: TargetRow;
};
/** A claim about a competency and another one; `side` is where the first stands in it. */
export type SkillMatch = {
  readonly key: string;
  readonly side: 'FROM' | 'TO';
  readonly denies: boolean;
  readonly saidBy: string | null;
  readonly source: string | null;
  readonly saidAt: Instant;
  readonly mapping: MappingRow;
  readonly competency: CompetencyRow;
};

/** For each competency how many published targets ask for it, in each way that any does. */
export async function demandFor({ graph }: Asking, ids: readonly string[]): Promise<Map<string, Demand[]>> {
  const found = new Map<string, Demand[]>(ids.map((each) => [each, []]));
  for (const { id: of, way, total } of await graph.read(demand, { ids: [...ids] }))
    found.get(of)?.push({ way: way as Way, total });
  for (const ways of found.values()) ways.sort((a, b) => inOrder.indexOf(a.way) - inOrder.indexOf(b.way));
  return found;
}

/** A page of the published targets that ask for each, in one way or in all. */
export async function askersOf(
  { graph }: Asking,
  ids: readonly string[],
  { way, page }: { readonly way: Way | null; readonly page: Page },
): Promise<Map<string, Asker[]>> {
  const rows = await graph.read(askers, { ids: [...ids], way, first: page.fetch, after: page.after });
  return new Map(rows.map((row) => [row.id, row.askers.map((each) => ({ ...each, way: each.way as Way })).sort(byKey)]));
}

/** A page of the claims that match each with others: published and disputed ones, and all for who curates now. */
export async function matchesOf(
  { graph, viewer, now }: Asking,
  ids: readonly string[],
  page: Page,
): Promise<Map<string, SkillMatch[]>> {
  const { personId: viewerId, organizationId } = viewer;
  const rows = await graph.read(matches, { viewerId, organizationId, ids: [...ids], now, first: page.fetch, after: page.after });
  const sideOf = (side: string) => (side === 'FROM' ? ('FROM' as const) : ('TO' as const));
  return new Map(rows.map((row) => [row.id, row.matches.map((each) => ({ ...each, side: sideOf(each.side) })).sort(byKey)]));
}
