// All that stand to one skill in one relation, a page at a time.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';
import type { PageServerLoad } from './$types';

const Around = graphql(
  `
    query SkillsAround($id: ID!, $relation: CompetencyRelation!, $after: String) {
      node(id: $id) {
        ... on Competency {
          id
          name
          language
          neighbours(relation: $relation, first: 50, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              competency {
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
  const { id, relation } = event.params;
  const { words } = event.locals;
  if (!isRelation(relation, words.skillPage.relations)) throw error(404, words.errors.notFoundText);
  const { node } = await ask(event, Around, { id, relation, after: event.url.searchParams.get('after') });
  if (!node || !('neighbours' in node)) throw error(404, words.library.notHere);
  const { neighbours, ...skill } = node;
  return { relation, skill, found: neighbours.nodes.map(({ competency }) => competency), pageInfo: neighbours.pageInfo };
};

const isRelation = <T extends object>(text: string, relations: T): text is keyof T & string => Object.hasOwn(relations, text);
