// One's badges alone, each in a file of its own, as other wallets take them; or what they show, as a résumé.
import { error } from '@sveltejs/kit';
import { handOnDeadline, knock } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

const forms = ['resume', 'ler-rs'];

export const GET: RequestHandler = async (event) => {
  const as = event.url.searchParams.get('as') ?? '';
  const form = forms.includes(as) ? as : 'plain';
  const response = await knock(event, `/take-along/${form}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(handOnDeadline),
  });
  if (response.status === 429) throw error(429, event.locals.words.errors.tooMany);
  if (!response.ok || !response.body) throw error(500, event.locals.words.errors.fault);
  const disposition = response.headers.get('content-disposition') ?? 'attachment';
  return new Response(response.body, {
    headers: { 'content-type': form === 'plain' ? 'application/zip' : 'application/json', 'content-disposition': disposition },
  });
};
