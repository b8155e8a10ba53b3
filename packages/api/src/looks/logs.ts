// Look logs as the store has them, for those who keep and check them. What somebody changed by hand may be of any type: nothing is assumed.
import type { KeptEntry, LookWords } from '@skillweave/core/looks';
import type { Operating } from '../access/asking.ts';
import { int, list, statement, text, type Codec } from '../graph/statement.ts';
import { chainKey, nobodyMark } from './chain-entries.ts';

const anything: Codec<unknown> = { name: 'anything', check: (value): value is unknown => value !== undefined };
const heads = statement(
  'access/heads',
  { after: text, first: int },
  {
    log: text,
    ownerId: anything,
    owners: list(text),
    salt: anything,
    ownerCommitment: anything,
    length: anything,
    head: anything,
    erasedAt: anything,
    entries: int,
  },
);
const entries = statement(
  'access/entries',
  { keys: list(text) },
  {
    id: anything,
    chainKey: text,
    place: anything,
    at: anything,
    viewerId: anything,
    viewerName: anything,
    organizationName: anything,
    role: anything,
    purpose: anything,
    what: anything,
    about: anything,
    outcome: anything,
    grantId: anything,
    isEarlier: anything,
    salt: anything,
    commitment: anything,
    hash: anything,
    seal: anything,
    seenIn: list(text),
  },
);

export type LogHead = {
  readonly log: string;
  readonly ownerCommitment: string;
  readonly owner: { readonly salt: string; readonly ownerId: string } | null;
  readonly length: number;
  readonly head: string;
  readonly erasedAt: string | null;
  /** How many entries its owner sees. */
  readonly entries: number;
};

const page = 200;

/** Every log that is somebody's, a page at a time. */
export async function* everyLog({ graph }: Pick<Operating, 'graph'>): AsyncGenerator<LogHead> {
  for (let after = ''; ;) {
    const rows = await graph.read(heads, { after, first: page });
    for (const row of rows) {
      const { log, ownerId, owners, salt, ownerCommitment, length, head, erasedAt } = row;
      if (typeof ownerId === 'string' && ownerId.startsWith(nobodyMark)) continue;
      const isBare = ownerId === null && salt === null && owners.length === 0;
      // The word of a log and the edge to its person must name the same one.
      const named =
        owners.length === 1 && owners[0] === ownerId ? textOf(ownerId) : `${textOf(ownerId)} or ${owners.join(' or ')}`;
      yield {
        log,
        ownerCommitment: textOf(ownerCommitment),
        owner: isBare ? null : { salt: textOf(salt), ownerId: named },
        length: Number.isSafeInteger(length) ? (length as number) : -1,
        head: textOf(head),
        erasedAt: erasedAt === null ? null : textOf(erasedAt),
        entries: row.entries,
      };
    }
    if (rows.length < page) return;
    after = rows.at(-1)?.log ?? '';
  }
}

export type StoredEntry = { readonly kept: KeptEntry; readonly seal: unknown; readonly seenIn: readonly string[] };

/** What stands at these places of a log, or of several. More than one entry at a place is one too many. */
export async function entriesAt(
  { graph }: Pick<Operating, 'graph'>,
  places: readonly { readonly log: string; readonly place: number }[],
): Promise<ReadonlyMap<string, readonly StoredEntry[]>> {
  const rows = await graph.read(entries, { keys: [...new Set(places.map(({ log, place }) => chainKey(log, place)))] });
  const found = new Map<string, StoredEntry[]>();
  for (const { chainKey: key, seal, seenIn, hash, salt, ...row } of rows) {
    const { viewerId, viewerName, organizationName, role, purpose, what, about, grantId, ...rest } = row;
    const said = { viewerId, viewerName, organizationName, role, purpose, what, about, grantId };
    const words = Object.values(said).every((value) => value === null) ? null : (said as LookWords);
    const log = key.slice(0, key.lastIndexOf(' '));
    // What is of another type than it was hashes to something else, and that is what is then told.
    const kept = { ...rest, log, words, salt: salt === null ? null : textOf(salt), hash: textOf(hash) } as KeptEntry;
    found.set(key, [...(found.get(key) ?? []), { kept, seal, seenIn }]);
  }
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : `not text: ${String(value)}`);
