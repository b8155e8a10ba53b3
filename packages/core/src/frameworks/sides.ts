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

/** What a relation of this type wants of its ends. */
export const wantedSides = (type: GatheredRelation['type']) => ends[type];

/** Whether a relation of this type can stand between them. */
export function isFit(type: GatheredRelation['type'], from: Side, to: Side): boolean {
  const wanted = ends[type];
  const isOn = (side: Side, end: Side | null) => end === null || end === side;
  return isOn(from, wanted.from) && isOn(to, wanted.to) && (!wanted.alike || from === to);
}

/** The end a relation is kept with: what its keeper says of an item. A collection names its members, and a skill may say who asks for it. */
export const keeperOf = (relation: RelationFacts & Pick<GatheredRelation, 'from' | 'to'>): string =>
  relation.type === 'collectedIn' || (relation.type === 'asks' && relation.isSaidBySkill === true) ? relation.to : relation.from;
