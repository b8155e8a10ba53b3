// Something from an earlier place, as a file, exactly as it was.
import { error } from '@sveltejs/kit';
import { ask } from '#lib/server/api.ts';
import { savedFile } from '#lib/server/saved-file.ts';
import { Earlier } from '../../questions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { keepsake } = await ask(event, Earlier, { id: event.params.id });
  if (!keepsake?.text) throw error(404, event.locals.words.errors.notFoundText);
  return savedFile(keepsake.text, { name: keepsake.title, ending: 'json', type: 'application/json' });
};
