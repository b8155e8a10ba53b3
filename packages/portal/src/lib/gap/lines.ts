// The lines between a person and a target, as the pages show them.
import type { ResultOf } from '#lib/server/graphql.ts';
import type { LineFields, SummaryFields } from '#lib/server/lines.ts';

export type Line = ResultOf<typeof LineFields>;
export type Summary = ResultOf<typeof SummaryFields>;

export const lineStates = ['MET', 'PARTLY', 'NOT_MET', 'CANNOT_TELL'] as const;

export function countOf(summary: Summary, state: (typeof lineStates)[number]): number {
  return { MET: summary.met, PARTLY: summary.partly, NOT_MET: summary.notMet, CANNOT_TELL: summary.cannotTell }[state];
}

/** What is needed first; within it the order the target's owner gave. */
export function inOrder(lines: readonly Line[]): Line[] {
  return [
    ...lines.filter(({ necessity }) => necessity === 'REQUIRED'),
    ...lines.filter(({ necessity }) => necessity === 'HELPFUL'),
  ];
}
