// The files of imports while they are needed: one folder each below the data folder, named by our id, files by their place.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { SourceFile } from '@skillweave/core/frameworks';
import { day } from '@skillweave/core/terms';
import { newId } from '../write/new-id.ts';
import { receive, type NotReceived, type ReceivedFile } from './receive.ts';

const mebibyte = 1024 * 1024;

/** ESCO in all its languages is 400 files of 1 GB: that comes by the command line. One language is 100 MB. */
export const importLimits = {
  bytes: 300 * mebibyte,
  allBytes: 600 * mebibyte,
  files: 200,
  /** Of everything that waits here, whoever brought it. */
  keptBytes: 3 * 1024 * mebibyte,
  /** How many uploads may come in at once. */
  arriving: 3,
  /** How long files wait for somebody to go on, in milliseconds. */
  keptFor: 7 * day,
};
export type ImportLimits = typeof importLimits;

export type Arrived = { readonly id: string; readonly files: readonly ReceivedFile[] };
/** `full`: what waits here leaves no room. `busy`: others are handing in just now. */
export type NotArrived = NotReceived | 'full' | 'busy';

export type ImportFolders = {
  /** Takes the files of a form, for an import that has no record yet. */
  arrive(body: Readable, contentType: string): Promise<Arrived | NotArrived>;
  /** The files of an import, to be read as often as wished; null when they are gone. */
  sources(id: string, files: readonly { readonly name: string }[]): Promise<SourceFile[] | null>;
  remove(id: string): Promise<void>;
  /** The imports whose files lie here. Uploads that were cut off by the end of the process are removed. */
  all(): Promise<string[]>;
};

// What is still coming in. Ids of ours never begin with a dot.
const arriving = '.arriving-';

export function importFolders(root: string, limits: ImportLimits): ImportFolders {
  let open = 0;
  const at = (id: string) => join(root, id);
  return {
    arrive: async (body, contentType) => {
      if (open >= limits.arriving) return 'busy';
      open += 1;
      const folder = at(`${arriving}${randomUUID()}`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const room = limits.keptBytes - (await sizeOf(root));
        if (room <= 0) return 'full';
        const files = await receive(body, {
          contentType,
          folder,
          limits: { ...limits, allBytes: Math.min(limits.allBytes, room) },
        });
        if (files === 'tooLargeTogether' && room < limits.allBytes) return 'full';
        if (typeof files === 'string') return files;
        const id = newId();
        await rename(folder, at(id));
        return { id, files };
      } finally {
        open -= 1;
        await rm(folder, { recursive: true, force: true });
      }
    },
    sources: async (id, files) => {
      const paths = files.map((_, place) => join(at(id), String(place)));
      const here = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
      if (!here.every((each) => each?.isFile())) return null;
      return files.map(({ name }, place) => ({ name, bytes: () => createReadStream(paths[place] ?? '') }));
    },
    remove: (id) => rm(at(id), { recursive: true, force: true }),
    all: async () => {
      const names = await readdir(root).catch(() => []);
      const cut = names.filter((name) => name.startsWith(arriving));
      await Promise.all(cut.map((name) => rm(at(name), { recursive: true, force: true })));
      return names.filter((name) => !name.startsWith('.'));
    },
  };
}

async function sizeOf(root: string): Promise<number> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name)).catch(() => null))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
