// One role: what it needs, and the lines of those who let this employer look for hiring.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { LineFields, SummaryFields } from '#lib/server/lines.ts';
import { oneTarget } from '#lib/server/targets.ts';
import type { PageServerLoad } from './$types';

const Matches = graphql(
  `
    query Matches($target: ID!, $after: String) {
      matches(target: $target, first: 5, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            learner {
              id
              name
            }
            grant {
              id
              until
              note
            }
            summary {
              ...SummaryFields
            }
            lines {
              ...LineFields
            }
          }
        }
      }
    }
  `,
  [SummaryFields, LineFields],
);

const nobody = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const after = url.searchParams.get('after');
  const role = await oneTarget(event, params.id);
  if (!role) throw error(404, locals.words.targets.notHere);
  const mayLook = locals.viewer?.role === 'EMPLOYER' && locals.viewer.purpose === 'HIRING';
  const matches = mayLook ? (await ask(event, Matches, { target: params.id, after })).matches : nobody;
  return {
    role,
    mayLook,
    isLaterPage: after !== null,
    matches: matches.edges.map(({ node }) => node),
    pageInfo: matches.pageInfo,
  };
};
