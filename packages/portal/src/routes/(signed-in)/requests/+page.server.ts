// Who asked to see something of mine: give, give less, say no; and the code by which one can ask me.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { ChangeFields, GrantFields, lessFrom, lessInput, lessProblems } from '#lib/server/grants.ts';
import type { Actions, PageServerLoad } from './$types';

const Requests = graphql(
  `
    query Requests($after: String) {
      myPermissions(open: ASKED, first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...GrantFields
        }
      }
      askCodeUntil
    }
  `,
  [GrantFields],
);
const Give = graphql(
  `
    mutation Give($input: GiveAccessInput!) {
      giveAccess(input: $input) {
        ...ChangeFields
      }
    }
  `,
  [ChangeFields],
);
const Decline = graphql(
  `
    mutation Decline($input: DeclineAccessInput!) {
      declineAccess(input: $input) {
        ...ChangeFields
      }
    }
  `,
  [ChangeFields],
);
const Undo = graphql(
  `
    mutation UndoDecline($input: DeclineAccessInput!) {
      undoDecline(input: $input) {
        ...ChangeFields
      }
    }
  `,
  [ChangeFields],
);
const MakeCode = graphql(`
  mutation MakeAskCode {
    makeAskCode {
      __typename
      ... on AskCodeMade {
        code
        until
      }
      ... on Refused {
        reasons {
          text
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const { myPermissions, askCodeUntil } = await ask(event, Requests, { after: searchParams.get('after') });
  return {
    requests: myPermissions.nodes,
    pageInfo: myPermissions.pageInfo,
    codeUntil: askCodeUntil,
    less: searchParams.get('less'),
    declined: searchParams.get('declined'),
    undone: searchParams.has('undone'),
  };
};

const grantOf = async ({ request }: { request: Request }) => String((await request.formData()).get('grant'));

export const actions: Actions = {
  give: async (event) => {
    const { giveAccess } = await ask(event, Give, { input: { grant: await grantOf(event) } });
    if (giveAccess.__typename === 'Refused') return fail(409, { problems: giveAccess.reasons });
    throw redirect(303, `/permissions?given=${encodeURIComponent(giveAccess.grant.receiverName)}`);
  },
  less: async (event) => {
    const less = lessFrom(await event.request.formData());
    const problems = lessProblems(less, Date.now(), event.locals.words.less);
    if (problems.length > 0) return fail(422, { problems, less });
    const { giveAccess } = await ask(event, Give, { input: lessInput(less) });
    if (giveAccess.__typename === 'Refused') return fail(422, { problems: giveAccess.reasons, less });
    throw redirect(303, `/permissions?given=${encodeURIComponent(giveAccess.grant.receiverName)}`);
  },
  decline: async (event) => {
    const grant = await grantOf(event);
    const { declineAccess } = await ask(event, Decline, { input: { grant } });
    if (declineAccess.__typename === 'Refused') return fail(409, { problems: declineAccess.reasons });
    throw redirect(303, `/requests?declined=${encodeURIComponent(grant)}`);
  },
  undo: async (event) => {
    const { undoDecline } = await ask(event, Undo, { input: { grant: await grantOf(event) } });
    if (undoDecline.__typename === 'Refused') return fail(409, { problems: undoDecline.reasons });
    throw redirect(303, '/requests?undone');
  },
  code: async (event) => {
    const { makeAskCode } = await ask(event, MakeCode);
    if (makeAskCode.__typename === 'Refused') return fail(409, { problems: makeAskCode.reasons });
    return { code: makeAskCode.code };
  },
};
