// What I can do, how sure that is, and where each piece comes from.
import { ask, graphql } from '#lib/server/api.ts';
import { emergenciesTold } from '#lib/server/emergencies.ts';
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
      running: myPermissions(open: LIVE, first: 100) {
        nodes {
          id
          receiverName
          endsInDays
        }
      }
      asked: myPermissions(open: ASKED, first: 100) {
        nodes {
          id
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

const OwnSkills = graphql(`
  query OwnSkills {
    mySelfAssertedSkills {
      note
      link
      changedAt
      competency {
        id
        name
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const [{ mySkills, inbox, running, asked }, { mySelfAssertedSkills }, emergencies] = await Promise.all([
    ask(event, MySkills),
    ask(event, OwnSkills),
    emergenciesTold(event),
  ]);
  return {
    ...mySkills,
    emergencies,
    ownSkills: mySelfAssertedSkills,
    told: event.url.searchParams.get('own'),
    waiting: inbox.edges[0]?.node ?? null,
    askedCount: asked.nodes.length,
    ending: running.nodes.filter(({ endsInDays }) => endsInDays !== null),
  };
};
