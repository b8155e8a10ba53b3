// The upload door: a file's bytes in, an id out that a question can name. Nothing is stored, and nothing is believed of its name or type.
import { unwrap } from '@skillweave/core/credential';
import { instantOf } from '@skillweave/core/terms';
import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { uploadLimits, type NotKept } from '../uploads.ts';
import { addressOf, noEntry, viewerOf } from './visitor.ts';

const said: Record<NotKept, { status: number; text: string }> = {
  empty: { status: 422, text: 'The file is empty.' },
  tooLarge: { status: 413, text: 'The file is larger than 5 MB.' },
  tooMany: { status: 429, text: 'You have many files waiting. Wait ten minutes, then try again.' },
  full: { status: 503, text: 'Too many files are waiting here just now. Try again in a few minutes.' },
};

export async function uploadDoor(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    door.post('/upload', { bodyLimit: uploadLimits.bytes }, async (request, reply) => {
      const now = Date.now();
      const viewer = await viewerOf(request, house, house.graph, instantOf(now));
      if (typeof viewer === 'string')
        return reply.code(noEntry[viewer].status).send({ code: viewer, text: noEntry[viewer].text });
      const address = addressOf(request, house);
      const { personId } = viewer;
      const often = await house.limits.spend('upload', `address ${address}`, ...(personId ? [`person ${personId}`] : []));
      if (often) return reply.code(429).send(often.reasons[0]);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const unwrapped = unwrap(bytes);
      if (bytes.length > 0 && unwrapped.kind === 'unreadable')
        return reply.code(422).send({ code: unwrapped.code, text: unwrapped.text });
      const kept = house.uploads.keep(bytes, { personId, address }, now);
      if (typeof kept === 'string') return reply.code(said[kept].status).send({ code: kept, text: said[kept].text });
      return reply.code(201).send(kept);
    });
  });
}
