// How long a body may take and how large it may be: little for nearly all doors, much for those that take whole frameworks or all of a person's things.
import type { IncomingMessage } from 'node:http';

/** Where a curator's files come in: the API's own door, and the page that hands them on to it. */
export const frameworkDoor = '/upload/frameworks';
/** Where somebody's take-along file comes in. */
export const takeInDoor = '/take-along/in';
const pages = ['/import', '/leave/bring-in'];

/** How long large files may take on a slow line, in milliseconds. */
export const slowest = 15 * 60_000;
const usual = 30_000;
const usualBytes = 6 * 1024 * 1024;

const takesMuch = ({ method, url = '' }: IncomingMessage) =>
  method === 'POST' && [frameworkDoor, takeInDoor, ...pages].includes(url.split('?')[0] ?? '');

/** Ends a request whose body is not all here `within` milliseconds. */
export function hurry(request: IncomingMessage, within = usual): void {
  if (takesMuch(request) || request.complete) return;
  const late = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, within);
  late.unref();
  request.once('close', () => clearTimeout(late));
}

/** Why a page is not handed this body, as an HTTP status; null when it may be. */
export function tooMuchForAPage(request: IncomingMessage): 411 | 413 | null {
  if (takesMuch(request)) return null;
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  // Pages read a body into memory: its size must be known beforehand.
  if (encoding !== undefined) return 411;
  return length !== undefined && Number(length) > usualBytes ? 413 : null;
}
