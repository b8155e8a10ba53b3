// What people declined of the badges of the organisation one issues for.
import { ask, graphql } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const DeclinedBadges = graphql(`
  query DeclinedBadges($after: String) {
    declinedBadges(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        name
        credentialUri
        reason
        at
      }
    }
  }
`);

const nothing = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const isIssuer = event.locals.viewer?.role === 'ISSUER';
  const after = event.url.searchParams.get('after');
  const { declinedBadges } = isIssuer ? await ask(event, DeclinedBadges, { after }) : { declinedBadges: nothing };
  return { isIssuer, notices: declinedBadges.nodes, pageInfo: declinedBadges.pageInfo };
};
