// How far an import is, for the page that shows it.
import { error, json } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

const HowFar = graphql(`
  query HowFar($id: ID!) {
    import(id: $id) {
      state
      progress {
        phase
        done
        total
      }
    }
  }
`);

export const GET: RequestHandler = async (event) => {
  const { import: found } = await ask(event, HowFar, { id: event.params.id });
  if (!found) throw error(404, event.locals.words.errors.notFoundText);
  return json(found);
};
