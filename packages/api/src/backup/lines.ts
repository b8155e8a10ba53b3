// A backup as lines of JSON, packed and locked: what each line is, and how they are written to a file and read back, one at a time.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { isObject, readStrictJson } from '@skillweave/core/credential';
import { readInstant, type Instant } from '@skillweave/core/terms';
import { CannotOpen, locked, mostWork, opened } from '../keys/age-file.ts';

export const backupFormat = { format: 'skillweave-backup', version: 1 } as const;

type Properties = Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>;
export type Relation = { readonly type: string; readonly to: string; readonly properties: Properties };

/** `thing` carries the relations that start from it. `part`: a piece of a file in the data folder, in base64. `end` counts all of it. */
export type Line =
  | { readonly is: 'begin'; readonly madeAt: Instant; readonly migrations: readonly string[] }
  | { readonly is: 'part'; readonly file: string; readonly bytes: string }
  | {
      readonly is: 'thing';
      readonly key: string;
      readonly label: string;
      readonly properties: Properties;
      readonly out: readonly Relation[];
    }
  | { readonly is: 'end'; readonly things: number; readonly relations: number; readonly parts: number };

/** What is wrong with a backup, in one sentence. */
export class BadBackup extends Error {}

/** The file's bytes. */
export function written(lines: AsyncIterable<Line>, passphrase: string): AsyncGenerator<Uint8Array> {
  async function* text() {
    for await (const line of lines) yield `${JSON.stringify(line.is === 'begin' ? { ...backupFormat, ...line } : line)}\n`;
  }
  const packed = createGzip();
  const source = Readable.from(text());
  source.once('error', (error) => packed.destroy(error));
  return locked(passphrase, source.pipe(packed));
}

/** Reads the lines back. @throws BadBackup for a wrong passphrase, and for whatever is cut, changed or no backup */
export async function* read(path: string, passphrase: string): AsyncGenerator<Line> {
  const unpacked = createGunzip();
  const source = Readable.from(opened(passphrase, createReadStream(path), mostWork), { objectMode: false });
  source.once('error', (error) => unpacked.destroy(error));
  let isFirst = true;
  let ended = false;
  try {
    for await (const text of linesOf(source.pipe(unpacked))) {
      const line = lineFrom(text, isFirst);
      if (line === null || ended) throw new BadBackup('This is no backup, or a part of it is not as it was written.');
      isFirst = false;
      ended = line.is === 'end';
      yield line;
    }
  } catch (error) {
    throw faultFrom(error);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
  if (!ended) throw new BadBackup('This backup is cut off.');
}

function faultFrom(error: unknown): unknown {
  if (error instanceof CannotOpen) {
    const said = {
      notLocked: 'This is no backup made by this program.',
      tooDear: 'This file was locked in a way that takes too much work to open.',
      wrongPassphrase: 'This passphrase does not open the backup.',
      damaged: 'This backup is cut off or was changed.',
    };
    return new BadBackup(said[error.code], { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return new BadBackup('This is no backup made by this program.', { cause: error });
  return error;
}

// The largest property is a document of 5 MB or a log kept as it was; JSON may double it.
const longestLine = 160 * 1024 * 1024;

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    let rest = Buffer.from(piece);
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      yield Buffer.concat([...held, rest.subarray(0, at)]).toString('utf8');
      held = [];
      size = 0;
      rest = rest.subarray(at + 1);
    }
    if ((size += rest.length) > longestLine) throw new BadBackup('A line of this backup has no end.');
    held.push(rest);
  }
  if (size > 0) throw new BadBackup('This backup is cut off.');
}

function lineFrom(text: string, isFirst: boolean): Line | null {
  const parsed = readStrictJson(text);
  if (parsed.kind === 'refused' || !isObject(parsed.value)) return null;
  const line = parsed.value;
  if (isFirst !== (line['is'] === 'begin')) return null;
  switch (line['is']) {
    case 'begin': {
      const { format, version, migrations, madeAt } = line;
      if (format !== backupFormat.format) return null;
      if (version !== backupFormat.version)
        throw new BadBackup('This backup was made by a newer version. Bring this place up to date first.');
      const at = typeof madeAt === 'string' ? readInstant(madeAt) : null;
      return at !== null && isTexts(migrations) ? { is: 'begin', madeAt: at, migrations } : null;
    }
    case 'part': {
      const { file, bytes } = line;
      return typeof file === 'string' && typeof bytes === 'string' ? { is: 'part', file, bytes } : null;
    }
    case 'thing': {
      const { key, label, properties, out } = line;
      if (typeof key !== 'string' || typeof label !== 'string' || !isObject(properties)) return null;
      if (!Array.isArray(out) || !out.every(isRelation)) return null;
      return { is: 'thing', key, label, properties: properties as Properties, out };
    }
    case 'end': {
      const { things, relations, parts } = line;
      const areCounts = [things, relations, parts].every(Number.isSafeInteger);
      return areCounts ? { is: 'end', things: things as number, relations: relations as number, parts: parts as number } : null;
    }
    default:
      return null;
  }
}

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isRelation = (value: unknown): value is Relation =>
  isObject(value) && typeof value['type'] === 'string' && typeof value['to'] === 'string' && isObject(value['properties']);
