// The door for frameworks: a curator's files in, streamed to disk; out comes the import that will read them.
import { instantOf } from '@skillweave/core/terms';
import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../access/refusal.ts';
import type { Viewer } from '../access/viewer.ts';
import type { House } from '../house.ts';
import { importLimits, type NotArrived } from '../imports/folders.ts';
import { encodeId } from '../schema/ids.ts';
import { beginImport } from '../write/imports.ts';
import { frameworkDoor } from './slow-bodies.ts';
import { addressOf, noEntry, viewerOf } from './visitor.ts';

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
const { bytes, allBytes, files } = importLimits;

const said: Record<NotArrived, { status: number; text: string }> = {
  nothing: { status: 422, text: 'Choose at least one file. The files we got were empty.' },
  tooLarge: { status: 413, text: `One of the files is larger than ${megabytes(bytes)}. Pack it as a zip file, or ask for help.` },
  tooLargeTogether: { status: 413, text: `The files together are larger than ${megabytes(allBytes)}. Bring in fewer at a time.` },
  tooManyFiles: {
    status: 413,
    text: `These are more than ${files} files. Put them in one zip file, or bring in fewer at a time.`,
  },
  notForm: { status: 422, text: 'We could not read what was sent. Choose the files again.' },
  full: { status: 503, text: 'Too many files wait here. Finish or give up another import first.' },
  busy: { status: 503, text: 'Others are bringing in files just now. Try again in a minute.' },
};

function notACurator({ personId, role }: Viewer) {
  if (personId === null) return { status: 401, code: 'UNAUTHENTICATED', text: 'Sign in first.' };
  return role === 'curator' ? null : { status: 403, code: 'FORBIDDEN', text: 'Only curators bring in lists of skills.' };
}

export async function frameworkUploadDoor(app: FastifyInstance, house: House): Promise<void> {
  const { limits, graph } = house;
  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    // Left unread: it goes to disk piece by piece, and only once we know whose it is.
    door.addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null));
    door.post(frameworkDoor, async (request, reply) => {
      const now = instantOf(Date.now());
      const viewer = await viewerOf(request, house, graph, now);
      // What may not come in is not read to its end either.
      const refuse = ({ status, code, text }: (typeof noEntry)['notHeld']) =>
        reply.code(status).header('connection', 'close').send({ code, text });
      if (typeof viewer === 'string') return refuse(noEntry[viewer]);
      const no = notACurator(viewer);
      if (no) return refuse(no);
      const keys = [`address ${addressOf(request, house)}`, `person ${viewer.personId}`];
      const often = await limits.spend('frameworkUpload', ...keys);
      if (often) return reply.code(429).header('connection', 'close').send(often.reasons[0]);

      const { imports } = house;
      const arrived = await imports.folders.arrive(request.raw, request.headers['content-type'] ?? '');
      if (typeof arrived === 'string') return reply.code(said[arrived].status).send({ code: arrived, text: said[arrived].text });
      const begun = await beginImport({ graph, viewer, now }, arrived);
      if (isRefusal(begun)) {
        await imports.folders.remove(arrived.id);
        return reply.code(403).send(begun.reasons[0]);
      }
      imports.takeUp(begun.id);
      return reply.code(201).send({ id: encodeId('Import', begun.id), files: arrived.files });
    });
  });
}
