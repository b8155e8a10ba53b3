// One Fastify server, one port: GraphQL, the small doors, and the portal behind everything else.
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { logFault } from './errors.ts';
import { graphqlDoor } from './graphql-door.ts';
import type { House } from './house.ts';
import { accountDoors } from './rest/accounts.ts';
import { demoDoors } from './rest/demo.ts';
import { explorer } from './rest/explorer.ts';
import { frameworkDoors } from './rest/frameworks/doors.ts';
import { frameworkUploadDoor } from './rest/framework-uploads.ts';
import { health } from './rest/health.ts';
import { portal, type PortalHandler } from './rest/portal.ts';
import { hurry, slowest } from './rest/slow-bodies.ts';
import { takeAlongDoors } from './rest/take-along.ts';
import { statusLists } from './rest/status-lists.ts';
import { ownOrigins } from './settings.ts';
import { uploadDoor } from './rest/uploads.ts';
import { vcApi } from './rest/vc-api/doors.ts';
import { schema } from './schema/index.ts';

/** Builds the server; nothing listens yet. `handler` is the built portal, or null when there is none. */
export async function makeServer(house: House, handler: PortalHandler | null): Promise<FastifyInstance> {
  const { settings, log } = house;
  const app = fastify({
    logger: false,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit: 100_000,
    // A slow body holds a socket, not the process; an idle one must not delay the end.
    requestTimeout: slowest,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 400 },
  });
  app.server.headersTimeout = 30_000;
  app.addHook('onRequest', async (request, reply) => {
    hurry(request.raw);
    reply.headers(headersFor(settings.publicUrl));
  });
  const own = ownOrigins(settings.publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    const { origin, cookie } = request.headers;
    const signsIn = /^\/(api\/auth|demo)\//.test(request.url);
    // A page of another site must not act in a visitor's name, nor sign them in as somebody else.
    if (origin !== undefined && request.method !== 'GET' && !own.includes(origin) && (cookie !== undefined || signsIn))
      return reply.code(403).send({ code: 'ELSEWHERE', text: 'This came from a page of another site, and was not done.' });
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    log.debug(
      { method, route: routeOptions.url ?? 'none', status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) },
      'request',
    );
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ code: error.code, text: sentenceFor(status) });
    const incident = logFault(log, error, request.routeOptions.url ?? 'no route');
    return reply
      .code(500)
      .send({ code: 'FAULT', incident, text: `Something went wrong on our side. Quote ${incident} when you tell us.` });
  });

  health(app, house);
  await graphqlDoor(app, house, schema);
  explorer(app, settings.open);
  await accountDoors(app, house);
  await uploadDoor(app, house);
  await frameworkUploadDoor(app, house);
  await takeAlongDoors(app, house);
  statusLists(app, house);
  await frameworkDoors(app, house);
  await vcApi(app, house);
  if (settings.demo) demoDoors(app, house);
  await portal(app, house, handler);
  return app;
}

/** What every answer of ours carries; the portal's pages bring a content policy of their own. */
export function headersFor(publicUrl: string): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

function sentenceFor(status: number): string {
  if (status === 413) return 'This is larger than this address takes.';
  if (status === 415) return 'This address does not take this kind of content. Send application/json.';
  if (status === 404) return 'There is nothing at this address.';
  return 'This request cannot be read. Check what was sent, then try again.';
}
