// What stands around a competency: others it leads to or comes from.
import type { Asking } from '../access/asking.ts';
import { id, int, list, map, optional, statement, text } from '../graph/statement.ts';
import { byKey } from './in-order.ts';
import type { Page } from './people.ts';
import { competencyRow, type CompetencyRow } from './rows.ts';

/** How one competency stands to another, seen from the first. */
export type Relation =
  | 'BROADER'
  | 'NARROWER'
  | 'REQUIRES'
  | 'REQUIRED_BY'
  | 'PRECEDES'
  | 'FOLLOWS'
  | 'RELATED'
  | 'EXEMPLAR_OF'
  | 'EXEMPLARS'
  | 'REPLACED_BY'
  | 'REPLACES'
  | 'COLLECTED_IN'
  | 'COLLECTS';

const neighbour = { necessity: optional(text), competency: competencyRow };
const around = statement(
  'competency/surroundings',
  { ids: list(id), first: int },
  { id, relation: text, total: int, some: list(map(neighbour)) },
);
const paged = { first: int, after: optional(text) };
const inOneRelation = statement(
  'competency/neighbours',
  { ids: list(id), relation: text, ...paged },
  { id, neighbours: list(map({ key: text, ...neighbour })) },
);

export type Neighbour = { readonly necessity: string | null; readonly competency: CompetencyRow };
export type Surrounding = { readonly relation: Relation; readonly total: number; readonly some: readonly Neighbour[] };
type Keyed<T> = T & { readonly key: string };

/** For each competency its relations that hold anybody, with how many and the first few by name. */
export async function surroundingsOf(
  { graph }: Asking,
  ids: readonly string[],
  first: number,
): Promise<Map<string, Surrounding[]>> {
  const found = new Map<string, Surrounding[]>(ids.map((each) => [each, []]));
  for (const { id: of, relation, total, some } of await graph.read(around, { ids: [...ids], first })) {
    const byName = some.toSorted((a, b) => byKey(nameKey(a), nameKey(b)));
    found.get(of)?.push({ relation: relation as Relation, total, some: byName });
  }
  return found;
}

/** A page of those in one relation to each competency, by name. */
export async function neighboursOf(
  { graph }: Asking,
  ids: readonly string[],
  { relation, page }: { readonly relation: Relation; readonly page: Page },
): Promise<Map<string, Keyed<Neighbour>[]>> {
  const rows = await graph.read(inOneRelation, { ids: [...ids], relation, first: page.fetch, after: page.after });
  return new Map(rows.map((row) => [row.id, row.neighbours.sort(byKey)]));
}

const nameKey = ({ competency: { name, id: own } }: Neighbour) => ({ key: `${name}\t${own}` });
