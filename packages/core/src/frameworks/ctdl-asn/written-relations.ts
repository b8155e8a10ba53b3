// Writes relations as CTDL properties, and in our own words what no property can say.
import type { JsonObject } from '../../credential/strict-json.ts';
import type { GatheredItem, GatheredRelation } from '../gathered.ts';
import { sayingsOf } from '../relation-facts.ts';
import { sideOf } from '../sides.ts';
import { meaningOf, propertyFor, propertyOf } from './alignments.ts';
import type { Shape } from './classes.ts';
import { othersFrom } from './kept.ts';

/** What surrounds one item as it is written. */
export type Around = {
  readonly framework: string;
  readonly items: ReadonlyMap<string, GatheredItem>;
  readonly outgoing: ReadonlyMap<string, readonly GatheredRelation[]>;
  /** The parts of a whole. */
  readonly children: ReadonlyMap<string, readonly GatheredRelation[]>;
  /** The number written for an item's place among its siblings. */
  readonly placeOf: (uri: string) => number | undefined;
};

/** The properties some relations of one item are written as, each with the addresses it names. */
export function propertiesFrom(
  relations: readonly GatheredRelation[],
  { shape, around }: { shape: Shape; around: Around },
): JsonObject {
  const lists = new Map<string, string[]>();
  for (const relation of relations) {
    const property = relation.type === 'broader' ? shape.childOf : writtenAs(relation, around);
    const list = property === undefined ? undefined : lists.get(property);
    if (list !== undefined) list.push(relation.to);
    else if (property !== undefined) lists.set(property, [relation.to]);
  }
  return Object.fromEntries(lists);
}

/** What is below an item, in its order. */
export function childrenOf(uri: string, { children, framework }: Around): string[] {
  const order = (relation: GatheredRelation) => ('order' in relation ? (relation.order ?? Infinity) : Infinity);
  return [...(children.get(uri) ?? [])]
    .sort((one, other) => order(one) - order(other) || 0)
    .map(({ from }) => from)
    .filter((from) => from !== framework);
}

/** In our own words, those of some relations that no property says in full. */
export function entriesFrom(relations: readonly GatheredRelation[], around: Around): JsonObject[] {
  return relations
    .filter((relation) => !isHeld(relation, around))
    .map((relation) => ({
      type: relation.type,
      to: relation.to,
      ...sayingsOf(relation),
      ...(relation.facts === undefined ? {} : { facts: othersFrom(relation.facts) }),
    }));
}

/** Whether reading the properties of a CTDL document gives exactly this relation. */
export function isHeld(relation: GatheredRelation, around: Around): boolean {
  if (!around.items.has(relation.from) && !(relation.type === 'broader' && around.items.has(relation.to))) return false;
  const property = writtenAs(relation, around);
  // What is said of the framework itself a reader takes for its top.
  if (property === undefined || [relation.from, relation.to].includes(around.framework)) return false;
  const { type, ...meant } = meaningOf(property, sideAt(relation.from, around))!.relation;
  const place = type === 'broader' ? around.placeOf(relation.from) : undefined;
  const wanted = { ...meant, ...(place === undefined ? {} : { order: place }) };
  const facts = propertyOf(relation) === property ? {} : { property };
  return isSame(sayingsOf(relation), wanted) && isSame(relation.facts ?? {}, facts);
}

function writtenAs(relation: GatheredRelation, around: Around): string | undefined {
  if (relation.type === 'broader') return 'ceasn:isChildOf';
  const property = propertyFor(relation, sideAt(relation.from, around));
  // What is no item here a reader takes for a concept of somebody else's.
  return property === 'ceterms:classification' && !around.items.has(relation.to) ? undefined : property;
}

function sideAt(uri: string, { items }: Around) {
  const item = items.get(uri);
  return item === undefined ? 'competency' : sideOf(item.kind);
}

function isSame(one: object, other: object): boolean {
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => (other as Record<string, unknown>)[name] === value)
  );
}
