// Which things a relation may stand between: what people can do (competencies) and what asks for it (targets).
import type { CompetencyKind, GatheredRelation, RelationFacts, TargetKind } from './gathered.ts';

export type Side = 'competency' | 'target';

export const sideOf = (kind: CompetencyKind | TargetKind): Side =>
  kind === 'occupation' || kind === 'occupationGroup' ? 'target' : 'competency';

/** The sides both ends must be on; `null` where any will do, as long as `alike` says both are the same. */
const ends: Record<GatheredRelation['type'], { readonly from: Side | null; readonly to: Side | null; readonly alike?: true }> = {
  broader: { from: null, to: null, alike: true },
  precedes: { from: null, to: null, alike: true },
  related: { from: null, to: null, alike: true },
  replacedBy: { from: null, to: null, alike: true },
  mapping: { from: null, to: null, alike: true },
  requires: { from: 'competency', to: 'competency' },
  exemplarOf: { from: 'competency', to: 'competency' },
  asks: { from: 'target', to: 'competency' },
  rated: { from: 'target', to: 'competency' },
  performs: { from: 'target', to: 'competency' },
  uses: { from: 'target', to: 'competency' },
  collectedIn: { from: null, to: 'competency' },
};

/** The sides of both ends, guessed where an end is not known (`null`); `null` when this relation cannot stand between them. */
export function sidesOf(type: GatheredRelation['type'], from: Side | null, to: Side | null): { from: Side; to: Side } | null {
  const wanted = ends[type];
  const one = from ?? wanted.from ?? (wanted.alike ? to : null) ?? 'competency';
  const other = to ?? wanted.to ?? (wanted.alike ? one : null) ?? 'competency';
  const fits =
    (wanted.from === null || wanted.from === one) &&
    (wanted.to === null || wanted.to === other) &&
    (!wanted.alike || one === other);
  return fits ? { from: one, to: other } : null;
}

/** Whether a relation of this type says by itself what both its ends are. */
export const isFirm = (type: GatheredRelation['type']): boolean => ends[type].from !== null && ends[type].to !== null;

/** The end a relation is kept with: what its keeper says of an item. A collection names its members, and a skill may say who asks for it. */
export const keeperOf = (relation: RelationFacts & Pick<GatheredRelation, 'from' | 'to'>): string =>
  relation.type === 'collectedIn' || (relation.type === 'asks' && relation.isSaidBySkill === true) ? relation.to : relation.from;
