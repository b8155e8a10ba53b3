// The gap between somebody and a target: one's own, or that of a learner who said yes.
import type { RequestEvent } from '@sveltejs/kit';
import { ask, graphql } from './api.ts';
import { LineFields, SummaryFields } from './lines.ts';
import { TargetFields } from './targets.ts';

const Gap = graphql(
  `
    query Gap($target: ID!, $learner: ID) {
      gap(target: $target, learner: $learner) {
        checkedAt
        answerId
        learner {
          id
          name
        }
        target {
          ...TargetFields
        }
        summary {
          ...SummaryFields
        }
        lines {
          ...LineFields
        }
      }
    }
  `,
  [TargetFields, SummaryFields, LineFields],
);

/** `null` when there is no such target, or no permission to look: both look the same. */
export async function gapTo(event: RequestEvent, target: string, learner: string | null = null) {
  return (await ask(event, Gap, { target, learner })).gap;
}
