// Everything the one who is signed in told us, newest first.
import { ask, graphql } from '#lib/server/api.ts';
import { FeedbackFields } from '#lib/server/feedback.ts';
import type { PageServerLoad } from './$types';

const MyFeedback = graphql(
  `
    query MyFeedback($after: String) {
      myFeedback(first: 20, after: $after) {
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

export const load: PageServerLoad = async (event) => {
  const { myFeedback } = await ask(event, MyFeedback, { after: event.url.searchParams.get('after') });
  return { told: myFeedback.edges.map(({ node }) => node), pageInfo: myFeedback.pageInfo };
};
