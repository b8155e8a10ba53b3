// What a mapping lets count as what: the thin edges a published mapping leaves in the graph.
import type { Predicate } from './town.ts';

export type Judged = {
  readonly predicate: Predicate;
  readonly not: boolean;
  readonly confidence: number;
  readonly state: string;
  /** Whether it has not run out. */
  readonly isCurrent: boolean;
  readonly reviews: readonly { readonly agreement: number }[];
};

/** `forth`: holding what it goes from counts as what it goes to; `back`: the other way round. */
export type Edge = { readonly direction: 'forth' | 'back'; readonly weight: 'full' | 'part' };

/**
 * An exact match counts in full both ways, from 0.9 and two reviews that agree; a close one in part both ways, from 0.6 and one.
 * The narrower of two counts in part as the broader, never the reverse: whoever holds the broad one may lack this piece.
 * A disputed mapping counts as before until it is decided. Related, negated, unpublished and expired ones leave no edge.
 */
export function countsAs({ predicate, not, confidence, state, isCurrent, reviews }: Judged): Edge[] {
  if (not || !isCurrent || (state !== 'published' && state !== 'disputed')) return [];
  const agreeing = reviews.filter(({ agreement }) => agreement > 0).length;
  const both = (weight: Edge['weight']): Edge[] => [
    { direction: 'forth', weight },
    { direction: 'back', weight },
  ];
  if (predicate === 'exactMatch' && confidence >= 0.9 && agreeing >= 2) return both('full');
  if (predicate === 'relatedMatch' || confidence < 0.6 || agreeing < 1) return [];
  switch (predicate) {
    case 'exactMatch':
    case 'closeMatch':
      return both('part');
    // SKOS: `A narrowMatch B` says that B is the narrower.
    case 'narrowMatch':
      return [{ direction: 'back', weight: 'part' }];
    case 'broadMatch':
      return [{ direction: 'forth', weight: 'part' }];
  }
}
