// The locked file, handed on piece by piece. What is wrong with the wish is said on the page it came from.
import { redirect } from '@sveltejs/kit';
import { handOnDeadline, knock } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const [passphrase, again] = [form.get('passphrase'), form.get('again')];
  if (typeof passphrase !== 'string' || passphrase !== again) throw back('again');
  const response = await knock(event, '/take-along', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ passphrase }),
    signal: AbortSignal.timeout(handOnDeadline),
  });
  if (response.ok && response.body) {
    const disposition = response.headers.get('content-disposition') ?? 'attachment';
    return new Response(response.body, {
      headers: { 'content-type': 'application/octet-stream', 'content-disposition': disposition },
    });
  }
  const { code = '' } = (await response.json().catch(() => ({}))) as { code?: string };
  throw back(response.status === 429 ? 'tooOften' : (/^passphrase\.(\w+)$/.exec(code)?.[1] ?? 'notMade'));
};

const back = (fault: string) => redirect(303, `/leave?fault=${fault}`);
