// Ends the session at the API, which forgets it, and not only in this browser.
import { redirect } from '@sveltejs/kit';
import { keepActing } from '#lib/server/acting.ts';
import { knock } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export { homeward as GET } from '#lib/server/homeward.ts';

export const POST: RequestHandler = async (event) => {
  await knock(event, '/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  keepActing(event.cookies, null, false);
  throw redirect(303, '/');
};
