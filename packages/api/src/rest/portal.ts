// The portal's pages: everything that is not a door of ours goes to the handler that was built for them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { House } from '../house.ts';
import { tooMuchForAPage } from './slow-bodies.ts';
import { addressOf } from './visitor.ts';

export type PortalHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export async function portal(app: FastifyInstance, house: House, handler: PortalHandler | null): Promise<void> {
  const { settings, log } = house;
  const secure = settings.publicUrl.startsWith('https:');
  await app.register(async (scope) => {
    // The pages read their own bodies.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.all('/*', async (request, reply) => {
      if (!handler) {
        const text = 'The portal is not built yet. Run "npm start", which builds it; the API answers at /graphql.\n';
        return reply.code(503).type('text/plain; charset=utf-8').send(text);
      }
      const { raw } = request;
      const tooMuch = tooMuchForAPage(raw);
      if (tooMuch !== null)
        return reply.code(tooMuch).send({ code: 'TOO_LARGE', text: 'This is larger than this address takes.' });
      const begun = performance.now();
      // Ours to say, never the visitor's.
      raw.headers['x-forwarded-proto'] = secure ? 'https' : request.protocol;
      raw.headers['x-skillweave-address'] = addressOf(request, house);
      delete raw.headers['skillweave-portal'];
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        // Kit brings both of these itself, page by page.
        if (name !== 'content-security-policy' && name !== 'cache-control' && value !== undefined)
          reply.raw.setHeader(name, value);
      }
      reply.raw.once('finish', () =>
        log.debug(
          {
            route: 'portal',
            method: raw.method,
            status: reply.raw.statusCode,
            milliseconds: Math.round(performance.now() - begun),
          },
          'request',
        ),
      );
      handler(raw, reply.raw, () => reply.raw.writeHead(404).end());
    });
  });
}
