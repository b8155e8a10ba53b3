// One level of one of a list's trees, or more of it, for a page that has script.
import { error, json } from '@sveltejs/kit';
import { ask } from '#lib/server/api.ts';
import { Top, TopOccupations, Under } from '../questions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { searchParams } = event.url;
  const of = searchParams.get('of');
  const after = searchParams.get('after');
  const top = { id: event.params.id, after };
  const { node } = of
    ? await ask(event, Under, { id: of, after })
    : searchParams.get('view') === 'work'
      ? await ask(event, TopOccupations, top)
      : await ask(event, Top, top);
  if (node && 'narrower' in node) return json(node.narrower);
  if (node && 'topLevel' in node) return json(node.topLevel);
  throw error(404, event.locals.words.library.notHere);
};
