// What there is to take along, and what was wrong with a wish for the file.
import { ask } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { Leaving } from './questions.ts';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const { takeAlong, keepsakes } = await ask(event, Leaving, { after: searchParams.get('after') });
  return { counts: takeAlong, earlier: keepsakes.nodes, pageInfo: keepsakes.pageInfo, fault: searchParams.get('fault') };
};
