// Taking back while others read: whatever starts after the answer "it is taken back" sees nothing of it, in any interleaving.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import { isRefusal } from '../../packages/api/src/access/refusal.ts';
import { viewerFor } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { openGraph } from '../../packages/api/src/graph/open.ts';
import { nothing } from '../../packages/api/src/read/credential-card.ts';
import { credentialsByIds } from '../../packages/api/src/read/credentials.ts';
import { gapTo } from '../../packages/api/src/read/gaps.ts';
import { grantsByIds } from '../../packages/api/src/read/grants.ts';
import { matchesFor } from '../../packages/api/src/read/matches.ts';
import { myPeople, peopleByIds } from '../../packages/api/src/read/people.ts';
import { narrowGrant } from '../../packages/api/src/write/change-grant.ts';
import { withdrawGrant } from '../../packages/api/src/write/withdraw-grant.ts';
import type { PersonId } from '../../packages/core/src/terms/index.ts';
import { startNeo4j } from '../graph/neo4j-server.ts';
import { settler, type Settler } from '../consent/settle.ts';
import { smallTown } from '../consent/small-town.ts';
import { now } from '../consent/draft.ts';
import type { Town } from '../consent/town.ts';
import { chance, type Asked, type Found, type Proof } from './proof.ts';

export const proof: Proof = { engines: ['embedded', 'neo4j'], usualCases: 1000, run: prove };

async function prove({ engine, ...asked }: Asked): Promise<Found> {
  const making = settler();
  const folder = mkdtempSync(join(tmpdir(), 'skillweave-withdraw-'));
  const server = engine === 'neo4j' ? await startNeo4j() : null;
  const graph = await openGraph({ url: 'embedded:', ...server?.address, folder, shuffle: true }, { shelf: making.shelf });
  try {
    return await interleavings(graph, making, asked);
  } finally {
    await graph.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const perTown = 25;
const readsEach = 8;

/** One case is one permission, taken back or narrowed at a random turn among readers that begin at random turns. */
export async function interleavings(graph: Graph, making: Settler, { cases, seed, say }: Omit<Asked, 'engine'>): Promise<Found> {
  const draw = chance(seed);
  const below = (most: number) => Math.floor(draw() * most);
  const wrong: string[] = [];
  let town = smallTown('none');
  let ran = 0;
  for (; ran < cases && wrong.length === 0; ran++) {
    if (ran % perTown === 0) await making.settle(graph, (town = smallTown(`w${seed}-${ran}`)));
    const [giver, reader] = [town.people[0], town.people[1]];
    const [kept, closed] = town.credentials;
    if (!giver || !reader || !kept || !closed) throw new Error('the small town lacks somebody');
    const grant = `${town.target}-g${ran}`;
    await graph.write((tx) => tx.run(making.giveAll, { rows: [{ id: grant, giverId: giver.id, toId: reader.id, now }] }));

    const owner = askingAs(graph, giver, null);
    const asking = askingAs(graph, reader, 'hiring');
    const isNarrowed = draw() < 0.3;
    let isAcknowledged = false;
    const close = async () => {
      await turns(below(12));
      const wish = {
        grant,
        until: null,
        within: null,
        scope: { everything: false, credentials: [kept.id], skills: [], issuers: [] },
      };
      const done = isNarrowed ? await narrowGrant(owner, wish) : await withdrawGrant(owner, grant);
      if (isRefusal(done)) throw new Error(`it was not closed: ${done.reasons[0]?.text}`);
      isAcknowledged = true;
    };
    const read = async () => {
      await turns(below(16));
      const [name, look] = looks[below(isNarrowed ? 2 : looks.length)] ?? looks[0];
      const isLater = isAcknowledged;
      const seen = await look(asking, town, { grant, closed: closed.id, giver: giver.id });
      if (isLater && seen) wrong.push(`case ${ran}: ${name} began after the answer and still showed something`);
    };
    await Promise.all([close(), ...Array.from({ length: readsEach }, read)]);
    // One more that surely begins after the answer.
    await read();
    if ((ran + 1) % 1000 === 0) say(`${ran + 1} interleavings`);
    // What was only narrowed would still be live for the next case.
    await withdrawGrant(owner, grant);
  }
  return { ran, wrong };
}

type What = { readonly grant: string; readonly closed: string; readonly giver: string };
type Look = readonly [string, (asking: Asking, town: Town, what: What) => Promise<boolean>];
const everybody = { first: 50, fetch: 51, after: null };

/** Ways to see what was given; the first two also tell whether the badge that was narrowed away still shows. */
const looks: readonly [Look, ...Look[]] = [
  ['a badge by id', async (asking, _, { closed }) => (await credentialsByIds(asking, [closed], nothing))[0] !== null],
  [
    'a permission by id',
    async (asking, _, { grant, closed }) => {
      const [card] = await grantsByIds(asking, [grant]);
      return card?.credentials?.some(({ id }) => id === closed) ?? false;
    },
  ],
  ['a gap', async (asking, { target }, { giver }) => (await gapTo(asking, target, giver)) !== null],
  ['people who said yes', async (asking) => (await myPeople(asking, everybody)).length > 0],
  ['a person by id', async (asking, _, { giver }) => (await peopleByIds(asking, [giver]))[0] !== null],
  ['matches', async (asking, { target }) => (await matchesFor(asking, target, everybody)).length > 0],
];

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((next) => setImmediate(next));
}

function askingAs(graph: Graph, person: { id: PersonId; name: string }, purpose: 'hiring' | null): Asking {
  const viewer = viewerFor({ ...person, memberships: [] }, { actingAs: null, purpose });
  if (!viewer) throw new Error('the reader could not be made');
  return { graph, viewer, now };
}
