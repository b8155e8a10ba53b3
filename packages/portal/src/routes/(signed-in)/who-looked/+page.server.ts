// Every look at my record by somebody else, allowed or refused.
import { ask, graphql } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const WhoLooked = graphql(`
  query WhoLooked($after: String) {
    whoLooked(first: 30, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          viewerName
          organizationName
          role
          purpose
          what
          about
          outcome
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { whoLooked } = await ask(event, WhoLooked, { after: event.url.searchParams.get('after') });
  return { looks: whoLooked.edges.map(({ node }) => node), pageInfo: whoLooked.pageInfo };
};
