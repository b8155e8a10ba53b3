// Everything one framework says, read page by page, as the writers of every format take it.
import { piecesInOrder, type GatheredItem, type GatheredRelation, type Pieces } from '@skillweave/core/frameworks';
import type { Instant } from '@skillweave/core/terms';
import { bool, id, int, list, statement, text } from '../graph/statement.ts';
import { relationsOf, seesDrafts, type AskingOrOperating } from './whole-relations.ts';
import * as rows from './whole-rows.ts';

const framework = { framework: rows.wholeFrameworkRow };
const byIds = statement('export/frameworks-by-ids', { ids: list(id) }, framework);
const called = statement('export/frameworks-called', { word: text }, { id, name: text, uri: text });
const all = statement('export/all-frameworks', { first: int, after: text }, framework);

const paged = { frameworkId: id, drafts: bool, first: int, after: text };
const items = { item: rows.wholeItemRow, wordings: rows.wordingsRow };
const pages = {
  competency: statement('export/competencies', paged, items),
  target: statement('export/targets', paged, items),
};

export type { AskingOrOperating } from './whole-relations.ts';
export type { WholeFrameworkRow } from './whole-rows.ts';
const pageSize = 5_000;
/** Items whose relations are read at once: an occupation may have hundreds. */
const joinedAtOnce = 500;

/** One framework as its keeper says it today, without what was retired; null when there is none. Sorted, so that the same graph is the same text. */
export async function wholeFramework(asking: AskingOrOperating, frameworkId: string): Promise<Whole | null> {
  const [row = null] = await frameworksByIds(asking, [frameworkId]);
  if (row === null) return null;
  const gathered = { items: [] as GatheredItem[], relations: [] as GatheredRelation[] };
  for await (const part of frameworkParts(asking, row)) {
    gathered.items.push(...part.items);
    for (const relation of part.relations) gathered.relations.push(relation);
  }
  return { row, pieces: piecesInOrder({ framework: rows.frameworkFrom(row), ...gathered }), changedAt: row.changedAt };
}

export type Whole = {
  readonly row: rows.WholeFrameworkRow;
  readonly pieces: Pieces;
  /** When it changed here last; null for what was never loaded. */
  readonly changedAt: Instant | null;
};

/** The items of a framework and the relations kept with them, a page at a time. */
export async function* frameworkParts(
  asking: AskingOrOperating,
  row: rows.WholeFrameworkRow,
): AsyncGenerator<Pick<Pieces, 'items' | 'relations'>> {
  const drafts = seesDrafts(asking);
  for (const side of ['competency', 'target'] as const) {
    let after = '';
    for (let size = pageSize; size === pageSize;) {
      const asked = { frameworkId: row.id, drafts, first: pageSize, after };
      const found = await asking.graph.read(pages[side], asked);
      const around = { framework: row.uri, language: row.language ?? 'und', side };
      for (let at = 0; at < found.length; at += joinedAtOnce) {
        const few = found.slice(at, at + joinedAtOnce);
        const relations = await relationsOf(asking, row, { side, ids: few.map(({ item }) => item.id), others: false });
        yield { items: few.map((each) => rows.itemFrom(each, around)), relations };
      }
      size = found.length;
      after = found.at(-1)?.item.id ?? after;
    }
  }
}

/** Frameworks with all that is said of them, those that are there. */
export async function frameworksByIds({ graph }: AskingOrOperating, ids: readonly string[]): Promise<rows.WholeFrameworkRow[]> {
  return (await graph.read(byIds, { ids: [...ids] })).map((row) => row.framework);
}

/** The frameworks with this id, this address or exactly this name. */
export async function frameworksCalled(
  { graph }: AskingOrOperating,
  word: string,
): Promise<{ readonly id: string; readonly name: string; readonly uri: string }[]> {
  return await graph.read(called, { word });
}

/** Every framework, by id. */
export async function everyFramework({ graph }: AskingOrOperating): Promise<rows.WholeFrameworkRow[]> {
  const found: rows.WholeFrameworkRow[] = [];
  for (let size = pageSize; size === pageSize;) {
    const page = await graph.read(all, { first: pageSize, after: found.at(-1)?.id ?? '' });
    found.push(...page.map((row) => row.framework));
    size = page.length;
  }
  return found;
}
