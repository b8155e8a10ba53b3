// Which relation each CTDL property between competencies is, and which property each relation is written as.
import type { GatheredRelation, RelationFacts } from '../gathered.ts';
import type { Side } from '../sides.ts';

/** A relation as a property says it; `isTurned` when ours runs from the value to what has the property. */
export type Meaning = { readonly relation: RelationFacts; readonly isTurned?: boolean };

const mapping = (predicate: Extract<RelationFacts, { type: 'mapping' }>['predicate']): Meaning => ({
  relation: { type: 'mapping', predicate },
});
const broader: RelationFacts = { type: 'broader' };
const related: Meaning = { relation: { type: 'related' } };
const precedes: Meaning = { relation: { type: 'precedes' } };

// CTDL-ASN, Competency: broad and narrow speak of the other one, as SKOS does; major and minor say how much both share.
const meanings: Readonly<Record<string, Meaning>> = {
  'ceasn:isChildOf': { relation: broader },
  'ceterms:isChildOf': { relation: broader },
  'skos:broader': { relation: broader },
  'ceasn:hasChild': { relation: broader, isTurned: true },
  'ceterms:hasChild': { relation: broader, isTurned: true },
  'ceterms:hasWorkRole': { relation: broader, isTurned: true },
  'skos:narrower': { relation: broader, isTurned: true },
  'ceasn:exactAlignment': mapping('exactMatch'),
  'ceasn:majorAlignment': mapping('closeMatch'),
  'ceasn:minorAlignment': mapping('relatedMatch'),
  'ceasn:broadAlignment': mapping('broadMatch'),
  'ceasn:narrowAlignment': mapping('narrowMatch'),
  'ceasn:alignTo': mapping('relatedMatch'),
  'ceasn:alignFrom': mapping('relatedMatch'),
  'skos:exactMatch': mapping('exactMatch'),
  'skos:closeMatch': mapping('closeMatch'),
  'skos:relatedMatch': mapping('relatedMatch'),
  'skos:broadMatch': mapping('broadMatch'),
  'skos:narrowMatch': mapping('narrowMatch'),
  'ceasn:prerequisiteAlignment': precedes,
  'ceterms:precedes': precedes,
  'asn:precedes': precedes,
  'ceterms:supersededBy': { relation: { type: 'replacedBy' } },
  'ceterms:supersedes': { relation: { type: 'replacedBy' }, isTurned: true },
  'skos:related': related,
  'ceasn:crossSubjectReference': related,
  'ceasn:derivedFrom': related,
  'ceasn:isVersionOf': related,
  'ceasn:comprisedOf': related,
  'ceasn:complexityLevel': related,
  'asn:hasProgressionLevel': related,
  'ceterms:classification': { relation: { type: 'collectedIn' } },
  'ceterms:hasTask': { relation: { type: 'performs' } },
};
const embodied = /^(?:ceasn|ceterms):(?:ability|knowledge|skill|task)Embodied$/;
const plain: Partial<Record<RelationFacts['type'], string>> = {
  broader: 'ceasn:isChildOf',
  precedes: 'ceasn:prerequisiteAlignment',
  replacedBy: 'ceterms:supersededBy',
  related: 'skos:related',
  performs: 'ceterms:hasTask',
};
const matches = {
  exactMatch: 'ceasn:exactAlignment',
  closeMatch: 'ceasn:majorAlignment',
  relatedMatch: 'ceasn:minorAlignment',
  broadMatch: 'ceasn:broadAlignment',
  narrowMatch: 'ceasn:narrowAlignment',
} as const;

/** What a property says of a thing on one side; nothing when it is no relation between items. */
export function meaningOf(property: string, side: Side): Meaning | undefined {
  if (embodied.test(property)) {
    return { relation: { type: side === 'target' ? 'asks' : 'requires', necessity: 'essential' } };
  }
  return Object.hasOwn(meanings, property) ? meanings[property] : undefined;
}

/** Whether the items a property names are seen as knowledge, skills, abilities or tasks; of it, that kind. */
export function kindEmbodied(property: string): 'ability' | 'knowledge' | 'skill' | 'task' | undefined {
  return embodied.test(property) ? (/:([a-z]+)/.exec(property)![1] as 'ability' | 'knowledge' | 'skill' | 'task') : undefined;
}

/** The property a relation of this kind has when nothing else is known of it. */
export function propertyOf(relation: RelationFacts): string | undefined {
  return relation.type === 'mapping' ? matches[relation.predicate] : plain[relation.type];
}

/** The property a relation is written as: the one it came with, where that still says the same. */
export function propertyFor(relation: GatheredRelation, side: Side): string | undefined {
  if (relation.type === 'mapping' && relation.not === true) return undefined;
  const kept = relation.facts?.['property'];
  const meaning = kept === undefined ? undefined : meaningOf(kept, side);
  if (kept !== undefined && meaning !== undefined && !meaning.isTurned && isSame(meaning.relation, relation)) return kept;
  const usual = propertyOf(relation);
  return usual !== undefined && isSame(meaningOf(usual, side)!.relation, relation) ? usual : undefined;
}

function isSame(one: RelationFacts, other: RelationFacts): boolean {
  if (one.type !== other.type) return false;
  if (one.type === 'mapping') return other.type === 'mapping' && one.predicate === other.predicate;
  return !('necessity' in one) || ('necessity' in other && one.necessity === other.necessity);
}
