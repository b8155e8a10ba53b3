// What somebody told us, by its number, and what we answered.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { FeedbackFields } from '#lib/server/feedback.ts';
import type { PageServerLoad } from './$types';

const Told = graphql(
  `
    query Told($receipt: String!) {
      feedback(receipt: $receipt) {
        ...FeedbackFields
      }
    }
  `,
  [FeedbackFields],
);

export const load: PageServerLoad = async (event) => {
  const { params, locals, setHeaders, url } = event;
  setHeaders({ 'x-robots-tag': 'noindex' });
  const { feedback } = await ask(event, Told, { receipt: params.receipt.trim().toUpperCase() });
  if (!feedback) throw error(404, locals.words.told.notHere);
  return { told: feedback, isNew: url.searchParams.has('new') };
};
