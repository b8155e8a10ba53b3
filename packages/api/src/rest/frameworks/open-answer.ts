// Answers that everybody may have and keep for a while: with a tag by which a client asks whether it has changed.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `tag` changes with the bytes. */
export type OpenBytes = { readonly bytes: Uint8Array; readonly tag: string; readonly type: string };

/** Anyone may read it from anywhere; it names nobody. 304 where the client has it already (RFC 9110 section 13.1.2). */
export function sendOpen(request: FastifyRequest, reply: FastifyReply, answer: OpenBytes): FastifyReply {
  return sendTagged(request, forAnyone(reply).header('cache-control', 'public, max-age=60, must-revalidate'), answer);
}

/** The same for what may differ by who asks: kept by nobody on the way, and asked for again each time. */
export function sendOwn(request: FastifyRequest, reply: FastifyReply, answer: OpenBytes): FastifyReply {
  return sendTagged(request, reply.header('cache-control', 'private, no-cache'), answer);
}

export function forAnyone(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'etag, link, x-total-count')
    .header('cross-origin-resource-policy', 'cross-origin');
}

/** A value as JSON, for everybody. */
export function sendOpenJson(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const bytes = Buffer.from(JSON.stringify(value), 'utf8');
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return sendOpen(request, reply, { bytes, tag, type: 'application/json' });
}

function sendTagged(request: FastifyRequest, reply: FastifyReply, { bytes, tag: hash, type }: OpenBytes): FastifyReply {
  const tag = `"${hash}"`;
  reply.header('etag', tag);
  const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send();
  return reply.type(`${type}; charset=utf-8`).send(bytes);
}
