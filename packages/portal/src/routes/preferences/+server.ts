// Keeps how somebody likes the portal to look, for a year, in this browser alone.
import { redirect } from '@sveltejs/kit';
import { themeFrom } from '#lib/preferences.ts';
import { backTo } from '#lib/server/back-to.ts';
import type { RequestHandler } from './$types';

export { homeward as GET } from '#lib/server/homeward.ts';

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const theme = themeFrom(String(form.get('theme')));
  cookies.set('theme', theme, { path: '/', maxAge: 31_536_000, sameSite: 'lax', secure: url.protocol === 'https:' });
  throw redirect(303, backTo(form.get('to')));
};
