// Who may see something of mine; and stopping it, at once.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

const Permissions = graphql(`
  query Permissions($after: String) {
    myPermissions(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          state
          receiverName
          receiverKind
          purpose
          note
          scope
          givenAt
          until
          withdrawnAt
          isLink
          opens
          lastOpenedAt
          credentials {
            id
            name
          }
        }
      }
    }
  }
`);

const Stop = graphql(`
  mutation Stop($input: WithdrawGrantInput!) {
    withdrawGrant(input: $input) {
      __typename
      ... on GrantWithdrawn {
        grant {
          receiverName
        }
      }
      ... on Refused {
        reasons {
          code
          text
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const { myPermissions } = await ask(event, Permissions, { after: searchParams.get('after') });
  return {
    grants: myPermissions.edges.map(({ node }) => node),
    pageInfo: myPermissions.pageInfo,
    stopping: searchParams.get('stop'),
    stopped: searchParams.get('stopped'),
  };
};

export const actions: Actions = {
  stop: async (event) => {
    const grant = String((await event.request.formData()).get('grant'));
    const { withdrawGrant } = await ask(event, Stop, { input: { grant } });
    if (withdrawGrant.__typename === 'Refused') return fail(409, { problems: withdrawGrant.reasons });
    throw redirect(303, `/permissions?stopped=${encodeURIComponent(withdrawGrant.grant.receiverName)}`);
  },
};
