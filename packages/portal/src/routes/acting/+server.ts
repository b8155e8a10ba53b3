// Changes for whom and why somebody looks, then takes them to the first place of that seat.
import { redirect } from '@sveltejs/kit';
import { homeOf, type Seat } from '#lib/navigation.ts';
import { actingAs, keepActing } from '#lib/server/acting.ts';
import type { RequestHandler } from './$types';

export { homeward as GET } from '#lib/server/homeward.ts';

export const POST: RequestHandler = async ({ request, cookies, url, locals }) => {
  const form = await request.formData();
  const wanted = actingAs(String(form.get('key')), String(form.get('purpose')));
  const held = locals.viewer?.memberships.some(({ key }) => key === wanted?.key);
  const acting = held ? wanted : null;
  keepActing(cookies, acting, url.protocol === 'https:');
  const seat = acting ? (acting.key.split('/')[1]?.toUpperCase() as Seat) : 'LEARNER';
  throw redirect(303, locals.viewer ? homeOf(seat) : '/');
};
