// Who was erased, kept outside of every backup: so that a restore never brings anybody back.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '@skillweave/core/credential';

/** One line of `tombstones.jsonl` in the data folder. It names nobody: `saltedPerson` is SHA-256, in hex, of `<salt>\n<person's id>`. */
export type Tombstone = { readonly saltedPerson: string; readonly salt: string; readonly erasedAt: string };

export const tombstonesPath = (folder: string) => join(folder, 'tombstones.jsonl');

export const saltedPerson = (salt: string, personId: string): string =>
  createHash('sha256').update(`${salt}\n${personId}`, 'utf8').digest('hex');

/** All of them. @throws Error naming the line that cannot be read: a list that is not whole must not let anybody back in */
export async function tombstonesIn(folder: string): Promise<Tombstone[]> {
  if (!existsSync(tombstonesPath(folder))) return [];
  const lines = (await readFile(tombstonesPath(folder), 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, place) => tombstoneFrom(line) ?? fail(place + 1));
}

/** Which of these people were erased. */
export function erasedAmong(tombstones: readonly Tombstone[], people: readonly string[]): string[] {
  return people.filter((person) => tombstones.some((each) => saltedPerson(each.salt, person) === each.saltedPerson));
}

function tombstoneFrom(line: string): Tombstone | null {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return null;
    const { saltedPerson: salted, salt, erasedAt } = value;
    const isWhole = typeof salted === 'string' && typeof salt === 'string' && typeof erasedAt === 'string';
    return isWhole ? { saltedPerson: salted, salt, erasedAt } : null;
  } catch {
    return null;
  }
}

function fail(line: number): never {
  throw new Error(`tombstones.jsonl cannot be read in line ${line}; mend it first`);
}
