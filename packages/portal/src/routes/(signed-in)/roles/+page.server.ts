// Roles an employer looks at: their own first, then those of others.
import { ask, graphql } from '#lib/server/api.ts';
import { TargetFields } from '#lib/server/targets.ts';
import type { PageServerLoad } from './$types';

const Roles = graphql(
  `
    query Roles($after: String) {
      targets(kind: ROLE, first: 50, after: $after) {
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
  const { targets } = await ask(event, Roles, { after: event.url.searchParams.get('after') });
  const roles = targets.edges.map(({ node }) => node);
  const own = event.locals.viewer?.actingFor?.id;
  return {
    ours: roles.filter(({ owner }) => owner.id === own),
    others: roles.filter(({ owner }) => owner.id !== own),
    pageInfo: targets.pageInfo,
  };
};
