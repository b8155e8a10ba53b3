// The port over the embedded engine: one write at a time, rolled back when anything fails, kept on disk.
import { mkdirSync, rmSync } from 'node:fs';
import { open as openFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { GraphFailure, type GraphFailureKind } from '../graph.ts';
import type { Engine, Run } from '../engine.ts';
import type { Row } from '../travel.ts';

type Answer = { toArray(): Row[] };
type Asked = { executeCypher(text: string, params: Row): Promise<Answer> };

const tries = 3;
/** How much the log holds before the engine folds it into the main file, off this thread. Opening replays what is left of it. */
const logBytes = 32 * 1024 * 1024;

/**
 * Opens or creates the store in `folder`.
 * @throws GraphFailure `unavailable` when another process has it open, or when the folder cannot be used.
 */
export function openGrafeo(folder: string, { shuffle = false } = {}): Engine {
  const path = join(folder, 'graph.grafeo');
  const beside = `${path}.anew`;
  // What a crash left of a file that was being written anew: the store itself was not touched yet.
  rmSync(beside, { recursive: true, force: true });
  let db = open(folder, path, shuffle);
  let closed = false;
  let unsynced = false;
  let syncing: Promise<void> = Promise.resolve();
  const reading = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  /** Reads wait while the store's file is exchanged. */
  let exchanging: Promise<void> | null = null;

  /** Readers inside a write aside, parallel writers conflict nearly always: they queue instead. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(() => {
      if (closed) throw gone();
      return work();
    });
    last = turn.catch(() => {});
    return turn;
  };

  const ask = async (on: () => Asked, text: string, params: Row): Promise<Row[]> => {
    if (closed) throw gone();
    try {
      return (await on().executeCypher(text, params)).toArray();
    } catch (error) {
      throw translate(error);
    }
  };

  const attempt = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    const transaction = db.beginTransaction();
    let failed: unknown;
    let queue: Promise<unknown> = Promise.resolve();
    const run: Run = (text, params) => {
      // One after the other: neither commit nor rollback works while a statement of the transaction still runs.
      const asked = queue.then(async () => {
        if (failed) throw failed;
        if (!transaction.isActive) throw new GraphFailure('rejected', 'a statement was run after its transaction had ended');
        return await ask(() => transaction, text, params);
      });
      queue = asked.catch((error: unknown) => (failed ??= error));
      return asked;
    };
    try {
      const result = await work(run);
      await queue;
      // The engine would commit what stood before a failed statement, even one that `work` caught.
      if (failed) throw failed;
      transaction.commit();
      unsynced = true;
      return result;
    } catch (error) {
      await queue;
      if (transaction.isActive) transaction.rollback();
      throw translate(error);
    }
  };

  // Not `walCheckpoint`: it writes the whole store anew, on this thread. Commits are in the log already; the disk need only be told.
  const sync = async () => {
    try {
      await syncLog(`${path}.wal`);
    } catch (error) {
      unsynced = true;
      throw new GraphFailure('unavailable', `the store could not be written to disk: ${messageOf(error)}`, error);
    }
  };

  // The engine changes its file in place, and what was deleted stays on pages it will use again. A copy holds only what stands.
  const exchange = async () => {
    await Promise.allSettled([syncing, ...reading]);
    await rm(beside, { recursive: true, force: true });
    db.save(beside);
    await synced(beside);
    try {
      db.close();
      await rename(beside, path);
      await synced(folder);
    } finally {
      // Renamed or not, what lies there now is a whole store.
      db = open(folder, path, shuffle);
    }
    unsynced = false;
  };
  const scrubNow = async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    exchanging = promise;
    try {
      await exchange();
    } catch (error) {
      throw new GraphFailure('unavailable', `the store could not be written anew: ${messageOf(error)}`, error);
    } finally {
      exchanging = null;
      resolve();
    }
  };
  let scrubbing: Promise<void> | null = null;

  // Asked and counted in one step, so that no exchange can begin in between.
  const read: Run = (text, params) => {
    if (exchanging) return exchanging.then(() => read(text, params));
    const asked = ask(() => db, text, params).finally(() => reading.delete(asked));
    reading.add(asked);
    return asked;
  };

  return {
    name: 'embedded',
    integer: (value) => value,
    read,
    write: (work) => inTurn(() => retried(() => attempt(work))),
    define: (text) =>
      inTurn(async () => {
        await ask(() => db, text, {});
        unsynced = true;
      }),
    checkpoint: async () => {
      if (closed) throw gone();
      if (unsynced) syncing = syncing.catch(() => {}).then(sync);
      unsynced = false;
      await syncing;
    },
    // Whoever asks while one waits for its turn is served by that one; what is under way may have missed them.
    scrub: () => {
      scrubbing ??= inTurn(() => {
        scrubbing = null;
        return scrubNow();
      });
      return scrubbing;
    },
    close: async () => {
      if (closed) return;
      await inTurn(async () => {
        closed = true;
        await Promise.allSettled([syncing, ...reading]);
        db.close();
      });
    },
  };
}

function open(folder: string, path: string, shuffle: boolean) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const db = grafeo.GrafeoDB.create(path, { shuffleUnordered: shuffle });
    db.setCheckpointTriggers({ walBytes: logBytes });
    return db;
  } catch (error) {
    if (/lock/i.test(messageOf(error))) {
      throw new GraphFailure(
        'unavailable',
        `another Skillweave uses this folder: ${folder}; stop it, or set SKILLWEAVE_DATA to another`,
        error,
      );
    }
    throw new GraphFailure('unavailable', `the store in ${folder} cannot be opened: ${messageOf(error)}`, error);
  }
}

/** Has the disk keep a file, or the names in a folder. */
async function synced(path: string) {
  const file = await openFile(path, 'r');
  await file.sync().finally(() => file.close());
}

/** Has the disk keep the log. A file that goes meanwhile was folded into the main file, which the engine syncs itself. */
async function syncLog(folder: string) {
  const names = await readdir(folder).catch(unlessGone);
  for (const name of names ?? []) {
    const file = await openFile(join(folder, name), 'r+').catch(unlessGone);
    try {
      await file?.datasync();
    } finally {
      await file?.close();
    }
  }
}

function unlessGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !(error instanceof GraphFailure) || error.kind !== 'conflict') throw error;
      await new Promise((resume) => setTimeout(resume, 5 + Math.random() * 20));
    }
  }
}

/** The engine's codes as the port's four failures; anything that is not the engine's passes unchanged. */
function translate(error: unknown): unknown {
  if (error instanceof GraphFailure) return error;
  const message = messageOf(error);
  const code = /GRAFEO-([A-Z]\d{3})/.exec(message)?.[1];
  if (!code) return error;
  return new GraphFailure(kindOf(code, message), message, error);
}

function kindOf(code: string, message: string): GraphFailureKind {
  if (code === 'V001' && /UNIQUE constraint/.test(message)) return 'constraint';
  if (code === 'T001') return 'conflict';
  if (/^(S|IO)/.test(code) || /\block|No space|I\/O/i.test(message)) return 'unavailable';
  return 'rejected';
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
const gone = () => new GraphFailure('unavailable', 'the store is closed');
