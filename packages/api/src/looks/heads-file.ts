// The file of heads: how long each look log was, line after signed line, kept beside the store and never rewritten.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readStatement, signStatement } from '@skillweave/core/looks';
import type { Signer } from '@skillweave/core/sign';
import type { Instant } from '@skillweave/core/terms';
import type { LookHead } from '../access/asking.ts';

export const headsPath = (folder: string) => join(folder, 'looks', 'heads');

/** A log whose words were taken away, and when. */
export type Erased = { readonly log: string; readonly at: Instant };

export type HeadsLine = {
  readonly number: number;
  readonly at: Instant;
  readonly heads: readonly LookHead[];
  /** Logs whose words were erased, on purpose, by this installation. */
  readonly erased: readonly Erased[];
  readonly signedBy: string;
};

/** What can be wrong with a line, in words for people. */
export const lineFaults = {
  'file.line': 'cannot be read, or bears no signature that fits',
  'file.order': 'does not follow the line before it: lines were removed, added or moved',
} as const;

export type ReadLine =
  | { readonly kind: 'line'; readonly line: HeadsLine }
  | { readonly kind: 'fault'; readonly code: keyof typeof lineFaults; readonly number: number };

// Where the file stands, for what is added next.
export type HeadsEnd = { readonly number: number; readonly previous: string };
export const beginning: HeadsEnd = { number: 0, previous: '' };

/** Reads the file a line at a time; `end` is told what the next line would have to follow. A line cut off in writing is left out. */
export async function* readHeads(path: string, end: (at: HeadsEnd) => void = () => {}): AsyncGenerator<ReadLine> {
  let { number, previous } = beginning;
  for await (const text of wholeLines(path)) {
    number += 1;
    const line = lineFrom(text);
    if (line === null) yield { kind: 'fault', code: 'file.line', number };
    else {
      if (line.number !== number || line.previous !== previous) yield { kind: 'fault', code: 'file.order', number };
      number = line.number;
      yield { kind: 'line', line };
    }
    previous = digestOf(text);
    end({ number, previous });
  }
}

/** One line more, ready to be added, and the end that it makes. */
export async function nextLine(
  after: HeadsEnd,
  { at, heads, erased = [] }: { readonly at: Instant; readonly heads: readonly LookHead[]; readonly erased?: readonly Erased[] },
  signer: Signer,
): Promise<{ readonly text: string; readonly end: HeadsEnd }> {
  const number = after.number + 1;
  const rows = heads.map(({ log, length, head }) => [log, length, head]);
  const gone = erased.map(({ log, at: when }) => [log, when]);
  const claims = { number, previous: after.previous, at, heads: rows, erased: gone };
  const text = await signStatement('look-heads', claims, signer);
  return { text, end: { number, previous: digestOf(text) } };
}

/** Adds lines and has the disk keep them. */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(lines.map((line) => `${line}\n`).join(''));
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** Cuts off a line that a crash left unfinished, so that the next one begins on its own. Nobody was told that it was there. */
export async function cutTornLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    let whole = size;
    const byte = Buffer.alloc(1);
    while (whole > 0 && (await file.read(byte, 0, 1, whole - 1)) && byte[0] !== 10) whole -= 1;
    if (whole < size) await file.truncate(whole);
  } finally {
    await file.close();
  }
}

function lineFrom(text: string): (HeadsLine & { readonly previous: string }) | null {
  const statement = readStatement('look-heads', text);
  if (statement === null) return null;
  const { number, previous, at, heads, erased } = statement.claims;
  if (!Number.isSafeInteger(number) || typeof previous !== 'string' || typeof at !== 'string') return null;
  if (!Array.isArray(heads) || !heads.every(isRow) || !Array.isArray(erased) || !erased.every(isGone)) return null;
  return {
    number: number as number,
    previous,
    at: at as Instant,
    heads: heads.map(([log, length, head]) => ({ log, length, head })),
    erased: erased.map(([log, when]) => ({ log, at: when })),
    signedBy: statement.signedBy,
  };
}

const isRow = (row: unknown): row is [string, number, string] =>
  Array.isArray(row) && typeof row[0] === 'string' && Number.isSafeInteger(row[1]) && typeof row[2] === 'string';

const isGone = (row: unknown): row is [string, Instant] =>
  Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'string';

const digestOf = (line: string): string => createHash('sha256').update(line).digest('hex');

// A line holds at most some hundreds of heads; anything longer is not ours, and is not gathered in memory.
const longestLine = 1024 * 1024;

async function* wholeLines(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) return;
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const parts = (rest + String(chunk)).split('\n');
    rest = (parts.pop() ?? '').slice(0, longestLine);
    yield* parts;
  }
}
