// Files on their way in: kept in memory for a few minutes under an id nobody can guess, then gone.
import { randomBytes } from 'node:crypto';
import type { PersonId } from '@skillweave/core/terms';

export const uploadLimits = { bytes: 5 * 1024 * 1024, keptFor: 10 * 60_000, perOwner: 20, allBytes: 200 * 1024 * 1024 };

export type Kept = { readonly id: string; readonly size: number };
/** `tooMany`: this visitor has that many waiting. `full`: everybody together has. Both pass within minutes. */
export type NotKept = 'empty' | 'tooLarge' | 'tooMany' | 'full';

export interface Uploads {
  /** Keeps a copy for its owner; a stranger's file (`personId` null) is counted against `address`. */
  keep(bytes: Uint8Array, owner: { personId: PersonId | null; address: string }, now: number): Kept | NotKept;
  /** The bytes, or null: never kept, too old, or another person's, which all look alike. A stranger's file is open to whoever has its id. */
  find(id: string, personId: PersonId | null, now: number): Uint8Array | null;
  /** Forgets all of a person's. */
  dropAllOf(personId: string): void;
  /** Forgets one that has been read into the graph. */
  drop(id: string): void;
}

type Entry = { readonly bytes: Uint8Array; readonly personId: PersonId | null; readonly owner: string; readonly until: number };

export function makeUploads(limits = uploadLimits): Uploads {
  const entries = new Map<string, Entry>();
  let total = 0;

  const drop = (id: string) => {
    const entry = entries.get(id);
    if (entry) total -= entry.bytes.length;
    entries.delete(id);
  };
  const sweep = (now: number) => {
    for (const [id, { until }] of entries) if (until <= now) drop(id);
  };

  return {
    keep: (bytes, { personId, address }, now) => {
      sweep(now);
      if (bytes.length === 0) return 'empty';
      if (bytes.length > limits.bytes) return 'tooLarge';
      const owner = personId ? `person ${personId}` : `address ${address}`;
      if ([...entries.values()].filter((entry) => entry.owner === owner).length >= limits.perOwner) return 'tooMany';
      if (total + bytes.length > limits.allBytes) return 'full';
      const id = randomBytes(18).toString('base64url');
      entries.set(id, { bytes: Uint8Array.from(bytes), personId, owner, until: now + limits.keptFor });
      total += bytes.length;
      return { id, size: bytes.length };
    },
    find: (id, personId, now) => {
      sweep(now);
      const entry = entries.get(id);
      return entry && (entry.personId === null || entry.personId === personId) ? entry.bytes : null;
    },
    dropAllOf: (personId) => {
      for (const [id, entry] of entries) if (entry.personId === personId) drop(id);
    },
    drop,
  };
}
