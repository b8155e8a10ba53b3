// Who stands behind an HTTP request: their address for counting, and the viewer the one door makes of them.
import { timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Instant } from '@skillweave/core/terms';
import type { FastifyRequest } from 'fastify';
import { enter, type NoEntry } from '../access/door.ts';
import { operator, type Viewer } from '../access/viewer.ts';
import type { House } from '../house.ts';

/**
 * The address to count tries by. A proxy is believed only when the operator named it,
 * and a forwarded address only from our own portal, which shows the key of this process.
 */
export function addressOf(request: FastifyRequest, { portalKey }: House): string {
  const shown = Buffer.from(one(request.headers['skillweave-portal']) ?? '');
  const key = Buffer.from(portalKey);
  const forwarded = one(request.headers['x-forwarded-for']);
  const ours = shown.length === key.length && timingSafeEqual(shown, key);
  return networkOf(ours && forwarded ? forwarded : request.ip);
}

/** What one visitor has at most: an IPv4 address, or the /64 that IPv6 gives to a single home. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const missing = 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  const whole = address.includes('::') ? [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':')] : groups;
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::/64`;
}

/** The viewer of this request, or why there is none. */
export async function viewerOf(
  request: FastifyRequest,
  house: House,
  graph: House['graph'],
  now: Instant,
): Promise<Viewer | NoEntry> {
  const { headers } = request;
  return await enter(
    house.door,
    { graph, operator: operator('letting somebody in'), now },
    {
      authorization: headers.authorization,
      cookie: headers.cookie,
      actingAs: one(headers['skillweave-acting-as']),
      purpose: one(headers['skillweave-purpose']),
    },
  );
}

/** What each no says, and with which HTTP status. */
export const noEntry: Record<NoEntry, { status: number; code: string; text: string }> = {
  badToken: { status: 401, code: 'UNAUTHENTICATED', text: 'This token is not good, or no longer. Get a new one.' },
  notHeld: { status: 403, code: 'FORBIDDEN', text: 'You do not hold the role you ask to act in, or not for this purpose.' },
  unknownPurpose: {
    status: 400,
    code: 'BAD_USER_INPUT',
    text: 'The purpose is one of advising, hiring, admission, verification and research.',
  },
};

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
