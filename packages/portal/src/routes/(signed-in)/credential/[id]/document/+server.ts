// The badge exactly as it arrived, as a file: it is its owner's to keep and to take anywhere.
import { error } from '@sveltejs/kit';
import { ask, graphql } from '#lib/server/api.ts';
import { savedFile } from '#lib/server/saved-file.ts';
import type { RequestHandler } from './$types';

const Document = graphql(`
  query Document($id: ID!) {
    node(id: $id) {
      ... on Credential {
        name
        document
      }
    }
  }
`);

export const GET: RequestHandler = async (event) => {
  const { node } = await ask(event, Document, { id: event.params.id });
  if (!node || !('document' in node) || !node.document) throw error(404, event.locals.words.errors.notFoundText);
  const isJson = node.document.trimStart().startsWith('{');
  const form = isJson ? { ending: 'json', type: 'application/json' } : { ending: 'jwt', type: 'text/plain; charset=utf-8' };
  return savedFile(node.document, { name: node.name, ...form });
};
