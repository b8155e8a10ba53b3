// Who was erased, without saying who: a salted hash of the person's id, by which an older backup is erased again.
import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@skillweave/core/terms';

/** `hash`: SHA-256 over salt and person id, hex. `doneAt` is absent while the erasure is under way. */
export type Tombstone = { readonly hash: string; readonly salt: string; readonly at: Instant; readonly doneAt: Instant | null };

export interface Tombstones {
  /** Every one there is, the oldest first. */
  all(): readonly Tombstone[];
  /** Sets one for this person, unless there is one. Of one that is there, it is said again that all is not done yet. */
  set(personId: string, at: Instant): Tombstone;
  /** Takes in those of another store; what is known already stays as it is. */
  keep(others: readonly Tombstone[]): void;
  /** Everything about this person is gone. */
  done(hash: string, at: Instant): void;
  isErased(personId: string): boolean;
}

export const tombstoneHash = (personId: string, salt: string): string =>
  createHash('sha256').update(`${salt}\n${personId}`).digest('hex');

export function tombstonesIn(database: DatabaseSync): Tombstones {
  const every = database.prepare('SELECT hash, salt, at, doneAt FROM tombstone ORDER BY at, hash');
  const salts = database.prepare('SELECT DISTINCT salt FROM tombstone ORDER BY salt');
  const byHash = database.prepare('SELECT hash, salt, at, doneAt FROM tombstone WHERE hash = ?');
  const put = database.prepare('INSERT INTO tombstone (hash, salt, at, doneAt) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const reopen = database.prepare('UPDATE tombstone SET doneAt = NULL WHERE hash = ?');
  const finish = database.prepare('UPDATE tombstone SET doneAt = ? WHERE hash = ?');
  const known = () => salts.all().map(({ salt }) => String(salt));
  const find = (personId: string): Tombstone | null => {
    for (const salt of known()) {
      const row = byHash.get(tombstoneHash(personId, salt));
      if (row) return row as Tombstone;
    }
    return null;
  };
  return {
    all: () => every.all() as Tombstone[],
    set: (personId, at) => {
      const before = find(personId);
      if (before) {
        reopen.run(before.hash);
        return { ...before, doneAt: null };
      }
      // One salt serves all of an installation, so that looking for somebody takes one hash however many were erased.
      const salt = known()[0] ?? randomBytes(16).toString('base64url');
      const made: Tombstone = { hash: tombstoneHash(personId, salt), salt, at, doneAt: null };
      put.run(made.hash, salt, at, null);
      return made;
    },
    keep: (others) => {
      for (const { hash, salt, at, doneAt } of others) put.run(hash, salt, at, doneAt);
    },
    done: (hash, at) => void finish.run(at, hash),
    isErased: (personId) => find(personId) !== null,
  };
}
