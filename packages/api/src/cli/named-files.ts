// The files a command line names: single ones, all below a folder, and what is piped in.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SourceFile } from '@skillweave/core/frameworks';
import { SaidNo, WrongUse, type Called } from './command.ts';

export type Named = {
  readonly files: readonly SourceFile[];
  /** Names of files that were asked for by themselves, and not met in a folder. */
  readonly byName: ReadonlySet<string>;
  /** Removes what was laid aside for reading. */
  leave(): Promise<void>;
};

/**
 * Opens nothing yet, except that what is piped in (`-`) is laid into a temporary file first: it is read more than once.
 * @throws SaidNo for a path that is not there, WrongUse for `-` given twice.
 */
export async function filesNamed(called: Called): Promise<Named> {
  const { words } = called;
  if (words.filter((word) => word === '-').length > 1) throw new WrongUse('- can be given once: it is what is piped in.');
  const byName = new Set<string>();
  const files: SourceFile[] = [];
  let aside: string | null = null;
  const leave = async () => (aside === null ? undefined : await rm(aside, { recursive: true, force: true }));
  try {
    for (const word of words) {
      if (word === '-') {
        aside = await mkdtemp(join(tmpdir(), 'skillweave-piped-'));
        files.push(sourceFile('piped in', await laidAside(called, join(aside, 'piped'))));
        byName.add('piped in');
        continue;
      }
      const found = await stat(word).catch((error: unknown) => cannotRead(word, error));
      if (found.isDirectory()) files.push(...(await filesBelow(word)));
      else {
        files.push(sourceFile(basename(word), word));
        byName.add(basename(word));
      }
    }
  } catch (error) {
    await leave();
    throw error;
  }
  return { files, byName, leave };
}

// Links are not followed: a folder must not lead out of itself. Hidden files are nobody's data.
async function filesBelow(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[/\\])\./.test(relative(folder, path)))
    .sort()
    .map((path) => sourceFile(relative(folder, path), path));
}

const sourceFile = (name: string, path: string): SourceFile => ({
  name,
  bytes: async function* () {
    try {
      for await (const piece of createReadStream(path)) yield piece as Buffer;
    } catch (error) {
      cannotRead(name, error);
    }
  },
});

const mostPiped = 1024 * 1024 * 1024;

async function laidAside({ piped }: Called, path: string): Promise<string> {
  const bounded = async function* () {
    let size = 0;
    for await (const piece of piped()) {
      if ((size += piece.length) > mostPiped) throw new SaidNo('More than 1 GiB was piped in. Hand it in as files.');
      yield piece;
    }
  };
  await pipeline(bounded, createWriteStream(path, { mode: 0o600 }));
  return path;
}

function cannotRead(path: string, error: unknown): never {
  if (error instanceof SaidNo) throw error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
  throw new SaidNo(code === 'ENOENT' ? `There is no file or folder ${path}.` : `${path} cannot be read (${code}).`);
}
