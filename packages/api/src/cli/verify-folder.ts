// Checks every file of a folder: one line each, a count at the end, and threads when there are enough of them.
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Outside } from '../outside/outside.ts';
import type { Called } from './command.ts';
import { alone, checked, isGood, type Told } from './verify-file.ts';

/** `told` is null for a file that could not be read. */
export type FileTold = { file: string; told: Told | null };

// A thread takes a third of a second to start, some hundreds of checks.
const worthThreads = 300;
const mostThreads = 4;

/** Every file below a folder, in order of its name, checked. With a way out, one after the other: they share its copies. */
export async function checkFolder(folder: string, outside: Outside | null, called: Called): Promise<FileTold[]> {
  const files = await filesBelow(folder);
  const progress = progressOf(files.length, called);
  if (outside === null && files.length >= worthThreads) return await byThreads(files, progress);
  const world = alone(outside ?? undefined);
  const found: FileTold[] = [];
  for (const file of files) {
    const bytes = await readFile(file).catch(() => null);
    found.push({ file, told: bytes === null ? null : await checked(bytes, world) });
    progress();
  }
  return found;
}

/** What a folder's answer says: a line a file, and how many are good. */
export function describeFolder(found: readonly FileTold[]): string {
  const lines = found.map(({ file, told }) => {
    if (told === null) return `cannot be read   ${file}`;
    const codes = told.findings.filter(({ outcome }) => outcome !== 'passed').map(({ code }) => code);
    return `${told.verdict.padEnd(16)} ${file}${codes.length > 0 ? `  ${codes.join(' ')}` : ''}`;
  });
  const good = found.filter(({ told }) => told !== null && isGood(told)).length;
  return [...lines, `${good} of ${found.length} good`].join('\n');
}

// Links are not followed: a folder must not lead out of itself.
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function byThreads(files: readonly string[], progress: () => void): Promise<FileTold[]> {
  const found = new Map<string, Told | null>();
  const waiting = files.values();
  const threads = Array.from({ length: Math.min(mostThreads, availableParallelism()) }, async () => {
    const thread = new Worker(new URL('./verify-worker.ts', import.meta.url));
    try {
      for (const file of waiting) {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        thread.postMessage(file);
        const [answer] = (await once(thread, 'message')) as [FileTold];
        found.set(answer.file, answer.told);
        progress();
      }
    } finally {
      await thread.terminate();
    }
  });
  await Promise.all(threads);
  return files.map((file) => ({ file, told: found.get(file) ?? null }));
}

/** On a terminal, a line that grows once work has lasted a second. */
function progressOf(all: number, { say, isTerminal }: Called): () => void {
  let done = 0;
  let next = Date.now() + 1_000;
  return () => {
    done += 1;
    if (!isTerminal || Date.now() < next) return;
    next = Date.now() + 1_000;
    say(`${done} of ${all} checked`);
  };
}
