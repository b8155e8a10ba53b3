// Status lists, for everyone: signed lists that tell which credentials of an issuer were called back (Bitstring Status List 1.0).
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { operator } from '../access/viewer.ts';
import type { House } from '../house.ts';
import { instantOf } from '@skillweave/core/terms';
import { publishedStatusList } from '../read/status-lists.ts';

export function statusLists(app: FastifyInstance, { graph }: House): void {
  app.get<{ Params: { list: string } }>('/status/:list', async (request, reply) => {
    const operating = { graph, operator: operator('serving a status list'), now: instantOf(Date.now()) };
    const text = await publishedStatusList(operating, request.params.list);
    // Anyone may read it from anywhere; it names nobody.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    if (text === null) return reply.code(404).send({ code: 'NOT_HERE', text: 'There is no such list.' });
    const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', tag).header('cache-control', 'public, max-age=60, must-revalidate');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    return reply.type('application/vc').send(text);
  });
}
