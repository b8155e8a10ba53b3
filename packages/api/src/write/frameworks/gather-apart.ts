// Gathers in a thread of its own, so that whoever else this process serves does not wait while files are parsed.
import { Worker } from 'node:worker_threads';
import {
  Unreadable,
  type CollectedFiles,
  type Draft,
  type DraftRelation,
  type GatheredFramework,
  type GatheredItem,
  type RemarkGroup,
  type Stub,
} from '@skillweave/core/frameworks';
import type { Answer, Begun, Piece, Said } from './gather-worker.ts';
import type { Gather } from './import-files.ts';

// A file that makes a draft larger than this ends its thread, not the process.
const megabytes = 1_024;

/** Takes a third of a second to begin with: for a server, which has others to answer. The files' bytes are read here and sent over. */
export const gatherApart: Gather = async ({ format, files }, { heard, signal }) => {
  if (signal?.aborted) return null;
  const begun: Begun = { format: format.name, names: files.map(({ name }) => name) };
  const thread = new Worker(new URL('./gather-worker.ts', import.meta.url), {
    workerData: begun,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  const readings = new Map<number, AsyncIterator<Uint8Array>>();
  const arriving = arrivingDraft();
  const stop = () => void thread.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  const answer = (to: Answer) => thread.postMessage(to, 'bytes' in to && to.bytes ? [to.bytes.buffer as ArrayBuffer] : []);
  try {
    return await new Promise<CollectedFiles | null>((resolve, reject) => {
      const hear = async (said: Said) => {
        if (said.says === 'open') {
          const file = files[said.file];
          if (file) readings.set(said.reading, file.bytes()[Symbol.asyncIterator]());
        } else if (said.says === 'next') answer(await nextOf(readings.get(said.reading)));
        else if (said.says === 'shut') {
          await readings.get(said.reading)?.return?.();
          readings.delete(said.reading);
        } else if (said.says === 'heard') heard(said.items, said.relations);
        else if (said.says === 'draft') {
          arriving.take(said.piece);
          answer({ taken: true });
        } else resolve({ draft: said.hasDraft ? arriving.draft : null, remarks: said.remarks, leftOut: said.leftOut });
      };
      thread.on('message', (said: Said) => void hear(said).catch(reject));
      thread.on('error', (error) => (isTooMuch(error) ? resolve(tooMuch(files[0]?.name ?? '')) : reject(error)));
      thread.on('exit', () => (signal?.aborted ? resolve(null) : reject(new Error('the thread that gathers ended early'))));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.terminate();
    for (const reading of readings.values()) await reading.return?.();
  }
};

async function nextOf(reading: AsyncIterator<Uint8Array> | undefined): Promise<Answer> {
  try {
    const next = await reading?.next();
    // A copy of its own: what is sent away is gone here, and a stream cuts its pieces from one block.
    return { bytes: !next || next.done ? null : new Uint8Array(next.value) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: { code: error.code, text: error.message } };
  }
}

function arrivingDraft() {
  const frameworks: GatheredFramework[] = [];
  const items = new Map<string, GatheredItem>();
  const relations: DraftRelation[] = [];
  const stubs: Stub[] = [];
  const draft: Draft = { frameworks, items, relations, stubs };
  return {
    draft,
    take: (piece: Piece) => {
      frameworks.push(...(piece.frameworks ?? []));
      for (const item of piece.items ?? []) items.set(item.uri, item);
      relations.push(...(piece.relations ?? []));
      stubs.push(...(piece.stubs ?? []));
    },
  };
}

const isTooMuch = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function tooMuch(file: string): CollectedFiles {
  const text = 'Reading this takes more memory than one import may have. Bring it in parts.';
  const remark: RemarkGroup = {
    weight: 'refused',
    code: 'too-much',
    text,
    count: 1,
    places: [{ place: { file }, text }],
  };
  return { draft: null, remarks: [remark], leftOut: [] };
}
