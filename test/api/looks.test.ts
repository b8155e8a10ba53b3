// The look log on every engine at hand: nothing forks it, no tampering escapes, refused looks are in it and look like absent ones.
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Asking } from '../../packages/api/src/access/asking.ts';
import { viewerFor } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { int, list, text } from '../../packages/api/src/graph/statement.ts';
import { forgetNobody } from '../../packages/api/src/looks/nobody.ts';
import { lookChoices, whoLooked, type LookNoted, type LooksAsked } from '../../packages/api/src/read/looks.ts';
import { noteLooks } from '../../packages/api/src/write/access-notes.ts';
import { day, later, type Instant, type PersonId, type Purpose } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { probes } from '../graph/probe.ts';
import { lookShelf, lookStage, settledOn, type LookStage } from '../prove/log/stage.ts';
import { tamperings } from '../prove/log/tamper.ts';
import { tampered } from '../prove/log.ts';
import { chance } from '../prove/proof.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const now = later(settledOn, 30 * day);

function asking(graph: Graph, personId: string, more: Partial<Asking> & { name?: string; purpose?: Purpose } = {}): Asking {
  const { name = 'Ruth Bergman', purpose = 'advising', ...rest } = more;
  const viewer = viewerFor({ id: personId as PersonId, name, memberships: [] }, { actingAs: null, purpose });
  if (!viewer) throw new Error('a person may always act as themselves');
  return { graph, viewer, now, ...rest };
}

