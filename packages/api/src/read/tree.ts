// The levels of a framework's trees: one of its competencies, and one of its targets where it has any.
import type { Asking } from '../access/asking.ts';
import { id, int, list, map, optional, statement, text, type Statement } from '../graph/statement.ts';
import { byKey } from './in-order.ts';
import type { Page } from './people.ts';
import { competencyRow, targetRow, type CompetencyRow, type TargetRow } from './rows.ts';

/** A place in a framework's tree; `narrower` and `broader` count those right under and right above it there. */
export type Place = { readonly key: string; readonly narrower: number; readonly broader: number };
export type TreeItem = Place & { readonly kind: string; readonly competency: CompetencyRow };
export type TargetTreeItem = Place & { readonly target: TargetRow };

const takes = { ids: list(id), first: int, after: optional(text) };
const place = { key: text, narrower: int, broader: int };
const skills = { id, items: list(map({ ...place, kind: text, competency: competencyRow })) };
const targets = { id, items: list(map({ ...place, target: targetRow })) };

/** A page of the published competencies of each framework that lie under no other there. */
export const topLevelOf = levels(statement('framework/top-level', takes, skills));
/** A page of the published competencies right under each of these in their framework. */
export const narrowerOf = levels(statement('competency/narrower', takes, skills));
/** The same of the targets that frameworks hold. */
export const topLevelTargetsOf = levels(statement('framework/top-level-targets', takes, targets));
/** A page of the published targets right under each of these in their framework. */
export const narrowerTargetsOf = levels(statement('target/narrower', takes, targets));

type Asked = { ids: string[]; first: number; after: string | null };

function levels<Item extends Place>(question: Statement<Asked, { id: string; items: Item[] }>) {
  return async ({ graph }: Asking, ids: readonly string[], page: Page): Promise<Map<string, Item[]>> => {
    const rows = await graph.read(question, { ids: [...ids], first: page.fetch, after: page.after });
    return new Map(rows.map((row) => [row.id, row.items.sort(byKey)]));
  };
}
