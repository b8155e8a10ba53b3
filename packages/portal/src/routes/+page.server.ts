// The front door: people who are signed in go straight to the first place of their seat.
import { redirect } from '@sveltejs/kit';
import { homeOf } from '#lib/navigation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  if (locals.viewer) throw redirect(303, homeOf(locals.viewer.role));
};
