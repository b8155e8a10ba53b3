// One item of a framework with all that is said of it, by our id or by the UUID standards know it by.
import type { GatheredItem, Pieces, Side } from '@skillweave/core/frameworks';
import { bool, id, list, statement, text } from '../graph/statement.ts';
import { frameworksByIds } from './whole-framework.ts';
import { relationsOf, seesDrafts, type AskingOrOperating } from './whole-relations.ts';
import { frameworkFrom, itemFrom, wholeFrameworkRow, wholeItemRow, wordingsRow, type WholeFrameworkRow } from './whole-rows.ts';

const found = { id, isRetired: bool };
const some = { ids: list(id), drafts: bool };
const item = { item: wholeItemRow, wordings: wordingsRow, frameworkId: id };
const statements = {
  competency: {
    byUuid: statement('export/competencies-by-uuid', { uuid: text }, found),
    byIds: statement('export/competencies-by-ids', some, item),
  },
  target: {
    byUuid: statement('export/targets-by-uuid', { uuid: text }, found),
    byIds: statement('export/targets-by-ids', some, item),
  },
};
const frameworks = statement('export/frameworks-by-uuid', { uuid: text }, { framework: wholeFrameworkRow });

export type OneItem = {
  readonly id: string;
  readonly side: Side;
  readonly row: WholeFrameworkRow;
  readonly item: GatheredItem;
  /** Its keeper publishes it no more. */
  readonly isRetired: boolean;
};

const sides = ['competency', 'target'] as const;

/** The item with this id of ours, of the sides asked for; null when there is none that whoever asks may see. */
export async function oneItem(
  asking: AskingOrOperating,
  itemId: string,
  among: readonly Side[] = sides,
): Promise<OneItem | null> {
  for (const side of among) {
    const [first] = await asking.graph.read(statements[side].byIds, { ids: [itemId], drafts: seesDrafts(asking) });
    const [row] = first === undefined ? [] : await frameworksByIds(asking, [first.frameworkId]);
    if (first === undefined || row === undefined) continue;
    const around = { framework: row.uri, language: row.language ?? 'und', side };
    return { id: itemId, side, row, item: itemFrom(first, around), isRetired: first.item.retiredAt !== null };
  }
  return null;
}

/** The item a standard knows by this UUID: one in use before one that was retired. */
export async function itemByUuid(asking: AskingOrOperating, uuid: string): Promise<OneItem | null> {
  const known = await Promise.all(
    sides.map(async (side) => await asking.graph.read(statements[side].byUuid, { uuid: uuid.toLowerCase() })),
  );
  const [first] = known.flat().toSorted((a, b) => Number(a.isRetired) - Number(b.isRetired));
  return first === undefined ? null : await oneItem(asking, first.id);
}

/** The framework a standard knows by this UUID. */
export async function frameworkByUuid({ graph }: AskingOrOperating, uuid: string): Promise<WholeFrameworkRow | null> {
  const [row] = await graph.read(frameworks, { uuid: uuid.toLowerCase() });
  return row?.framework ?? null;
}

/** One item as a framework of its own, as the writers of every format take it; with `others` also what others say of it. */
export async function piecesOf(
  asking: AskingOrOperating,
  { id: of, side, row, item: one }: OneItem,
  others = false,
): Promise<Pieces> {
  const relations = await relationsOf(asking, row, { side, ids: [of], others });
  return { framework: frameworkFrom(row), items: [one], relations };
}
