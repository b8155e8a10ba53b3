// A store with a few look logs in it, written by the real code, that can be photographed, tampered with, and put back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asking } from '../../../packages/api/src/access/asking.ts';
import { operator, viewerFor } from '../../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../../packages/api/src/graph/graph.ts';
import { id, list, text, type Codec } from '../../../packages/api/src/graph/statement.ts';
import type { Shelf } from '../../../packages/api/src/graph/shelf.ts';
import { openKeyring, type Keyring } from '../../../packages/api/src/keys/keyring.ts';
import { auditLooks, type Audit } from '../../../packages/api/src/looks/audit.ts';
import { eraseLookLog } from '../../../packages/api/src/looks/erase-log.ts';
import { headsPath } from '../../../packages/api/src/looks/heads-file.ts';
import { openLookKeeper, type LookKeeper } from '../../../packages/api/src/looks/keeper.ts';
import { sealFrom } from '../../../packages/api/src/looks/seal.ts';
import { noteLooks } from '../../../packages/api/src/write/access-notes.ts';
import { day, later, type Instant, type PersonId } from '../../../packages/core/src/terms/index.ts';
import { probes } from '../../graph/probe.ts';

const { shelf, probe } = probes();
export const lookShelf: Shelf = shelf;
const anything: Codec<unknown> = { name: 'anything', check: (value): value is unknown => value !== undefined };

/** What a node holds, as the store gave it. */
export type Facts = Record<string, string | number | boolean | null>;
export type Entry = Facts & { id: string };
/** Everything there is about look logs: nodes, and edges as pairs of ids. */
export type Photo = {
  logs: Entry[];
  entries: Entry[];
  /** entry → log */
  noted: [string, string][];
  /** log → person */
  owned: [string, string][];
};

export const entryFacts = [
  'id',
  'at',
  'viewerId',
  'viewerName',
  'organizationName',
  'role',
  'purpose',
  'what',
  'about',
  'outcome',
  'grantId',
  'place',
  'chainKey',
  'isEarlier',
  'salt',
  'commitment',
  'hash',
  'seal',
] as const;
export const logFacts = ['id', 'ownerId', 'salt', 'ownerCommitment', 'length', 'head', 'erasedAt'] as const;
const shown = (facts: readonly string[]) => facts.map((fact) => `.${fact}`).join(', ');

const people = probe('UNWIND $ids AS each MERGE (:Person {id: each})', { ids: list(id) }, {});
const oldLook = probe(
  "MATCH (p:Person {id: $person}) CREATE (a:Access {id: $id})-[:OF]->(p) SET a.at = $at, a.viewerName = 'Old Name', a.what = 'Looked', a.outcome = 'allowed'",
  { person: id, id, at: text },
  {},
);
const everyEntry = probe(
  `MATCH (a:Access) RETURN a{${shown(entryFacts)}} AS facts, [(a)-[:NOTED_IN]->(l) | l.id] AS into`,
  {},
  {
    facts: anything,
    into: list(text),
  },
);
const everyLog = probe(
  `MATCH (l:LookLog) RETURN l{${shown(logFacts)}} AS facts, [(l)-[:OF]->(p) | p.id] AS into`,
  {},
  {
    facts: anything,
    into: list(text),
  },
);
const clear = probe('MATCH (n) WHERE n:Access OR n:LookLog DETACH DELETE n', {}, {});
const clearPeople = probe('MATCH (p:Person) DETACH DELETE p', {}, {});
const putLogs = probe('UNWIND $rows AS row CREATE (l:LookLog) SET l += row', { rows: anything }, {});
const putEntries = probe('UNWIND $rows AS row CREATE (a:Access) SET a += row', { rows: anything }, {});
const putNoted = probe(
  'UNWIND $rows AS row MATCH (a:Access {id: row[0]}) MATCH (l:LookLog {id: row[1]}) CREATE (a)-[:NOTED_IN]->(l)',
  { rows: anything },
  {},
);
const putOwned = probe(
  'UNWIND $rows AS row MATCH (l:LookLog {id: row[0]}) MATCH (p:Person {id: row[1]}) CREATE (l)-[:OF]->(p)',
  { rows: anything },
  {},
);

export type LookStage = {
  readonly graph: Graph;
  readonly keyring: Keyring;
  readonly path: string;
  /** Empties the store and writes logs anew; the ids of the people they are about. The first has older entries, the second was erased. */
  settle(random: () => number): Promise<string[]>;
  keeper(): Promise<LookKeeper>;
  photo(): Promise<Photo>;
  /** Makes the store exactly this. */
  put(photo: Photo): Promise<void>;
  file(): string;
  putFile(content: string | null): void;
  audit(): Promise<Audit>;
  leave(): void;
};

export const settledOn = '2026-11-20T12:00:00.000Z' as Instant;
const names = ['Ruth Adeyemi', 'Zoë Ångström-Ōkubo', '李 小龙', '🦉 Ltd', "O'Neill; DROP", 'x'];
const purposes = ['advising', 'hiring', 'verification'] as const;

