// One skill: what it means, how it stands among others, and which badges show it.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { SkillFields } from '#lib/server/skills.ts';
import type { PageServerLoad } from './$types';

const Skill = graphql(
  `
    query Skill($id: ID!) {
      node(id: $id) {
        ... on Competency {
          ...SkillFields
          uri
          broader {
            id
            name
          }
          requires {
            id
            name
          }
          countsAs {
            weight
            competency {
              ...SkillFields
            }
            mapping {
              id
              predicate
              confidence
              state
              justification
              reviews {
                reviewerName
                agreement
                note
                at
              }
            }
          }
          achievements {
            id
            name
            about
            criteria
            issuer {
              id
              name
            }
          }
        }
      }
    }
  `,
  [SkillFields],
);

export const load: PageServerLoad = async (event) => {
  const { node } = await ask(event, Skill, { id: event.params.id });
  if (!node || !('statement' in node)) throw error(404, event.locals.words.library.notHere);
  return { skill: node };
};
