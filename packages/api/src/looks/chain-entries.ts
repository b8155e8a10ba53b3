// Puts looks into the logs of the people they were at: each entry hashed into the one before it, under a lock on its log.
import { randomBytes } from 'node:crypto';
import { commitmentOf, genesisOf, hashOf, ownerCommitmentOf, type LookWords } from '@skillweave/core/looks';
import type { Instant } from '@skillweave/core/terms';
import type { LookHead, LookSealing } from '../access/asking.ts';
import type { Transaction } from '../graph/graph.ts';
import { bool, id, instant, int, list, map, optional, statement, text, type Shape } from '../graph/statement.ts';

const take = statement(
  'access/take',
  {
    rows: list(map({ ownerId: id, logId: id, nobodysId: id, salt: text, ownerCommitment: text, genesis: text })),
    nobody: id,
    now: instant,
  },
  { ownerId: id, keptFor: id, logId: id, length: int, head: text },
);

const chained = {
  id,
  place: int,
  chainKey: text,
  isEarlier: bool,
  salt: text,
  commitment: text,
  hash: text,
  seal: optional(text),
};

/** What every entry holds besides its place in the chain. */
export const lookFacts = {
  at: instant,
  viewerId: optional(id),
  viewerName: text,
  organizationName: optional(text),
  role: optional(text),
  purpose: optional(text),
  what: text,
  about: optional(text),
  outcome: text,
  grantId: optional(id),
};
const entryShape = { ...chained, ...lookFacts };
const note = statement(
  'access/note',
  { logs: list(map({ log: id, length: int, head: text, entries: list(map(entryShape)) })) },
  { noted: int },
);
const adopt = statement(
  'access/adopt',
  { logs: list(map({ log: id, length: int, head: text, entries: list(map(chained)) })) },
  { noted: int },
);

/** One look at one person's data, before it has a place. */
export type NewLook = LookWords & {
  readonly id: string;
  readonly ownerId: string;
  readonly at: Instant;
  readonly outcome: string;
};

export type Chaining = {
  readonly now: Instant;
  /** Whose log takes looks at people who are not here. */
  readonly nobody: string;
  readonly sealing: LookSealing | null;
  /** Text of 128 bits or more; random unless a town must come out the same twice. */
  readonly draw?: (use: 'log' | 'log salt' | 'entry salt', of: string) => string;
};

/** Logs that belong to nobody begin with this; no person's id does. */
export const nobodyMark = 'nobody ';

// The same key for one entry wherever it is asked for: a place in a log is looked up, never searched.
export const chainKey = (log: string, place: number): string => `${log} ${place}`;

/** The owners whose looks were written, of those asked: others are not here. */
export type Chained = { readonly owners: ReadonlySet<string> };

/**
 * Writes looks into their owners' logs in the order given. Looks at people who are not here take the same way and the same time, into a
 * log that is nobody's. @throws GraphFailure
 */
export async function chainLooks(tx: Transaction, chaining: Chaining, looks: readonly NewLook[]): Promise<Chained> {
  const write = async (logs: Logs) => void (await tx.run(note, { logs }));
  return await chainThrough(tx, chaining, looks, { write, isEarlier: false });
}

/** Takes entries that stand outside any chain into their owners' logs, in the order given, marked as earlier than the chain. */
export async function adoptLooks(tx: Transaction, chaining: Chaining, looks: readonly NewLook[]): Promise<Chained> {
  const write = async (logs: Logs) => {
    const bare = logs.map(({ entries, ...log }) => ({ ...log, entries: entries.map(placeOnly) }));
    await tx.run(adopt, { logs: bare });
  };
  return await chainThrough(tx, chaining, looks, { write, isEarlier: true });
}

type Entry = Shape<typeof entryShape>;
type Writing = { readonly write: (logs: Logs) => Promise<void>; readonly isEarlier: boolean };
type Logs = { log: string; length: number; head: string; entries: Entry[] }[];

const placeOnly = ({ id: own, place, chainKey: key, isEarlier, salt, commitment, hash, seal }: Entry): Shape<typeof chained> => ({
  id: own,
  place,
  chainKey: key,
  isEarlier,
  salt,
  commitment,
  hash,
  seal,
});

async function chainThrough(
  tx: Transaction,
  { now, nobody, sealing, draw = random }: Chaining,
  looks: readonly NewLook[],
  { write, isEarlier }: Writing,
): Promise<Chained> {
  const nobodys = nobodyMark + nobody;
  // In one order everywhere: two that take the same logs wait for each other instead of both for ever.
  const owners = [...new Set(looks.map(({ ownerId }) => ownerId))].toSorted();
  const nobodysId = draw('log', nobodys);
  const rows = owners.map((ownerId) => {
    const [logId, salt] = [draw('log', ownerId), draw('log salt', ownerId)];
    const ownerCommitment = ownerCommitmentOf(salt, ownerId);
    return { ownerId, logId, nobodysId, salt, ownerCommitment, genesis: genesisOf(logId, ownerCommitment) };
  });
  const taken = await tx.run(take, { rows, nobody: nobodys, now });
  const keptFor = new Map(taken.map((row) => [row.ownerId, row.keptFor]));
  const logs = new Map(
    taken.map(({ keptFor: owner, logId: log, length, head }) => [owner, { log, length, head, entries: [] as Entry[] }]),
  );
  for (const { id: own, ownerId, at, outcome, ...words } of looks) {
    const log = logs.get(keptFor.get(ownerId) ?? '');
    if (!log) continue;
    const salt = draw('entry salt', own);
    const place = log.length + 1;
    const entry = { log: log.log, place, id: own, at, outcome, isEarlier, commitment: commitmentOf(salt, words) };
    const hash = hashOf(log.head, entry);
    const { commitment } = entry;
    const key = chainKey(log.log, place);
    const seal = sealing?.seal(hash) ?? null;
    log.entries.push({ id: own, place, chainKey: key, isEarlier, salt, commitment, hash, seal, at, outcome, ...words });
    log.length = place;
    log.head = hash;
  }
  await write([...logs.values()]);
  const kept = [...logs].filter(([owner]) => owner !== nobodys).map(([, log]): LookHead => log);
  if (sealing && kept.length > 0)
    tx.afterwards(() => sealing.wrote(kept.map(({ log, length, head }) => ({ log, length, head }))));
  return { owners: new Set([...keptFor].filter(([, owner]) => owner !== nobodys).map(([owner]) => owner)) };
}

const random = () => randomBytes(16).toString('base64url');
