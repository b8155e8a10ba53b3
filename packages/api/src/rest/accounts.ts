// Sign in, sign out, register: the doors of the accounts, no more of them than are used, each counted.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../house.ts';
import type { Limited } from '../rate-limits.ts';
import { jsonOnly } from './json.ts';
import { addressOf } from './visitor.ts';

type Door = { readonly method: 'GET' | 'POST'; readonly path: string; readonly counts?: Limited; readonly begins?: true };

// The library answers more than these; what is not listed does not exist.
const doors: readonly Door[] = [
  { method: 'POST', path: '/sign-in/email', counts: 'signIn', begins: true },
  { method: 'POST', path: '/sign-up/email', counts: 'register', begins: true },
  { method: 'POST', path: '/sign-out' },
  { method: 'POST', path: '/change-password', counts: 'signIn' },
  { method: 'GET', path: '/get-session' },
  { method: 'GET', path: '/list-sessions' },
  { method: 'POST', path: '/revoke-session' },
  { method: 'POST', path: '/revoke-other-sessions' },
  { method: 'GET', path: '/token' },
  { method: 'GET', path: '/jwks' },
];

export async function accountDoors(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    jsonOnly(scope, { depth: 4 });
    for (const door of doors) {
      scope.route({
        method: door.method,
        url: `/api/auth${door.path}`,
        handler: (request, reply) => pass(house, door, request, reply),
      });
    }
    if (house.settings.demo) {
      const demo: Door = { method: 'POST', path: '/sign-in/demo', counts: 'signIn', begins: true };
      scope.post('/demo/sign-in', (request, reply) => pass(house, demo, request, reply));
    }
    scope.all('/api/auth/*', async (_request, reply) =>
      reply.code(404).send({ code: 'NOT_HERE', text: 'There is nothing at this address.' }),
    );
  });
}

async function pass(house: House, door: Door, request: FastifyRequest, reply: FastifyReply) {
  const { accounts } = house.door;
  if (door.counts) {
    const often = await house.limits.spend(door.counts, `address ${addressOf(request, house)}`, ...accountKey(request.body));
    if (often) return reply.code(429).send(often.reasons[0]);
  }
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'authorization'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const answer = await accounts.answer(
    new Request(new URL(`/api/auth${door.path}`, house.settings.publicUrl), {
      method: door.method,
      headers,
      ...(door.method === 'POST' && { body: JSON.stringify(request.body ?? {}) }),
    }),
  );
  // A session that was there before must not live on beside the new one.
  if (door.begins && answer.ok && request.headers.cookie)
    await accounts.endSession(new Headers({ cookie: request.headers.cookie }));
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return reply
    .code(answer.status)
    .type('application/json')
    .send(await answer.text());
}

const accountKey = (body: unknown): string[] => {
  const email = typeof body === 'object' && body !== null && 'email' in body ? body.email : null;
  return typeof email === 'string' ? [`account ${email.trim().toLowerCase().slice(0, 320)}`] : [];
};
