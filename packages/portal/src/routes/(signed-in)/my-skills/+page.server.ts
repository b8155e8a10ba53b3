// What I can do, how sure that is, and where each piece comes from.
import { ask, graphql } from '#lib/server/api.ts';
import { BadgeFields, ChainFields } from '#lib/server/fragments.ts';
import type { PageServerLoad } from './$types';

const MySkills = graphql(
  `
    query MySkills {
      mySkills {
        credentialCount
        newest {
          ...BadgeFields
        }
        skills {
          state
          until
          because
          competency {
            id
            name
            statement
            framework {
              name
            }
          }
          chains {
            ...ChainFields
            credential {
              receivedAt
            }
          }
        }
      }
      inbox(first: 1) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  `,
  [BadgeFields, ChainFields],
);

export const load: PageServerLoad = async (event) => {
  const { mySkills, inbox } = await ask(event, MySkills);
  return { ...mySkills, waiting: inbox.edges[0]?.node ?? null };
};
