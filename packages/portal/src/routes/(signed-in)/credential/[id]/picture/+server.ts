// The badge as a picture with the badge itself inside: to show, to hand round, and to be checked anywhere.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { savedFile } from '#lib/server/saved-file.ts';
import type { RequestHandler } from './$types';

const Picture = graphql(`
  query Picture($id: ID!) {
    node(id: $id) {
      ... on Credential {
        name
        picture
      }
    }
  }
`);

export const GET: RequestHandler = async (event) => {
  const { node } = await ask(event, Picture, { id: event.params.id });
  if (!node || !('picture' in node) || !node.picture) throw error(404, event.locals.words.errors.notFoundText);
  return savedFile(node.picture, { name: node.name, ending: 'svg', type: 'image/svg+xml' });
};
