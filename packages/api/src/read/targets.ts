// Targets: roles, programmes and occupations, and what each asks.
import type { Asking } from '../access/asking.ts';
import { id, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { inOrderOf } from './in-order.ts';
import {
  competencyRow,
  mappingRow,
  requirementRow,
  targetRow,
  type CompetencyRow,
  type MappingRow,
  type TargetRow,
} from './rows.ts';

const listed = statement(
  'target/list',
  { kind: optional(text), first: int, after: optional(text) },
  { target: targetRow, key: text },
);
const byIds = statement('target/by-ids', { ids: list(id) }, { target: targetRow });
const requirements = statement(
  'target/requirements',
  { ids: list(id) },
  { id, requirement: requirementRow, equivalents: list(map({ weight: text, competency: competencyRow, mapping: mappingRow })) },
);

export type ShownRequirement = {
  readonly competency: CompetencyRow;
  readonly level: string | null;
  readonly necessity: 'required' | 'helpful';
  readonly equivalents: readonly { readonly weight: string; readonly competency: CompetencyRow; readonly mapping: MappingRow }[];
};

type Page = { readonly fetch: number; readonly after: string | null };

/** Published targets by name, roles and programmes first, each with its keyset `key`. */
export async function targets({ graph }: Asking, kind: string | null, page: Page): Promise<{ target: TargetRow; key: string }[]> {
  return await graph.read(listed, { kind, first: page.fetch, after: page.after });
}

/** Those of `ids` that are published, in the order of `ids`; null where there is none. */
export async function targetsByIds({ graph }: Asking, ids: readonly string[]): Promise<(TargetRow | null)[]> {
  const rows = await graph.read(byIds, { ids: [...new Set(ids)] });
  return inOrderOf(ids, rows, ({ target }) => target.id).map((row) => row?.target ?? null);
}

/** What each of these targets asks, required first and then by name, with the skills that would count for it. */
export async function requirementsOf({ graph }: Asking, ids: readonly string[]): Promise<Map<string, ShownRequirement[]>> {
  const rows = await graph.read(requirements, { ids: [...new Set(ids)] });
  const found = new Map<string, ShownRequirement[]>(ids.map((each) => [each, []]));
  for (const { id: target, requirement, equivalents } of rows) {
    const necessity = requirement.necessity === 'required' ? 'required' : 'helpful';
    found.get(target)?.push({ ...requirement, necessity, equivalents });
  }
  return found;
}
