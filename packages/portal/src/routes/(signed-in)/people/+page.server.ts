// The people who said yes to the one who looks, for the purpose they look for; whose permission ends first comes first.
import { ask, graphql } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const MyPeople = graphql(`
  query MyPeople($after: String) {
    myPeople(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          credentialCount
          person {
            id
            name
          }
          grant {
            id
            until
            note
            scope
            parts
          }
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { myPeople } = await ask(event, MyPeople, { after: event.url.searchParams.get('after') });
  // The list comes by name; who needs a new yes soonest is what an advisor has to see first.
  const people = myPeople.edges.map(({ node }) => node).sort((a, b) => Date.parse(a.grant.until) - Date.parse(b.grant.until));
  return { people, pageInfo: myPeople.pageInfo };
};
