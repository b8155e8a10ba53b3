// What the chain costs: a learner's gap read by an advisor and noted in the chain, against the same read with a note that stands alone.
import assert from 'node:assert/strict';
import { viewerFor, type Membership } from '../../packages/api/src/access/viewer.ts';
import type { Graph, Transaction } from '../../packages/api/src/graph/graph.ts';
import { list, type Codec } from '../../packages/api/src/graph/statement.ts';
import { openLookKeeper } from '../../packages/api/src/looks/keeper.ts';
import { gapTo } from '../../packages/api/src/read/gaps.ts';
import type { OrganizationId, PersonId } from '../../packages/core/src/terms/index.ts';
import { embedded } from '../graph/engines.ts';
import { probes } from '../graph/probe.ts';
import { now, settle } from '../seed/settled.ts';
import { byTheClock, type Bench } from './bench.ts';

const { shelf, probe } = probes();
const anything: Codec<unknown> = { name: 'anything', check: (value): value is unknown => value !== undefined };
const aloneText = `UNWIND $rows AS row
MATCH (p:Person {id: row.ownerId})
CREATE (a:Alone {id: row.id})-[:OF]->(p)
SET a.at = row.at, a.viewerId = row.viewerId, a.viewerName = row.viewerName, a.organizationName = row.organizationName, a.role = row.role,
    a.purpose = row.purpose, a.what = row.what, a.about = row.about, a.outcome = row.outcome, a.grantId = row.grantId`;
const alone = probe(aloneText, { rows: list(anything) }, {});

/** The same graph, where a look is noted by one statement and in no chain. */
function withoutChain(graph: Graph): Graph {
  const around = (tx: Transaction): Transaction => {
    let owners: string[] = [];
    const run = async (statement: { readonly file: string }, params: Record<string, unknown>): Promise<unknown[]> => {
      if (statement.file === 'access/take') {
        owners = (params['rows'] as { ownerId: string }[]).map(({ ownerId }) => ownerId);
        return owners.map((ownerId) => ({ ownerId, keptFor: ownerId, logId: ownerId, length: 0, head: '' }));
      }
      if (statement.file === 'access/note') {
        const logs = params['logs'] as { entries: object[] }[];
        const rows = logs.flatMap(({ entries }, at) => entries.map((entry) => ({ ...entry, ownerId: owners[at] })));
        return await tx.run(alone, { rows });
      }
      return await tx.run(statement as Parameters<typeof tx.run>[0], params);
    };
    return { run: run as Transaction['run'], afterwards: (then) => tx.afterwards(then) };
  };
  return { ...graph, write: (work) => graph.write((tx) => work(around(tx))) };
}

export const bench: Bench = {
  async prepare(say) {
    say('Settling the demo town in an empty embedded store.');
    const town = await settle(embedded(), { opening: { shelf } });
    const { graph, keyring, folder } = town;
    const keeper = await openLookKeeper({ graph, keyring, folder, log: { error: () => {}, warn: () => {} } });
    const learner = town.id('Person', 'maya');
    const target = town.id('Target', 'ward-support-worker');
    const seat: Membership = {
      role: 'advisor',
      organizationId: town.id('Organization', 'lakeside-college') as OrganizationId,
      slug: 'lakeside-college',
      organizationName: 'Lakeside College',
      kind: 'college',
      recognised: true,
      recognisedBy: null,
      url: null,
    };
    const viewer = viewerFor(
      { id: town.id('Person', 'ruth') as PersonId, name: 'Ruth', memberships: [seat] },
      { actingAs: 'lakeside-college/advisor', purpose: 'advising' },
    );
    assert.ok(viewer);
    const plain = withoutChain(graph);
    const inChain = async () => await gapTo({ graph, viewer, now, looks: keeper }, target, learner);
    const standingAlone = async () => await gapTo({ graph: plain, viewer, now }, target, learner);
    return {
      figures: [
        {
          name: 'look-chained',
          about: 'a gap through a live grant, noted in the chain and sealed, against noted alone',
          unit: 'ms',
          better: 'slower',
          check: async () => assert.deepEqual(await inChain(), await standingAlone(), 'both read the same'),
          round: async () => ({ ours: await byTheClock(inChain), baseline: await byTheClock(standingAlone) }),
        },
      ],
      leave: async () => {
        await keeper.close();
        await graph.close();
        await town.leave();
      },
    };
  },
};
