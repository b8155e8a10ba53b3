// Targets to choose from.
import { ask, graphql } from '#lib/server/api.ts';
import { TargetFields } from '#lib/server/targets.ts';
import type { PageServerLoad } from './$types';

const Targets = graphql(
  `
    query Targets($after: String) {
      targets(first: 50, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...TargetFields
            requirements {
              necessity
            }
          }
        }
      }
    }
  `,
  [TargetFields],
);

export const load: PageServerLoad = async (event) => {
  const { targets } = await ask(event, Targets, { after: event.url.searchParams.get('after') });
  return { targets: targets.edges.map(({ node }) => node), pageInfo: targets.pageInfo };
};
