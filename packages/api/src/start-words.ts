// What to say when the start fails: one sentence with what to do about it.
import { GraphFailure } from './graph/graph.ts';
import { BadSetting } from './settings.ts';

/** One sentence for whoever typed the command; anything unexpected keeps its stack, for whoever mends it. */
export function sentenceFor(error: unknown): string {
  if (error instanceof BadSetting || error instanceof GraphFailure) return `Skillweave did not start: ${error.message}`;
  if (error instanceof Error && 'code' in error) {
    const port = 'port' in error ? String(error.port) : 'this port';
    if (error.code === 'EADDRINUSE')
      return `Skillweave did not start: something else listens on port ${port}. Stop it, or set PORT, for example PORT=4001`;
    if (error.code === 'EACCES')
      return `Skillweave did not start: it may not use ${'path' in error ? String(error.path) : `port ${port}`}. Choose another with SKILLWEAVE_DATA or PORT`;
    if (error.code === 'ENOSPC') return 'Skillweave did not start: the disk is full';
  }
  return `Skillweave did not start. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
