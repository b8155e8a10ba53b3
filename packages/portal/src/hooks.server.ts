// The first and last stop of every page: who asks, how they like to read, whether they may be here, and what the browser may do.
import { error, redirect } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError } from '@sveltejs/kit/hooks';
import { languageFrom, themeFrom } from '#lib/preferences.ts';
import { readActing } from '#lib/server/acting.ts';
import { viewerOf } from '#lib/server/viewer.ts';
import { wordsFor } from '#lib/words/catalogue.ts';

const preferences: Handle = ({ event, resolve }) => {
  const { cookies, locals, request } = event;
  locals.theme = themeFrom(cookies.get('theme'));
  locals.language = languageFrom(cookies.get('language'), request.headers.get('accept-language'));
  locals.words = wordsFor(locals.language);
  locals.acting = readActing(cookies);
  locals.viewer = null;
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', locals.language).replace('%dir%', 'ltr').replace('%theme%', locals.theme),
  });
};

// A courtesy: the API decides again. Route ids and not paths, so that form actions and data requests are covered too.
const session: Handle = async ({ event, resolve }) => {
  const { locals, route, url } = event;
  if (route.id) locals.viewer = await viewerOf(event);
  if (!locals.viewer && route.id?.startsWith('/(signed-in)')) {
    if (event.request.method !== 'GET') throw error(401, locals.words.errors.signInFirst);
    throw redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
  }
  return resolve(event);
};

const headers: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  response.headers.set('x-content-type-options', 'nosniff');
  // A page that came by a secret link is stricter, and says so itself.
  if (!response.headers.has('referrer-policy')) response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  // What somebody signed in reads must not wait in a browser's cache for the next person.
  if (event.locals.viewer) response.headers.set('cache-control', 'private, no-store');
  return response;
};

// A long list is mostly the same words again: packed it is a tenth. Safe beside secrets, since no other site's request carries a session
// here except by opening the page itself, which it cannot measure.
const packed: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const isText = /^(text\/|application\/json)/.test(response.headers.get('content-type') ?? '');
  const wantsGzip = /\bgzip\b/.test(event.request.headers.get('accept-encoding') ?? '');
  if (!response.body || !isText || !wantsGzip || response.headers.has('content-encoding')) return response;
  const { status, headers: kept } = response;
  const fresh = new Headers(kept);
  fresh.delete('content-length');
  fresh.set('content-encoding', 'gzip');
  fresh.append('vary', 'accept-encoding');
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status, headers: fresh });
};

export const handle = sequence(packed, headers, preferences, session);

export const handleError: HandleServerError = ({ kind, error: cause, event }) => {
  if (kind !== 'unknown') return;
  const incident = crypto.randomUUID().slice(0, 8);
  console.error(
    JSON.stringify({
      at: 'portal',
      incident,
      route: event.route.id,
      cause: cause instanceof Error ? cause.stack : String(cause),
    }),
  );
  return { message: event.locals.words?.errors.fault ?? 'Something went wrong here.', incident };
};
