// The files of the data folder that a backup holds, beside the graph: accounts, keys, and how long each look log was.
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { accountsPath, cookieSecretPath, snapshotAccounts } from '../accounts/snapshot.ts';
import { keyringPath, passphrasePath } from '../keys/keyring.ts';
import { headsPath } from '../looks/heads-file.ts';
import type { Line } from './lines.ts';

/** By the name they have in a backup. Nothing else is written by a restore, whatever a backup says. */
const places: Readonly<Record<string, (folder: string) => string>> = {
  'accounts.sqlite': accountsPath,
  'cookie-secret': cookieSecretPath,
  keyring: keyringPath,
  'demo-passphrase': passphrasePath,
  heads: headsPath,
};

/** Says, while it is there, that a restore has begun and is not done. */
export const restoringPath = (folder: string) => join(folder, 'restoring');

export const isPlace = (file: string): boolean => Object.hasOwn(places, file);

type Part = Extract<Line, { is: 'part' }>;
const partBytes = 768 * 1024;

/** The files in pieces. Accounts are copied in one piece by their own store, also while they are in use; sessions stay behind. */
export async function* folderParts(folder: string): AsyncGenerator<Part> {
  const copy = join(tmpdir(), `skillweave-accounts-${randomUUID()}`);
  try {
    if (existsSync(accountsPath(folder))) yield* partsOf('accounts.sqlite', await snapshotAccounts(folder, copy));
    for (const [file, at] of Object.entries(places))
      if (file !== 'accounts.sqlite' && existsSync(at(folder))) yield* partsOf(file, at(folder));
  } finally {
    await rm(copy, { force: true });
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
  for (const at of Object.values(places)) await rm(at(folder), { force: true });
  for (const rest of ['-wal', '-shm']) await rm(`${accountsPath(folder)}${rest}`, { force: true });
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
