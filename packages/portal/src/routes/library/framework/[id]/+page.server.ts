// One list of skills, as its publisher put it out.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';
import type { PageServerLoad } from './$types';

const Framework = graphql(
  `
    query Framework($id: ID!, $after: String) {
      node(id: $id) {
        ... on Framework {
          id
          uri
          name
          publisher
          version
          licence
          competencyCount
          competencies(first: 50, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            edges {
              node {
                ...SkillFields
              }
            }
          }
        }
      }
    }
  `,
  [SkillFields],
);

export const load: PageServerLoad = async (event) => {
  const { node } = await ask(event, Framework, { id: event.params.id, after: event.url.searchParams.get('after') });
  if (!node || !('competencies' in node)) throw error(404, event.locals.words.library.notHere);
  const { competencies, ...framework } = node;
  return { framework, skills: competencies.edges.map((edge) => edge.node), pageInfo: competencies.pageInfo };
};
