// The files of the data folder that a backup holds, beside the graph: accounts, keys, documents' keys among them, and how long each look log was.
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { learnerKeysPath, snapshotKeys } from '../at-rest/learner-keys.ts';
import { accountsPath, cookieSecretPath, snapshotAccounts } from '../accounts/snapshot.ts';
import { keyringPath, passphrasePath } from '../keys/keyring.ts';
import { headsPath } from '../looks/heads-file.ts';
import type { Line } from './lines.ts';

/** By the name they have in a backup. Nothing else is written by a restore, whatever a backup says. */
const places: Readonly<Record<string, (folder: string) => string>> = {
  'accounts.sqlite': accountsPath,
  'cookie-secret': cookieSecretPath,
  keyring: keyringPath,
  'learner-keys.sqlite': learnerKeysPath,
  'demo-passphrase': passphrasePath,
  heads: headsPath,
};

/** Says, while it is there, that a restore has begun and is not done. */
export const restoringPath = (folder: string) => join(folder, 'restoring');

export const isPlace = (file: string): boolean => Object.hasOwn(places, file);

type Part = Extract<Line, { is: 'part' }>;
const partBytes = 768 * 1024;

/** Copied in one piece by their own store, also while they are in use; sessions stay behind. */
const snapshots: Readonly<Record<string, (folder: string, into: string) => string>> = {
  'accounts.sqlite': snapshotAccounts,
  'learner-keys.sqlite': snapshotKeys,
};
const copies = (folder: string) => join(folder, 'copies');

/** Removes what a backup that was cut off left behind: somebody who is erased may be in it. */
export const dropCopies = async (folder: string): Promise<void> => await rm(copies(folder), { recursive: true, force: true });

/** The files in pieces. */
export async function* folderParts(folder: string): AsyncGenerator<Part> {
  await dropCopies(folder);
  await mkdir(copies(folder), { mode: 0o700 });
  try {
    for (const [file, at] of Object.entries(places))
      if (existsSync(at(folder))) yield* partsOf(file, snapshots[file]?.(folder, join(copies(folder), file)) ?? at(folder));
  } finally {
    await dropCopies(folder);
  }
}

async function* partsOf(file: string, path: string): AsyncGenerator<Part> {
  const bytes = await readFile(path);
  for (let at = 0; at < bytes.length; at += partBytes)
    yield { is: 'part', file, bytes: bytes.subarray(at, at + partBytes).toString('base64') };
}

/** Whether the folder holds anything a restore would write over. */
export const holdsFiles = (folder: string): boolean => Object.values(places).some((at) => existsSync(at(folder)));

/** Removes what a restore writes, for one that begins anew. */
export async function clearFiles(folder: string): Promise<void> {
  const besides = ['', '.restoring', '-wal', '-shm', '-journal'];
  for (const at of Object.values(places)) for (const rest of besides) await rm(`${at(folder)}${rest}`, { force: true });
}

/** Writes pieces beside their places, and each file into its place when all of it is there. */
export function filesIn(folder: string) {
  const waiting = new Set<string>();
  return {
    take: async ({ file, bytes }: Part): Promise<void> => {
      const path = places[file]?.(folder);
      if (path === undefined) return;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = await open(`${path}.restoring`, waiting.has(file) ? 'a' : 'w', 0o600);
      waiting.add(file);
      await beside.appendFile(Buffer.from(bytes, 'base64')).finally(() => beside.close());
    },
    settle: async (): Promise<void> => {
      for (const file of waiting) {
        const path = places[file]?.(folder) ?? '';
        const whole = await open(`${path}.restoring`, 'r+');
        await whole.sync().finally(() => whole.close());
        await rename(`${path}.restoring`, path);
      }
    },
  };
}
