// The tombstones once more, as lines of a file in the data folder: no backup holds it, and a restore asks it who must stay erased.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@skillweave/core/terms';
import { tombstoneHash, type Tombstone } from './tombstones.ts';

export const tombstonesPath = (folder: string): string => join(folder, 'tombstones.jsonl');

/** One line: `saltedPerson` is the hash (`tombstoneHash`). */
type Line = { readonly saltedPerson: string; readonly salt: string; readonly erasedAt: Instant };

/** All of them. @throws Error naming the line that cannot be read: a list that is not whole must not let anybody back in */
export function tombstonesInFile(folder: string): Tombstone[] {
  const path = tombstonesPath(folder);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, place) => {
    if (line.trim() === '') return [];
    const read = lineFrom(line);
    if (!read) throw new Error(`tombstones.jsonl cannot be read in line ${place + 1}; mend it first`);
    return [{ hash: read.saltedPerson, salt: read.salt, at: read.erasedAt, doneAt: null }];
  });
}

/** Which of these people were erased. */
export function erasedAmong(stones: readonly Tombstone[], people: readonly string[]): string[] {
  const hashes = new Set(stones.map(({ hash }) => hash));
  const salts = [...new Set(stones.map(({ salt }) => salt))];
  return people.filter((person) => salts.some((salt) => hashes.has(tombstoneHash(person, salt))));
}

/** Writes those down that are not there yet; on disk when it returns. */
export function putInFile(folder: string, stones: readonly Tombstone[]): void {
  const there = new Set(tombstonesInFile(folder).map(({ hash }) => hash));
  const missing = stones.filter(({ hash }) => !there.has(hash));
  if (missing.length === 0) return;
  const file = openSync(tombstonesPath(folder), 'a', 0o600);
  try {
    const lines = missing.map(({ hash, salt, at }) => JSON.stringify({ saltedPerson: hash, salt, erasedAt: at } satisfies Line));
    writeSync(file, `${lines.join('\n')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function lineFrom(line: string): Line | null {
  try {
    const { saltedPerson, salt, erasedAt } = JSON.parse(line) as Partial<Record<keyof Line, unknown>>;
    const isWhole = typeof saltedPerson === 'string' && typeof salt === 'string' && typeof erasedAt === 'string';
    return isWhole ? { saltedPerson, salt, erasedAt: erasedAt as Instant } : null;
  } catch {
    return null;
  }
}
