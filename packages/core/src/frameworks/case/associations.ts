// Which relation each CASE associationType is, and which associationType each relation is written as (CASE 1.1, CFAssociation).
import type { GatheredRelation, RelationFacts } from '../gathered.ts';
import { relationSaying, sayingsOf } from '../relation-facts.ts';

type Meaning = { readonly relation: RelationFacts; readonly isTurned?: boolean; readonly isUnknown?: boolean };

/** What an association says: its type, its sequenceNumber and its extensions, as they stand in the file. */
export type Association = {
  readonly type: string;
  readonly order?: number;
  readonly said: Readonly<Record<string, unknown>>;
};

/**
 * The relation an association stands for, from origin to destination. `isTurned` says that ours runs the other way:
 * of an exemplar the destination is the example. A type of nobody's list is `related`, and unknown.
 */
export function meaningOf({ type, order, said }: Association): Meaning {
  const placed = order === undefined ? {} : { order };
  switch (type) {
    case 'isChildOf':
    case 'isPartOf':
      return { relation: { type: 'broader', ...placed } };
    case 'isRelatedTo':
    case 'isPeerOf':
    case 'hasSkillLevel':
      return { relation: { type: 'related', ...placed } };
    case 'precedes':
      return { relation: { type: 'precedes' } };
    case 'replacedBy':
      return { relation: { type: 'replacedBy' } };
    case 'exemplar':
      return { relation: { type: 'exemplarOf' }, isTurned: true };
    case 'exactMatchOf':
    case 'isTranslationOf': {
      const relation = relationSaying('mapping', { ...said, predicate: 'exactMatch', not: undefined });
      return relation === undefined ? { relation: { type: 'related' }, isUnknown: true } : { relation };
    }
    default: {
      const relation = type.startsWith('ext:') ? relationSaying(type.slice(4), said) : undefined;
      return relation === undefined ? { relation: { type: 'related', ...placed }, isUnknown: true } : { relation };
    }
  }
}

const plain: Partial<Record<RelationFacts['type'], string>> = {
  broader: 'isChildOf',
  related: 'isRelatedTo',
  precedes: 'precedes',
  replacedBy: 'replacedBy',
  exemplarOf: 'exemplar',
};

/** How a relation is written. What CASE has no type for becomes an `ext:` type whose extensions say the rest (CASE 1.1 only). */
export function associationOf(relation: GatheredRelation): Association & { readonly isTurned: boolean } {
  const said = sayingsOf(relation);
  const isTurned = relation.type === 'exemplarOf';
  const kept = relation.facts?.['associationType'];
  if (kept !== undefined && isSame(meaningOf({ type: kept, said }).relation, relation)) {
    return { type: kept, ...placeOf(said), said: without(said, ['order', 'predicate']), isTurned };
  }
  if (relation.type === 'mapping' && relation.predicate === 'exactMatch' && relation.not === undefined) {
    return { type: 'exactMatchOf', said: without(said, ['predicate']), isTurned };
  }
  const type = plain[relation.type];
  if (type !== undefined) return { type, ...placeOf(said), said: {}, isTurned };
  return { type: `ext:${relation.type}`, said, isTurned };
}

function placeOf(said: Readonly<Record<string, unknown>>): { order?: number } {
  return typeof said['order'] === 'number' ? { order: said['order'] } : {};
}

function without(said: Readonly<Record<string, unknown>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(said).filter(([name]) => !names.includes(name)));
}

function isSame(one: RelationFacts, other: RelationFacts): boolean {
  if (one.type !== other.type) return false;
  return one.type !== 'mapping' || (other.type === 'mapping' && one.predicate === other.predicate && one.not === other.not);
}
