// The demo town's extras: files a visitor can hand in themselves.
import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../house.ts';
import { demoFolder, listDemoFiles } from '../seed/demo-files.ts';

export function demoDoors(app: FastifyInstance, { settings }: House): void {
  const folder = demoFolder(settings.folder);
  const files = () => listDemoFiles(settings);

  app.get('/demo/files', async () => ({ files: await files() }));
  app.get<{ Params: { name: string } }>('/demo/files/:name', async (request, reply) => {
    const { name } = request.params;
    if (!(await files()).some((file) => file.name === name))
      return reply.code(404).send({ code: 'NOT_HERE', text: 'There is no such file.' });
    return reply
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/octet-stream')
      .send(await readFile(join(folder, name)));
  });
}
