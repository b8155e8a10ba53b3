// Gathering that ends when somebody asks, wherever it is done.
import type { SourceFile } from '@skillweave/core/frameworks';
import type { Gather } from '../write/frameworks/import-files.ts';

/** Somebody asked to stop; nothing was written. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/** The same gathering, which throws Stopped once `signal` is aborted and opens or reads no file after that. */
export function stoppable(gather: Gather, signal: AbortSignal): Gather {
  return async (found, heard) => {
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const stop = () => reject(new Stopped());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    const files = found.files.map((file) => ({ ...file, bytes: () => until(signal, file) }));
    try {
      return await Promise.race([gather({ ...found, files }, heard), stopped]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}

async function* until(signal: AbortSignal, file: SourceFile): AsyncIterable<Uint8Array> {
  for await (const part of file.bytes()) {
    if (signal.aborted) throw new Stopped();
    yield part;
    // Others come first: a file read from memory would keep them waiting to its end.
    await new Promise((resume) => setImmediate(resume));
  }
}
