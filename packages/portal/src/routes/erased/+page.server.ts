// The last page of somebody who was erased. Whoever is signed in was not, and is not told so.
import { homeward } from '#lib/server/homeward.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.viewer) homeward();
};
