// The only file that knows the API exists: it carries a question there with the visitor's own session, and brings back the answer.
import { SKILLWEAVE_API, SKILLWEAVE_PORTAL_KEY } from '$app/env/private';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { TadaDocumentNode } from 'gql.tada';
import { print, type DocumentNode } from 'graphql';

export { graphql, type ResultOf } from './graphql.ts';

const deadline = 8_000;
const uploadDeadline = 20_000;
/** Milliseconds that large files may take, in and out. */
export const handOnDeadline = 15 * 60_000;

type Fault = { message: string; extensions?: { code?: string; incident?: string } };
type Answer<Result> = { data?: Result | null; errors?: Fault[] };

/**
 * Asks one question in the visitor's name and gives the answer's data.
 * Whatever is not an answer (no connection, too slow, a fault) ends the request with an error page that names the incident.
 */
export async function ask<Result, Variables>(
  event: RequestEvent,
  document: TadaDocumentNode<Result, Variables>,
  ...[variables]: Record<string, never> extends Variables ? [Variables?] : [Variables]
): Promise<Result> {
  const response = await knock(event, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: textOf(document), variables }),
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<Result>;
  if (answer.data && !answer.errors?.length) return answer.data;
  throw faultPage(event, response.status, answer.errors?.[0]);
}

/** Hands a file to the API's upload door and gives its id, or the reason it was not taken. */
export async function upload(event: RequestEvent, file: File): Promise<{ id: string } | { refused: string }> {
  const response = await knock(event, '/upload', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: await file.arrayBuffer(),
    signal: AbortSignal.timeout(uploadDeadline),
  });
  const answer = (await response.json().catch(() => ({}))) as { id?: string; text?: string };
  if (response.ok && answer.id) return { id: answer.id };
  return { refused: answer.text ?? event.locals.words.upload.refused };
}

/** Hands a form with files on to the API's door for frameworks, piece by piece as it comes in, and gives the import's id. */
export async function handOn(event: RequestEvent): Promise<{ id: string } | { refused: string; status: number }> {
  const response = await handFormOn(event, '/upload/frameworks');
  const answer = (await response.json().catch(() => ({}))) as { id?: string; text?: string };
  if (response.ok && answer.id) return { id: answer.id };
  return { refused: answer.text ?? event.locals.words.errors.fault, status: response.status };
}

/** Hands a form on to one of the API's doors, piece by piece as it comes in. */
export async function handFormOn(event: RequestEvent, path: `/${string}`): Promise<Response> {
  const { body, headers } = event.request;
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': headers.get('content-type') ?? '' },
    body,
    duplex: 'half',
    signal: AbortSignal.timeout(handOnDeadline),
  };
  return await knock(event, path, init);
}

/** Knocks at one of the API's other doors (sign-in, demo files) and passes its cookies on to the visitor. */
export async function knock(event: RequestEvent, path: `/${string}`, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of carried(event)) headers.set(name, value);
  try {
    const response = await fetch(SKILLWEAVE_API + path, {
      signal: AbortSignal.timeout(deadline),
      redirect: 'manual',
      ...init,
      headers,
    });
    keepCookies(event, response);
    return response;
  } catch {
    // The cause names an address inside the house; the visitor needs only to know that trying again is safe.
    throw error(503, event.locals.words.errors.unreachable);
  }
}

// What travels with every question: the session, whom and why the visitor looks for, and where they come from.
function carried(event: RequestEvent): [string, string][] {
  const { acting } = event.locals;
  const cookie = event.request.headers.get('cookie');
  return [
    ...(cookie ? [['cookie', cookie] as [string, string]] : []),
    ...(acting ? [['skillweave-acting-as', acting.key] as [string, string]] : []),
    ...(acting?.purpose ? [['skillweave-purpose', acting.purpose] as [string, string]] : []),
    ['origin', event.url.origin],
    ['accept-language', event.locals.language],
    ['x-forwarded-for', event.getClientAddress()],
    ['skillweave-portal', SKILLWEAVE_PORTAL_KEY],
  ];
}

function keepCookies(event: RequestEvent, response: Response) {
  for (const line of response.headers.getSetCookie()) {
    const { name, value, ...options } = event.cookies.parse(line);
    // The value is signed as it stands; encoding it again would break the signature.
    event.cookies.set(name, value ?? '', { path: '/', ...options, encode: (text) => text });
  }
}

function faultPage(event: RequestEvent, status: number, fault?: Fault): never {
  const { errors } = event.locals.words;
  const { code, incident } = fault?.extensions ?? {};
  if (code === 'FORBIDDEN') throw error(403, errors.notYours);
  if (code === 'UNAUTHENTICATED') throw error(401, errors.signInFirst);
  // An id or a page mark that was cut or mistyped in the address: there is nothing there.
  if (code === 'BAD_USER_INPUT' && event.request.method === 'GET') throw error(404, errors.notFoundText);
  if (status === 429 || code === 'TOO_OFTEN') throw error(429, errors.tooMany);
  if (code === 'SLOW') throw error(503, errors.slow);
  throw error(500, errors.fault, incident ? { incident } : {});
}

const texts = new WeakMap<object, string>();
function textOf(document: object): string {
  const known = texts.get(document);
  if (known) return known;
  const text = print(document as DocumentNode);
  texts.set(document, text);
  return text;
}
