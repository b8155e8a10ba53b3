// A thread that checks files as they are handed to it, so that a folder of them uses every processor.
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { alone, checked } from './verify-file.ts';

parentPort?.on('message', async (file: string) => {
  const bytes = await readFile(file).catch(() => null);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ file, told: bytes === null ? null : await checked(bytes, alone()) });
});
