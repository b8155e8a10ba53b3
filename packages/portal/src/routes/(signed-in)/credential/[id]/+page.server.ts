// One badge: how it stands, why, what it shows, and what its owner can do with it.
import { error, fail, redirect } from '@sveltejs/kit';
import { Answer } from '#lib/server/answers.ts';
import { ask, graphql } from '#lib/server/api.ts';
import { BadgeFields, GainFields } from '#lib/server/fragments.ts';
import { EndorsementFields } from '#lib/server/report.ts';
import type { Actions, PageServerLoad } from './$types';

const OneBadge = graphql(
  `
    query OneBadge($id: ID!) {
      node(id: $id) {
        __typename
        ... on Credential {
          ...BadgeFields
          uri
          issuerNameAsStated
          awardedAt
          result
          goneAt
          isReplaced
          document
          isForMeAlone
          achievement {
            name
            about
            criteria
          }
          findings {
            check
            outcome
            code
            text
          }
          endorsements {
            ...EndorsementFields
          }
          evidence {
            name
            about
            narrative
            url
            genre
          }
          wraps {
            ...BadgeFields
          }
          wouldAdd {
            ...GainFields
          }
          claims {
            name
            framework
            url
          }
        }
      }
    }
  `,
  [BadgeFields, GainFields, EndorsementFields],
);

const Recheck = graphql(`
  mutation Recheck($input: RecheckCredentialInput!) {
    recheckCredential(input: $input) {
      __typename
      ... on Refused {
        reasons {
          code
          text
        }
      }
    }
  }
`);

const FetchNewer = graphql(`
  mutation FetchNewer($input: FetchNewerCopyInput!) {
    fetchNewerCopy(input: $input) {
      __typename
      ... on NewerCopyFetched {
        isNewer
        credential {
          id
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
  const { node } = await ask(event, OneBadge, { id: event.params.id });
  if (node?.__typename !== 'Credential') throw error(404, event.locals.words.errors.notFoundText);
  const { document, ...badge } = node;
  const { searchParams } = event.url;
  return {
    badge,
    // Only its owner is given the text, so who is given it is the owner. It goes to the page when it is asked for.
    isMine: document !== null,
    raw: searchParams.has('raw') ? document : null,
    done: searchParams.get('done'),
  };
};

export const actions: Actions = {
  recheck: async (event) => {
    const { recheckCredential } = await ask(event, Recheck, { input: { credential: event.params.id } });
    if (recheckCredential.__typename === 'Refused') return fail(409, { problems: recheckCredential.reasons });
    throw redirect(303, `${event.url.pathname}?done=recheck`);
  },
  newer: async (event) => {
    const { fetchNewerCopy } = await ask(event, FetchNewer, { input: { credential: event.params.id } });
    if (fetchNewerCopy.__typename === 'Refused') return fail(409, { problems: fetchNewerCopy.reasons });
    const { credential, isNewer } = fetchNewerCopy;
    throw redirect(
      303,
      isNewer ? `/inbox?about=${encodeURIComponent(credential.id)}&newer` : `${event.url.pathname}?done=newest`,
    );
  },
  answer: async (event) => {
    const asked = (await event.request.formData()).get('answer');
    const wanted = asked === 'REMOVE' || asked === 'HIDE' ? asked : 'RESTORE';
    const { answerCredential } = await ask(event, Answer, { input: { credential: event.params.id, answer: wanted } });
    if (answerCredential.__typename === 'Refused') return fail(409, { problems: answerCredential.reasons });
    throw redirect(303, `${event.url.pathname}?done=${wanted.toLowerCase()}`);
  },
};
