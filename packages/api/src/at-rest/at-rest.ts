// Everything people's documents say goes in and out of the store through here: sealed with a key of their own.
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@skillweave/core/terms';
import { Fault } from '../errors.ts';
import type { Sealing } from '../graph/statement.ts';
import type { Wrapper } from '../keys/keyring.ts';
import { learnerKeysIn, openKeyFile, type LearnerKeys } from './learner-keys.ts';
import { nobody, openText, sealedMark, sealText } from './seal.ts';
import { tombstonesIn, type Tombstone, type Tombstones } from './tombstones.ts';

export interface AtRest {
  /** For the port to the graph. */
  readonly sealing: Sealing;
  readonly tombstones: Tombstones;
  /** From now on keys can be wrapped and unwrapped: what the keyring is opened for. Before that, documents are closed. */
  unlock(wrapper: Wrapper): void;
  /** Says why documents stay closed. */
  lock(because: string): void;
  /** Whether this owner has a key: whether anything of theirs can still be read. */
  has(ownerId: string): boolean;
  /** Whether there are keys already: then a keyring that never wrapped any is not the one they were wrapped by. */
  isInUse(): boolean;
  /** Destroys the person's key and sets their tombstone, both or neither. From here on nothing of theirs can be read or written. */
  shred(personId: string, at: Instant): Tombstone;
  /** Whether something that is done once was done, and when. */
  marked(name: string): Instant | null;
  mark(name: string, at: Instant): void;
  close(): void;
}

/** Opens what is kept beside the store at `path` (`learnerKeysPath`); `:memory:` for a store that is thrown away. */
export function openAtRest(path: string): AtRest {
  const database = openKeyFile(path);
  const tombstones = tombstonesIn(database);
  let keys: LearnerKeys | null = null;
  let because = 'the keyring is not open yet';
  const open = (): LearnerKeys => {
    if (keys === null) throw new Fault('atRest.closed', `documents are closed: ${because}`);
    return keys;
  };
  return {
    tombstones,
    sealing: {
      seal: (owned) => sealText(owned, open().keyFor(owned.ownerId ?? nobody)),
      open: (kept) => {
        const { keyOf } = open();
        if (!kept.text.startsWith(sealedMark)) return openText(kept, new Uint8Array(32));
        return openText(kept, keyOf(kept.ownerId ?? nobody));
      },
      together: (work) => (keys === null ? work() : keys.together(work)),
    },
    unlock: (wrapper) => {
      keys?.close();
      keys = learnerKeysIn(database, { wrapper, isErased: tombstones.isErased });
    },
    lock: (why) => {
      because = why;
      keys?.close();
      keys = null;
    },
    has: (ownerId) => database.prepare('SELECT 1 FROM learnerKey WHERE owner = ?').get(ownerId) !== undefined,
    isInUse: () => database.prepare('SELECT 1 FROM learnerKey LIMIT 1').get() !== undefined,
    shred: (personId, at) =>
      inOne(database, () => {
        const stone = tombstones.set(personId, at);
        database.prepare('DELETE FROM learnerKey WHERE owner = ?').run(personId);
        keys?.forget(personId);
        return stone;
      }),
    marked: (name) => (database.prepare('SELECT at FROM mark WHERE name = ?').get(name)?.['at'] as Instant | undefined) ?? null,
    mark: (name, at) => void database.prepare('INSERT INTO mark (name, at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(name, at),
    close: () => {
      keys?.close();
      database.close();
    },
  };
}

function inOne<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
