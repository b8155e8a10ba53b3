// For operators: is the process alive, and can it answer.
import type { FastifyInstance } from 'fastify';
import { operator } from '../access/viewer.ts';
import type { House } from '../house.ts';
import { storeAnswers } from '../read/health.ts';
import { instantOf } from '@skillweave/core/terms';

export function health(app: FastifyInstance, { graph, keyring }: House): void {
  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await storeAnswers({ graph, operator: operator('health'), now: instantOf(Date.now()) });
    return reply.code(ready ? 200 : 503).send({ ready, signs: keyring.closedBecause === null });
  });
}
