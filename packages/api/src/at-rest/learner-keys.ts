// The key of each learner's documents, each wrapped by the keyring: in a file beside the store, so that one can be destroyed for good.
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { randomBytes } from 'node:crypto';
import { Fault } from '../errors.ts';
import { GraphFailure } from '../graph/graph.ts';
import type { Wrapper } from '../keys/keyring.ts';

export const learnerKeysPath = (folder: string): string => join(folder, 'keys', 'learner-keys.sqlite');

export interface LearnerKeys {
  /** 32 bytes. @throws Fault `atRest.noKey` when this owner has none, `atRest.wrapped` when it was not wrapped by our keyring */
  keyOf(owner: string): Buffer;
  /** The same, made at random and written down when there is none. @throws Fault `atRest.erased` for who asked to be forgotten */
  keyFor(owner: string): Buffer;
  /** All keys made by `work` are written down in one go. */
  together<T>(work: () => T): T;
  /** Forgets what this process remembers of an owner's key, when it was destroyed. */
  forget(owner: string): void;
  close(): void;
}

// Each is 32 bytes; what falls out is unwrapped again.
const remembered = 10_000;
const about = (owner: string) => `learner key 1 ${owner}`;

/** Over an open database, so that what else is kept there is kept in the same step. `isErased` is asked before a key is made. */
export function learnerKeysIn(
  database: DatabaseSync,
  { wrapper, isErased }: { readonly wrapper: Wrapper; readonly isErased: (owner: string) => boolean },
): LearnerKeys {
  const find = database.prepare('SELECT wrapped FROM learnerKey WHERE owner = ?');
  const put = database.prepare('INSERT INTO learnerKey (owner, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const known = new Map<string, Buffer>();
  let depth = 0;
  let begun = false;
  let fresh: string[] = [];

  const remember = (owner: string, key: Buffer) => {
    const [oldest] = known.keys();
    if (known.size >= remembered && oldest !== undefined) known.delete(oldest);
    known.set(owner, key);
    return key;
  };
  const look = (owner: string): Buffer | null => {
    const before = known.get(owner);
    if (before) return before;
    const row = find.get(owner);
    if (!row) return null;
    const key = wrapper.unwrap(row['wrapped'] as Uint8Array, about(owner));
    if (key === null) throw new Fault('atRest.wrapped', 'a key of documents was wrapped by another keyring, or is damaged');
    return remember(owner, Buffer.from(key));
  };
  const make = (owner: string): Buffer => {
    if (isErased(owner)) throw new Fault('atRest.erased', 'this is of somebody who was erased');
    if (depth > 0 && !begun) {
      database.exec('BEGIN IMMEDIATE');
      begun = true;
    }
    const { changes } = put.run(owner, wrapper.wrap(randomBytes(32), about(owner)));
    if (depth > 0 && changes > 0) fresh.push(owner);
    // Another process may have been quicker: what is written down counts.
    return look(owner) ?? missing();
  };

  return {
    keyOf: (owner) => look(owner) ?? missing(),
    keyFor: (owner) => look(owner) ?? make(owner),
    together: (work) => {
      depth += 1;
      try {
        const done = work();
        if (depth === 1 && begun) database.exec('COMMIT');
        return done;
      } catch (error) {
        if (depth === 1 && begun) database.exec('ROLLBACK');
        for (const owner of fresh) known.delete(owner);
        throw error;
      } finally {
        depth -= 1;
        if (depth === 0) {
          begun = false;
          fresh = [];
        }
      }
    },
    forget: (owner) => {
      known.get(owner)?.fill(0);
      known.delete(owner);
    },
    close: () => {
      for (const key of known.values()) key.fill(0);
      known.clear();
    },
  };
}

function missing(): never {
  throw new Fault('atRest.noKey', 'there is no key for these documents');
}

/** Copies the keys of this data folder, as they are wrapped, into a new file that is whole also while one is made; answers its path. */
export function snapshotKeys(folder: string, into: string): string {
  const keys = new DatabaseSync(learnerKeysPath(folder));
  try {
    keys.exec('PRAGMA busy_timeout = 5000');
    keys.prepare('VACUUM INTO ?').run(into);
  } finally {
    keys.close();
  }
  return into;
}

/**
 * Opens the file, or makes it; `:memory:` for one that nobody keeps. What is deleted from it is overwritten.
 * @throws GraphFailure `unavailable` when it cannot be opened: without it there is no store to speak of
 */
export function openKeyFile(path: string): DatabaseSync {
  try {
    return openNow(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new GraphFailure('unavailable', `the keys of documents in ${path} cannot be opened: ${why}`, error);
  }
}

function openNow(path: string): DatabaseSync {
  const isKept = path !== ':memory:';
  if (isKept) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA secure_delete = ON;
    PRAGMA journal_mode = DELETE;
    PRAGMA synchronous = FULL;
    PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS learnerKey (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS tombstone (hash TEXT PRIMARY KEY, salt TEXT NOT NULL, at TEXT NOT NULL, doneAt TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
  `);
  if (isKept) chmodSync(path, 0o600);
  return database;
}