describe.each(await engines())('look logs on the %s engine', (engine) => {
  let here: LookStage;
  let people: string[];
  beforeAll(async () => {
    here = await lookStage(await engine.open({ shelf: lookShelf }));
    people = await here.settle(chance(7));
  });
  afterAll(async () => {
    here.leave();
    await engine.clear();
  });
  const looksAt = (ownerIds: readonly string[]) =>
    ownerIds.map((ownerId) => ({ ownerId, what: 'Compared your skills with a target', outcome: 'allowed' }) as const);
  const ownLog = async (ownerId: string) => await whoLooked(asking(here.graph, ownerId), { fetch: 1000, after: null });

  test('P14: fifty looks at once at the same people, taken in any order, form one chain each without a gap or a fork', async () => {
    const keeper = await here.keeper();
    const watched = [people[0] ?? '', people[2] ?? ''];
    const before = await Promise.all(watched.map(ownLog));
    const rounds = Array.from({ length: 50 }, (_, turn) => (turn % 2 === 0 ? watched : watched.toReversed()));
    await Promise.all(
      rounds.map((owners, turn) =>
        here.graph.write((tx) => noteLooks(tx, asking(here.graph, `looker-${turn}`, { looks: keeper }), looksAt(owners))),
      ),
    );
    await keeper.close();
    const after = await Promise.all(watched.map(ownLog));
    for (const [at, log] of after.entries()) {
      expect(log.length).toBe((before[at]?.length ?? 0) + 50);
      expect(log.map(({ place }) => place).toSorted((a, b) => a - b)).toEqual(log.map((_, index) => index + 1));
    }
    expect((await here.audit()).faults).toEqual([]);
  });

  test('P14: a look whose transaction is undone leaves nothing, neither in the store nor in the file', async () => {
    const keeper = await here.keeper();
    const [owner = ''] = people;
    const before = { log: await ownLog(owner), file: here.file() };
    const undone = here.graph.write(async (tx) => {
      await noteLooks(tx, asking(here.graph, 'somebody', { looks: keeper }), looksAt([owner]));
      throw new Error('the rows could not be read');
    });
    await expect(undone).rejects.toThrow('the rows could not be read');
    await keeper.close();
    expect({ log: await ownLog(owner), file: here.file() }).toEqual(before);
  });

  test('P14: a look at somebody who is not here is refused when it claims to be allowed, and otherwise leaves nothing behind', async () => {
    const note = (outcome: 'allowed' | 'refused') =>
      here.graph.write((tx) =>
        noteLooks(tx, asking(here.graph, 'guesser'), [{ ownerId: 'no such person', what: 'Looked', outcome }]),
      );
    await expect(note('allowed')).rejects.toThrow('a look could not be noted');
    await forgetNobody(here);
    const before = await here.photo();
    await note('refused');
    expect((await here.photo()).entries.length).toBe(before.entries.length + 1);
    expect((await here.audit()).faults).toEqual([]);
    expect(await forgetNobody(here)).toBe(1);
    expect(await here.photo()).toEqual(before);
  });

  test('entries from before the chain are in it, marked, and in the order they were written', async () => {
    const [owner = ''] = people;
    const earliest = (await ownLog(owner)).filter(({ proof }) => proof.isEarlier);
    expect(earliest.map(({ place, viewerName }) => [place, viewerName])).toEqual([
      [2, 'Old Name'],
      [1, 'Old Name'],
    ]);
  });

  test('P17: of an erased log no word is left anywhere in the store, nobody reads it, and its chain still holds', async () => {
    const [, erased = ''] = people;
    const photo = await here.photo();
    const log = photo.logs.find(({ erasedAt }) => erasedAt !== null);
    const entries = photo.entries.filter(({ id }) => photo.noted.some(([from, to]) => from === id && to === log?.id));
    expect(entries.length).toBeGreaterThan(3);
    const kept = ['id', 'at', 'outcome', 'place', 'chainKey', 'isEarlier', 'commitment', 'hash', 'seal'];
    for (const entry of entries)
      expect(Object.keys(entry).filter((key) => entry[key] !== null && !kept.includes(key))).toEqual([]);
    expect(JSON.stringify([log, entries])).not.toContain(erased);
    expect(await ownLog(erased)).toEqual([]);
    expect(here.file()).not.toContain(erased);
    const audit = await here.audit();
    expect([audit.erasedLogs, audit.faultCount]).toEqual([1, 0]);
  });

  test('what is shown of a log is what was asked for, page by page, as a plain filter has it', async () => {
    const owner = people.at(-1) ?? '';
    const all = await ownLog(owner);
    const { people: names, organizations } = await lookChoices(asking(here.graph, owner));
    expect(names).toEqual([...new Set(all.map(({ viewerName }) => viewerName))].toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(organizations).toEqual([]);
    const moments = [...all.map(({ at }) => at), settledOn, now];
    const choice = fc.record({
      person: fc.option(fc.constantFrom(...names, 'nobody of that name')),
      outcome: fc.option(fc.constantFrom('allowed' as const, 'refused' as const)),
      purpose: fc.option(fc.constantFrom('advising', 'hiring', 'verification')),
      since: fc.option(fc.constantFrom(...moments)),
      before: fc.option(fc.constantFrom(...moments)),
      size: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(choice, async ({ size, ...asked }) => {
        expect((await everyPage(here.graph, owner, asked, size)).map(({ id }) => id)).toEqual(
          all.filter((look) => fits(look, asked)).map(({ id }) => id),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('P14: every tampering there is without our keys is found, and untouched logs are found whole', async () => {
    const cases = 2 * tamperings.length;
    const { ran, wrong } = await tampered(here.graph, { cases, seed: 20_261_127, say: () => {} });
    expect([ran, wrong]).toEqual([cases, []]);
  });
});

const fits = (look: LookNoted, { person, outcome, purpose, since, before }: LooksAsked) =>
  (!person || look.viewerName === person) &&
  (!outcome || look.outcome === outcome) &&
  (!purpose || look.purpose === purpose) &&
  (!since || look.at >= since) &&
  (!before || look.at < before);

async function everyPage(graph: Graph, owner: string, asked: LooksAsked, size: number): Promise<LookNoted[]> {
  const found: LookNoted[] = [];
  for (let after: string | null = null; ;) {
    const rows: LookNoted[] = await whoLooked(asking(graph, owner), { fetch: size, after }, asked);
    found.push(...rows);
    if (rows.length < size) return found;
    after = rows.at(-1)?.key ?? null;
  }
}

describe.each(await engines())('refused looks on the %s engine', (engine) => {
  const { shelf, probe } = probes();
  const count = probe(
    'MATCH (l:LookLog {ownerId: $owner})<-[:NOTED_IN]-(a:Access) RETURN count(a) AS n',
    { owner: text },
    { n: int },
  );
  const logsOf = probe(
    'MATCH (l:LookLog) WHERE l.ownerId STARTS WITH $mark RETURN collect(l.ownerId) AS owners',
    { mark: text },
    {
      owners: list(text),
    },
  );
  let here: Stage;
  let stranger: Actor;
  beforeAll(async () => {
    here = await stage(engine, { shelf });
    stranger = await here.as('daniel', { as: 'bridgeworks-training/advisor', purpose: 'advising' });
  });
  afterEach(async () => void (await forgetNobody(here)));
  afterAll(() => here.leave());

  const Node = 'query ($id: ID!) { node(id: $id) { id } }';
  const Gap = 'query ($target: ID!, $id: ID) { gap(target: $target, learner: $id) { answerId } }';

  test.each([
    ['a person', Node, 'Person', 'tomas', 'Looked up your name'],
    ['a permission', Node, 'Grant', 'maya-hospital', 'Opened a permission you gave'],
    ['a gap', Gap, 'Person', 'tomas', 'Compared your skills with a target'],
  ])(
    'P2: %s that is not mine to see is answered as one that is not here, by the same statements, and its owner reads of it',
    async (...row) => {
      const [, query, kind, slug, what] = row;
      const target = here.outside('Target', 'ward-support-worker');
      const owner = here.id('Person', kind === 'Person' ? slug : 'maya');
      const logged = async () => (await here.graph.read(count, { owner }))[0]?.n ?? 0;
      const before = await logged();
      const other = await stranger.ask(query, { target, id: here.outside(kind, slug) });
      const absent = await stranger.ask(query, { target, id: outsideOf(here, kind) });
      expect(absent).toEqual(other);
      expect(other.statements.slice(-2)).toEqual(['access/take', 'access/note']);
      expect(await logged()).toBe(before + 1);
      const maya = await here.byId(owner);
      const { whoLooked: log } = await maya.get(
        '{ whoLooked(first: 1) { nodes { what outcome viewerName organizationName purpose role } } }',
        {},
        later(seedDay, day) as Instant,
      );
      expect(log.nodes).toEqual([
        {
          what,
          outcome: 'refused',
          viewerName: expect.stringContaining('Daniel'),
          organizationName: expect.stringContaining('Bridgeworks'),
          purpose: 'ADVISING',
          role: 'ADVISOR',
        },
      ]);
      const [{ owners } = { owners: [] }] = await here.graph.read(logsOf, { mark: 'nobody ' });
      expect(owners).toEqual([`nobody ${here.id('Person', 'daniel')}`]);
    },
  );
});

const outsideOf = (here: Stage, kind: string) => here.outside(kind, 'no such thing in town');
