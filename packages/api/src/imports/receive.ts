// Files of a form on their way to a folder: streamed, counted, and never trusted for their names.
import { Busboy } from '@fastify/busboy';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type ReceivedFile = { readonly name: string; readonly size: number };

/** `notForm`: the body is not what a form with files sends, or was cut off. */
export type NotReceived = 'nothing' | 'tooLarge' | 'tooLargeTogether' | 'tooManyFiles' | 'notForm';

export type ReceiveLimits = { readonly bytes: number; readonly allBytes: number; readonly files: number };

/**
 * Writes each file of a `multipart/form-data` body (RFC 7578) into `folder` under its place in the form: `0`, `1`, and so on.
 * Reads the body to its end even when it refuses, so that whoever sends can hear why. What lies in the folder after a refusal is
 * the caller's to remove.
 * @throws when the disk fails.
 */
export async function receive(
  body: Readable,
  {
    contentType,
    folder,
    limits,
    onWords = () => {},
  }: {
    readonly contentType: string;
    readonly folder: string;
    readonly limits: ReceiveLimits;
    /** Told of each field that is no file; of one that was too long, nothing. */
    readonly onWords?: (field: string, words: string) => void;
  },
): Promise<readonly ReceivedFile[] | NotReceived> {
  const parser = parserFor(contentType, limits);
  if (!parser) {
    await drained(body);
    return 'notForm';
  }
  const files: ReceivedFile[] = [];
  const writing: Promise<void>[] = [];
  const incoming: Readable[] = [];
  let all = 0;
  let places = 0;
  const { promise: over, resolve: end, reject: fail } = Promise.withResolvers<NotReceived | null>();

  parser.on('file', (_field, stream, filename) => {
    const name = nameOf(filename);
    // A field nobody chose a file in is sent along, without a name.
    if (name === '') return void stream.resume();
    const place = places++;
    incoming.push(stream);
    let size = 0;
    const counted = new Transform({
      transform: (part: Buffer, _encoding, done) => {
        size += part.length;
        all += part.length;
        if (all > limits.allBytes) end('tooLargeTogether');
        done(null, part);
      },
    });
    stream.once('limit', () => end('tooLarge'));
    const written = pipeline(stream, counted, createWriteStream(join(folder, String(place)), { flags: 'wx', mode: 0o600 }));
    writing.push(written.then(() => void (files[place] = { name, size }), fail));
  });
  parser.on('field', (field, words, _nameCut, wordsCut) => {
    if (!wordsCut) onWords(field, words);
  });
  parser.once('filesLimit', () => end('tooManyFiles'));
  parser.once('error', () => end('notForm'));
  parser.once('finish', () => end(null));
  // A sender who leaves is no fault of ours; one whose body is all here leaves as well.
  body.once('close', () => {
    if (!body.readableEnded) end('notForm');
  });
  body.once('error', () => end('notForm'));
  body.pipe(parser);

  const refusal = await over.finally(() => body.unpipe(parser));
  if (refusal !== null) {
    parser.destroy();
    // Nobody will end a file that was cut off; whoever writes it must not wait.
    for (const stream of incoming) stream.destroy();
    await Promise.allSettled(writing);
    await drained(body);
    return refusal;
  }
  await Promise.all(writing);
  const kept = files.filter(({ size }) => size > 0);
  return kept.length > 0 ? files : 'nothing';
}

function parserFor(contentType: string, { bytes, files }: ReceiveLimits) {
  try {
    const limits = { fileSize: bytes, files, fields: 10, fieldSize: 5_000, parts: files + 10, headerPairs: 50 };
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    return null;
  }
}

/** The last part of a name, without what could break or turn a line; empty for no name. It is shown and never a path. */
export function nameOf(given: string | undefined): string {
  const last = (given ?? '').split(/[\\/]/).at(-1) ?? '';
  const shown = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 200)
    .toWellFormed();
  return /^\.*$/.test(shown) ? '' : shown;
}

function drained(body: Readable): Promise<void> {
  if (body.readableEnded || body.destroyed) return Promise.resolve();
  return new Promise((done) => {
    body
      .once('end', done)
      .once('close', done)
      .once('error', () => done());
    body.resume();
  });
}