/** The stage on an open graph whose shelf is `lookShelf`. */
export async function lookStage(graph: Graph): Promise<LookStage> {
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-looks-'));
  const keyring = await openKeyring({ folder, passphrase: 'only for this proof, thrown away', inUse: false });
  const path = headsPath(folder);
  const at = (now: Instant) => ({ graph, operator: operator('proof of look logs'), now });
  const putFile = (content: string | null) => (content === null ? rmSync(path, { force: true }) : writeFileSync(path, content));
  const run = async (
    ...steps: Parameters<Parameters<Graph['write']>[0]>[0] extends infer Tx ? ((tx: Tx) => Promise<unknown>)[] : never
  ) =>
    await graph.write(async (tx) => {
      for (const step of steps) await step(tx as never);
    });
  const whole = (facts: Facts): Facts =>
    Object.fromEntries(
      Object.entries(facts)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key, typeof value === 'number' && graph.engine === 'neo4j' ? BigInt(value) : value]),
    ) as Facts;
  const opened = async () => await openLookKeeper({ graph, keyring, folder, log: { error: () => {}, warn: () => {} } });
  return {
    graph,
    keyring,
    path,
    keeper: opened,
    settle: async (random) => {
      putFile(null);
      await run(
        (tx) => tx.run(clear, {}),
        (tx) => tx.run(clearPeople, {}),
      );
      const count = 3 + Math.floor(random() * 4);
      const ids = Array.from({ length: count }, (_, each) => `person-${each}-${Math.floor(random() * 1e9)}`);
      await run((tx) => tx.run(people, { ids }));
      const [old = '', erased = ''] = ids;
      for (let each = 0; each < 2; each += 1)
        await run((tx) => tx.run(oldLook, { person: old, id: `old ${each}`, at: later(settledOn, each * 1000) }));
      const keeper = await opened();
      const transactions = 4 + Math.floor(random() * 6);
      for (let turn = 0; turn < transactions; turn += 1)
        await lookAround({ graph, looks: keeper, random }, ids, later(settledOn, turn * 60_000));
      await eraseLookLog(at(later(settledOn, day)), keeper, erased);
      await lookAround({ graph, looks: keeper, random: () => 0 }, ids.slice(2), later(settledOn, day));
      await keeper.close();
      return ids;
    },
    photo: async () => {
      const logs = await graph.read(everyLog, {});
      const entries = await graph.read(everyEntry, {});
      const edges = (rows: readonly { facts: unknown; into: string[] }[]) =>
        rows.flatMap(({ facts, into }) => into.map((each): [string, string] => [(facts as Entry).id, each])).toSorted(inOrder);
      const facts = (rows: readonly { facts: unknown }[]) => rows.map((row) => plain(row.facts as Facts)).toSorted(inOrder);
      return { logs: facts(logs), entries: facts(entries), noted: edges(entries), owned: edges(logs) };
    },
    put: async ({ logs, entries, noted, owned }) =>
      await run(
        (tx) => tx.run(clear, {}),
        (tx) => tx.run(putLogs, { rows: logs.map(whole) }),
        (tx) => tx.run(putEntries, { rows: entries.map(whole) }),
        (tx) => tx.run(putNoted, { rows: noted }),
        (tx) => tx.run(putOwned, { rows: owned }),
      ),
    file: () => readFileSync(path, 'latin1'),
    putFile,
    audit: async () => {
      const keeper = { did: (await keyring.signerFor('looks')).controller, seal: sealFrom(keyring) };
      return await auditLooks(at(later(settledOn, 30 * day)), { path, keeper });
    },
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Lively = { readonly graph: Graph; readonly looks: LookKeeper; readonly random: () => number };

// One transaction of looks: at some who are here, at one who is not, some refused.
async function lookAround({ graph, looks, random }: Lively, ids: readonly string[], now: Instant): Promise<void> {
  const name = names[Math.floor(random() * names.length)] ?? '';
  const purpose = purposes[Math.floor(random() * purposes.length)] ?? null;
  const viewer = viewerFor({ id: `viewer ${name}` as PersonId, name, memberships: [] }, { actingAs: null, purpose });
  if (!viewer) throw new Error('a person may always act as themselves');
  const asking: Asking = { graph, viewer, now, looks };
  await graph.write((tx) =>
    noteLooks(
      tx,
      asking,
      [...ids, 'nobody here'].map((ownerId) => {
        const isAllowed = ownerId !== 'nobody here' && random() < 0.7;
        const about = random() < 0.5 ? 'Care assistant “night” \\ shift' : null;
        return {
          ownerId,
          what: 'Compared your skills',
          about,
          outcome: isAllowed ? 'allowed' : 'refused',
          grantId: isAllowed ? 'grant' : null,
        } as const;
      }),
    ),
  );
  if (random() < 0.6) await looks.settle();
}

const plain = (facts: Facts): Entry =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
  ) as Entry;

const inOrder = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
