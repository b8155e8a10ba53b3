// The doors for leaving: everything of one's own out as one locked file, and such a file in. The passphrase comes in the body and stays nowhere.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isZip } from '@skillweave/core/frameworks';
import { passphraseFault, type PassphraseFault } from '@skillweave/core/take-along';
import { instantOf } from '@skillweave/core/terms';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asking } from '../access/asking.ts';
import { isRefusal, type Refusal } from '../access/refusal.ts';
import { logFault } from '../errors.ts';
import type { House } from '../house.ts';
import { receive, type NotReceived } from '../imports/receive.ts';
import type { Limited } from '../rate-limits.ts';
import { openTakeAlong, takeInLimits } from '../take-along/open-file.ts';
import { takeAlong } from '../take-along/pack.ts';
import { plainIn, plainOut } from '../take-along/plain.ts';
import { ownLerRs, ownResume } from '../take-along/resume.ts';
import { takeIn } from '../take-along/take-in.ts';
import { jsonOnly } from './json.ts';
import { takeInDoor } from './slow-bodies.ts';
import { addressOf, noEntry, viewerOf } from './visitor.ts';

const unfit: Record<PassphraseFault, string> = {
  short: 'Use at least 12 letters. Four words that have nothing to do with each other are good.',
  long: 'Use at most 1,000 letters.',
  same: 'Use more different letters.',
  own: 'Do not use your own name or address. Somebody who knows you would try it.',
};
const notReceived: Record<NotReceived, string> = {
  nothing: 'Choose the file first.',
  notForm: 'We could not read what was sent. Choose the file again.',
  tooLarge: 'This is larger than anything one takes along from here. Nothing was taken in.',
  tooLargeTogether: 'This is larger than anything one takes along from here. Nothing was taken in.',
  tooManyFiles: 'Choose one file.',
};
const resumes = {
  '/take-along/resume': { name: 'resume.json', make: ownResume },
  '/take-along/ler-rs': { name: 'ler-rs.json', make: ownLerRs },
};
const kibibyte = 1024;
const arriving = (folder: string) => join(folder, 'arriving');

export async function takeAlongDoors(app: FastifyInstance, house: House): Promise<void> {
  // What an end in the middle left behind.
  await rm(arriving(house.settings.folder), { recursive: true, force: true });
  await app.register(async (door) => {
    jsonOnly(door, { depth: 2 });
    door.post('/take-along', { bodyLimit: 8 * kibibyte }, async (request, reply) => {
      const asking = await entered(request, reply, { house, counts: 'takeAlong' });
      if (asking === null) return reply;
      const fault = unfitness(request.body, asking);
      if (fault !== null) return reply.code(422).send({ code: `passphrase.${fault}`, field: 'passphrase', text: unfit[fault] });
      const { passphrase } = request.body as { passphrase: string };
      const { keyring, looks, settings, log } = house;
      const pieces = takeAlong(asking, { keyring, looks, publicUrl: settings.publicUrl }, passphrase);
      const file = await begun(pieces, log);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${nameOf(asking)}"`)
        .send(file);
    });
    for (const [path, { name, make }] of Object.entries(resumes))
      door.post(path, async (request, reply) => {
        const asking = await entered(request, reply, { house, counts: 'takeAlong' });
        if (asking === null) return reply;
        return reply
          .type('application/json')
          .header('content-disposition', `attachment; filename="${name}"`)
          .send(await make(asking));
      });
    door.post('/take-along/plain', async (request, reply) => {
      const asking = await entered(request, reply, { house, counts: 'takeAlong' });
      if (asking === null) return reply;
      const disposition = `attachment; filename="badges-${asking.now.slice(0, 10)}.zip"`;
      return reply
        .type('application/zip')
        .header('content-disposition', disposition)
        .send(await begun(plainOut(asking), house.log));
    });
  });
  await app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null));
    let isBusy = false;
    door.post(takeInDoor, async (request, reply) => {
      const asking = await entered(request, reply, { house, counts: 'takeIn' });
      if (asking === null) return reply;
      // One at a time: an opened file is held in memory while it is checked.
      if (isBusy)
        return refuse(reply, 503, { code: 'busy', text: 'Somebody else is bringing in a file just now. Try again in a minute.' });
      isBusy = true;
      // Everything is put away before it is answered: whoever has the answer may come again at once.
      const { status, body } = await bringIn(request, { house, asking }).finally(() => (isBusy = false));
      return reply.code(status).send(body);
    });
  });
}

