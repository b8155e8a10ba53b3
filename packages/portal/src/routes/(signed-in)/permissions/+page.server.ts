// Who may see something of mine; and stopping it, at once.
import { fail, redirect } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { emergenciesTold } from '#lib/server/emergencies.ts';
import { StopAllLinks } from '#lib/server/links.ts';
import { ChangeFields, endOf, GrantFields, lessFrom, lessInput, lessProblems } from '#lib/server/grants.ts';
import { dateField } from '#lib/ui/moments.ts';
import type { Actions, PageServerLoad } from './$types';

const Permissions = graphql(
  `
    query Permissions($after: String) {
      myPermissions(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...GrantFields
          withdrawnAt
          isLink
          opens
          lastOpenedAt
          linkTerms {
            most
            isLive
            hasPassphrase
            replacedAt
          }
        }
      }
      asked: myPermissions(open: ASKED, first: 100) {
        nodes {
          id
        }
      }
    }
  `,
  [GrantFields],
);
const Extend = graphql(
  `
    mutation Extend($input: ExtendGrantInput!) {
      extendGrant(input: $input) {
        ...ChangeFields
      }
    }
  `,
  [ChangeFields],
);
const Narrow = graphql(
  `
    mutation Narrow($input: NarrowGrantInput!) {
      narrowGrant(input: $input) {
        ...ChangeFields
      }
    }
  `,
  [ChangeFields],
);

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
  const [{ myPermissions, asked }, emergencies] = await Promise.all([
    ask(event, Permissions, { after: searchParams.get('after') }),
    emergenciesTold(event),
  ]);
  return {
    grants: myPermissions.nodes,
    emergencies,
    pageInfo: myPermissions.pageInfo,
    askedCount: asked.nodes.length,
    stopping: searchParams.get('stop'),
    isStoppingLinks: searchParams.get('stop') === 'links',
    extending: searchParams.get('extend'),
    narrowing: searchParams.get('less'),
    done: {
      stopped: searchParams.get('stopped'),
      allStopped: searchParams.get('links-stopped'),
      given: searchParams.get('given'),
      extended: searchParams.get('extended'),
      narrowed: searchParams.get('narrowed'),
    },
    // A day short of the longest: the chosen day counts to its end.
    lastDay: dateField(new Date().toISOString(), 89),
  };
};

export const actions: Actions = {
  extend: async (event) => {
    const form = await event.request.formData();
    const extend = { grant: String(form.get('grant')), until: String(form.get('until')) };
    if (!/^\d{4}-\d{2}-\d{2}$/.test(extend.until))
      return fail(422, { problems: [{ text: event.locals.words.ask.problems.until, field: 'until' }], extend });
    const { extendGrant } = await ask(event, Extend, { input: { grant: extend.grant, until: endOf(extend.until) } });
    if (extendGrant.__typename === 'Refused') return fail(422, { problems: extendGrant.reasons, extend });
    throw redirect(303, `/permissions?extended=${encodeURIComponent(extendGrant.grant.receiverName)}`);
  },
  less: async (event) => {
    const less = lessFrom(await event.request.formData());
    const problems = lessProblems(less, Date.now(), event.locals.words.less);
    if (problems.length > 0) return fail(422, { problems, less });
    const { narrowGrant } = await ask(event, Narrow, { input: lessInput(less) });
    if (narrowGrant.__typename === 'Refused') return fail(422, { problems: narrowGrant.reasons, less });
    throw redirect(303, `/permissions?narrowed=${encodeURIComponent(narrowGrant.grant.receiverName)}`);
  },
  stopLinks: async (event) => {
    const { stopAllLinks } = await ask(event, StopAllLinks, {});
    if (stopAllLinks.__typename === 'Refused') return fail(409, { problems: stopAllLinks.reasons });
    throw redirect(303, `/permissions?links-stopped=${stopAllLinks.stopped}`);
  },
  stop: async (event) => {
    const grant = String((await event.request.formData()).get('grant'));
    const { withdrawGrant } = await ask(event, Stop, { input: { grant } });
    if (withdrawGrant.__typename === 'Refused') return fail(409, { problems: withdrawGrant.reasons });
    throw redirect(303, `/permissions?stopped=${encodeURIComponent(withdrawGrant.grant.receiverName)}`);
  },
};
