// Removes everything of one person from the graph, in one transaction: what is theirs, what hangs on it, and what is here only through it.
import { id, instant, list, map, statement, text } from '../../graph/statement.ts';
import type { Instant } from '@skillweave/core/terms';
import type { Graph } from '../../graph/graph.ts';
import type { Tombstone } from '../../at-rest/tombstones.ts';

const person = { person: id };
const hold = statement('erase/hold', { ...person, now: instant }, { id });
const met = statement('erase/met', person, { achievements: list(id), organizations: list(id) });
const endReceived = statement('erase/end-received', { ...person, now: instant }, {});
/** In this order: what is found through something goes before it. */
const removals = [
  statement('erase/documents', person, {}),
  statement('erase/evidence', person, {}),
  statement('erase/decline-notices', person, {}),
  statement('erase/credentials', person, {}),
  statement('erase/shown-documents', person, {}),
  statement('erase/signed-documents', person, {}),
  statement('erase/openings', person, {}),
  statement('erase/links', person, {}),
  statement('erase/grant-changes', person, {}),
  statement('erase/grants', person, {}),
  statement('erase/asked-changes', person, {}),
  statement('erase/asked', person, {}),
  statement('erase/previews', person, {}),
  statement('erase/keepsakes', person, {}),
  statement('erase/self-assertions', person, {}),
  statement('erase/messages', person, {}),
  statement('erase/messages-from', person, {}),
  statement('erase/looks-outside', person, {}),
  statement('erase/identifiers', person, {}),
] as const;
const removePerson = statement('erase/person', person, {});
const leftovers = { ids: list(id) };
const proposals = statement('erase/proposals', leftovers, {});
const achievements = statement('erase/achievements', leftovers, {});
const organizations = statement('erase/organizations', leftovers, {});
const bury = statement('erase/bury', { rows: list(map({ hash: id, salt: text, at: instant })) }, {});
const tombstones = statement('erase/tombstones', {}, { hash: id, salt: text, at: instant });
const everybody = statement('erase/everybody', {}, { id });

/**
 * All of it or nothing. The tombstone is set in the same transaction. Gives whether anybody was there. The person's look log is
 * erased apart (`looks/erase-log.ts`), before this: it keeps its chain.
 */
export async function eraseFromGraph(graph: Graph, personId: string, stone: Tombstone, now: Instant): Promise<boolean> {
  return await graph.write(async (tx) => {
    await tx.run(bury, { rows: [row(stone)] });
    const [here] = await tx.run(hold, { person: personId, now });
    if (!here) return false;
    const [only] = await tx.run(met, { person: personId });
    await tx.run(endReceived, { person: personId, now });
    for (const removal of removals) await tx.run(removal, { person: personId });
    await tx.run(removePerson, { person: personId });
    const named = only?.achievements ?? [];
    await tx.run(proposals, { ids: named });
    await tx.run(achievements, { ids: named });
    await tx.run(organizations, { ids: only?.organizations ?? [] });
    return true;
  });
}

/** The tombstones that stand in the store. */
export const tombstonesInGraph = async (graph: Graph): Promise<Tombstone[]> =>
  (await graph.read(tombstones, {})).map((stone) => ({ ...stone, doneAt: null }));

/** Sets them in the store, unless they stand there. */
export async function buryInGraph(graph: Graph, stones: readonly Tombstone[]): Promise<void> {
  if (stones.length > 0) await graph.write((tx) => tx.run(bury, { rows: stones.map(row) }));
}

export const everybodyHere = async (graph: Graph): Promise<string[]> => (await graph.read(everybody, {})).map((each) => each.id);

const row = ({ hash, salt, at }: Tombstone) => ({ hash, salt, at });