type Wanted = { readonly house: House; readonly counts: Limited };

/** Who asks, counted; null when they were told why not. What may not come in is not read to its end either. */
async function entered(request: FastifyRequest, reply: FastifyReply, { house, counts }: Wanted): Promise<Asking | null> {
  const now = instantOf(Date.now());
  const { graph, looks } = house;
  const viewer = await viewerOf(request, house, graph, now);
  if (typeof viewer === 'string') return (await refuse(reply, noEntry[viewer].status, noEntry[viewer]), null);
  const { personId } = viewer;
  if (personId === null) return (await refuse(reply, 401, { code: 'UNAUTHENTICATED', text: 'Sign in first.' }), null);
  const often = await house.limits.spend(counts, `address ${addressOf(request, house)}`, `person ${personId}`);
  if (often) return (await refuse(reply, 429, often.reasons[0] ?? { code: 'tooOften', text: '' }), null);
  return { graph, viewer, now, looks };
}

const refuse = (reply: FastifyReply, status: number, { code, text }: { code: string; text: string }) =>
  reply.code(status).header('connection', 'close').send({ code, text });

type Said = { readonly status: number; readonly body: object | undefined };

async function bringIn(request: FastifyRequest, { house, asking }: { house: House; asking: Asking }): Promise<Said> {
  const { settings, keyring, outside, memory } = house;
  const folder = join(arriving(settings.folder), randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    let passphrase = '';
    const limits = { bytes: takeInLimits.packed, allBytes: takeInLimits.packed, files: 1 };
    const contentType = request.headers['content-type'] ?? '';
    const onWords = (field: string, words: string) => {
      if (field === 'passphrase') passphrase = words;
    };
    const files = await receive(request.raw, { contentType, folder, limits, onWords });
    if (typeof files === 'string') {
      const status = files.startsWith('tooLarge') ? 413 : 422;
      return { status, body: { code: `takeIn.${files}`, field: 'file', text: notReceived[files] } };
    }
    const arrived = () => createReadStream(join(folder, '0'));
    const place = { publicUrl: settings.publicUrl, outside, memory };
    if (await startsAsZip(arrived())) return answerOf(await plainIn(asking, place, arrived));
    if (passphrase === '') {
      const text = 'Enter the passphrase of the file.';
      return { status: 422, body: { code: 'passphrase.none', field: 'passphrase', text } };
    }
    // As it came it lies on the disk, locked; opened it is in memory alone.
    const file = await openTakeAlong(arrived(), passphrase);
    if (isRefusal(file)) return { status: 422, body: file.reasons[0] };
    return answerOf(await takeIn(asking, { place, keyring }, file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const answerOf = (taken: object | Refusal): Said =>
  isRefusal(taken) ? { status: 422, body: taken.reasons[0] } : { status: 200, body: taken };

async function startsAsZip(bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const piece of bytes) return isZip(piece);
  return false;
}

function unfitness(body: unknown, { viewer }: Asking): PassphraseFault | null {
  const given = typeof body === 'object' && body !== null && 'passphrase' in body ? body.passphrase : '';
  return passphraseFault(typeof given === 'string' ? given : '', [viewer.name, ...viewer.name.split(/\s+/)]);
}

/** The first piece is asked for here: what fails before it is told as a failure and not as a broken file. */
async function begun(pieces: AsyncGenerator<Uint8Array>, log: House['log']): Promise<Readable> {
  const file = Readable.from(rest(await pieces.next(), pieces), { objectMode: false });
  file.once('error', (error) => logFault(log, error, 'take-along'));
  return file;
}

async function* rest(first: IteratorResult<Uint8Array>, more: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (!first.done) yield first.value;
  yield* more;
}

const nameOf = ({ now }: Asking): string => `skillweave-${now.slice(0, 10)}.zip.age`;
