// What an emergency look opens, while it runs. Each visit is in the learner's log.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const Opened = graphql(`
  query EmergencyOpened($id: ID!) {
    node(id: $id) {
      __typename
      ... on Grant {
        until
        purpose
        credentials {
          id
          name
          standing
          awardedAt
          issuer {
            name
          }
        }
      }
    }
  }
`);

export const load: PageServerLoad = async (event) => {
  const isTheirs = event.locals.viewer?.role === 'ADMINISTRATOR';
  const { node } = isTheirs ? await ask(event, Opened, { id: event.params.id }) : { node: null };
  if (node?.__typename !== 'Grant' || node.purpose !== 'EMERGENCY') throw error(404, event.locals.words.errors.notFoundText);
  return { until: node.until, badges: node.credentials };
};
