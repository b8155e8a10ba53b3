// What people told us, for those who answer: what keeps somebody out comes first.
import { fail } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { FeedbackFields } from '#lib/server/feedback.ts';
import type { Actions, PageServerLoad } from './$types';

const FeedbackInbox = graphql(
  `
    query FeedbackInbox($state: FeedbackState!, $after: String) {
      feedbackInbox(state: $state, first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...FeedbackFields
          }
        }
      }
    }
  `,
  [FeedbackFields],
);

const AnswerFeedback = graphql(`
  mutation AnswerFeedback($input: AnswerFeedbackInput!) {
    answerFeedback(input: $input) {
      __typename
      ... on FeedbackReceived {
        feedback {
          receipt
        }
      }
      ... on Refused {
        reasons {
          text
        }
      }
    }
  }
`);

const nothing = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const state = searchParams.get('state') === 'answered' ? ('ANSWERED' as const) : ('OPEN' as const);
  const isCurator = event.locals.viewer?.role === 'CURATOR';
  const { feedbackInbox } = isCurator
    ? await ask(event, FeedbackInbox, { state, after: searchParams.get('after') })
    : { feedbackInbox: nothing };
  return { state, isCurator, told: feedbackInbox.edges.map(({ node }) => node), pageInfo: feedbackInbox.pageInfo };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const feedback = String(form.get('feedback') ?? '');
    const answer = String(form.get('answer') ?? '').trim();
    const asked = { feedback, answer };
    if (!answer) return fail(422, { problem: event.locals.words.feedbackInbox.answerMissing, asked, done: null });
    const { answerFeedback } = await ask(event, AnswerFeedback, { input: { feedback, answer } });
    if (answerFeedback.__typename === 'Refused') {
      return fail(422, { problem: answerFeedback.reasons.map(({ text }) => text).join(' '), asked, done: null });
    }
    return { problem: null, asked: null, done: answerFeedback.feedback.receipt };
  },
};
