// Undoes gzip and looks into zip archives, within bounds.
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Remark, SourceFile } from '../gathered.ts';
import { archiveBytes, archiveEntries, headBytes, unpackedAlways, unpackedBytes, unpackedTimes } from './bounds.ts';
import { refused, Unreadable } from './unreadable.ts';

const bomb = new Unreadable('packed-too-tightly', 'This file unpacks to far more than it holds. It was not read.');

/** One file inside an archive. */
export type Member = { readonly name: string; readonly bytes: () => AsyncIterable<Uint8Array> };

/** The first bytes of a file, at most 64 KiB of them. */
export async function headOf(file: Pick<SourceFile, 'bytes'>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of file.bytes()) {
    parts.push(part);
    size += part.length;
    if (size >= headBytes) break;
  }
  return Buffer.concat(parts).subarray(0, headBytes);
}

/** Whether these bytes begin a zip archive; a workbook is one too. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** The same file with gzip (RFC 1952) undone, if it was packed so. Reading it throws Unreadable past the bounds. */
export async function withoutGzip(file: SourceFile): Promise<SourceFile> {
  const head = await headOf(file);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return file;
  return { name: file.name.replace(/\.gz$/i, ''), bytes: () => gunzipped(file) };
}

async function* gunzipped(file: SourceFile): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  let went = 0;
  const packed = Readable.from(counted(file.bytes(), (size) => (went += size)));
  packed.on('error', (error) => gunzip.destroy(error));
  let came = 0;
  try {
    for await (const part of packed.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      came += part.length;
      if (came > unpackedBytes || (came > unpackedAlways && came > went * unpackedTimes)) throw bomb;
      yield part;
    }
  } catch (error) {
    throw damaged(error);
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, count: (size: number) => void): AsyncIterable<Uint8Array> {
  for await (const part of bytes) {
    count(part.length);
    yield part;
  }
}

/** The files in an archive, by name; `most` of them at most. Throws Unreadable for a damaged or locked archive and for one past the bounds. */
export async function membersOf(file: Pick<SourceFile, 'bytes'>, most = archiveEntries): Promise<Member[]> {
  try {
    const archive = await yauzl.fromBufferPromise(await wholeOf(file), { lazyEntries: true, autoClose: false });
    if (archive.entryCount > most) throw new Unreadable('too-many-files', 'This archive holds too many files.');
    const members: Member[] = [];
    let size = 0;
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new Unreadable('locked-archive', 'This archive is locked with a password.');
      // What comes out is held to the size said here by the library: more is a fault.
      size += entry.uncompressedSize;
      const isTight = entry.uncompressedSize > unpackedAlways && entry.uncompressedSize > entry.compressedSize * unpackedTimes;
      if (isTight || size > unpackedBytes) throw bomb;
      members.push({ name: entry.fileName, bytes: () => memberBytes(archive, entry) });
    }
    return members;
  } catch (error) {
    throw damaged(error);
  }
}

async function* memberBytes(archive: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  try {
    const stream = await archive.openReadStreamPromise(entry);
    for await (const part of stream as AsyncIterable<Uint8Array>) yield part;
  } catch (error) {
    throw damaged(error);
  }
}

async function wholeOf(file: Pick<SourceFile, 'bytes'>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of file.bytes()) {
    size += part.length;
    if (size > archiveBytes)
      throw new Unreadable('archive-too-large', 'This archive is too large. Unpack it and hand in its files.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

// The libraries throw errors of many kinds for what bytes hold; all of them mean that the file cannot be unpacked.
function damaged(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  return new Unreadable('damaged-archive', 'This packed file is damaged or cut off. Ask for it again.');
}

/** Every file in what was handed in: archives opened (a workbook stays whole), gzip undone. */
export async function* unpacked(files: readonly SourceFile[]): AsyncIterable<SourceFile | Remark> {
  for (const file of files) {
    try {
      const plain = await withoutGzip(file);
      if (!isZip(await headOf(plain))) {
        yield plain;
        continue;
      }
      const members = await membersOf(plain);
      if (members.some(({ name }) => name === 'xl/workbook.xml')) yield plain;
      else
        for (const { name, bytes } of members)
          if (!/(^|\/)(__MACOSX|\.)/.test(name)) yield await withoutGzip({ name: name.split('/').at(-1)!, bytes });
    } catch (error) {
      yield refused(error, { file: file.name });
    }
  }
}
