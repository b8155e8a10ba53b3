// What others see of a learner who said yes, what they do not, and what the learner reads about it. On every engine at hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, later } from '../../packages/core/src/terms/index.ts';
import { engines } from '../graph/engines.ts';
import { seedDay, stage, type Actor, type Stage } from './stage.ts';

const Gap = `query ($target: ID!, $learner: ID) { gap(target: $target, learner: $learner) { answerId summary { met partly notMet cannotTell }
  lines { state because competency { name } chains { credential { id name } mappingIds alignmentId } } } }`;
const Log = '{ whoLooked(first: 100) { edges { node { at viewerName organizationName role purpose what about outcome } } } }';
const asAdvisor = { as: 'lakeside-college/advisor', purpose: 'advising' } as const;

describe.each(await engines())('on the %s engine', (engine) => {
  let here: Stage;
  let maya: Actor;
  let ruth: Actor;
  let target: string;
  beforeAll(async () => {
    here = await stage(engine);
    maya = await here.as('maya');
    ruth = await here.as('ruth', asAdvisor);
    target = here.outside('Target', 'ward-support-worker');
  });
  afterAll(() => here.leave());

  const learner = (slug: string) => here.outside('Person', slug);
  const log = async (who: Actor) =>
    (await who.get(Log, {}, later(seedDay, day))).whoLooked.edges.map(({ node }: { node: object }) => node);

  test('an advisor who may see everything sees the learner’s own gap, under the same id, in one statement and a note', async () => {
    const own = await maya.ask(Gap, { target });
    const seen = await ruth.ask(Gap, { target, learner: learner('maya') });
    expect(own.statements).toEqual(['gap/mine']);
    expect(seen.statements).toEqual(['gap/of-learner', 'access/take', 'access/note']);
    expect(seen.data.gap).toEqual(own.data.gap);
    expect((await log(maya))[0]).toEqual({
      at: seedDay,
      viewerName: 'Ruth Bergman',
      organizationName: 'Lakeside College',
      role: 'ADVISOR',
      purpose: 'ADVISING',
      what: 'Compared your skills with a target',
      about: 'Ward support worker',
      outcome: 'allowed',
    });
  });

  test('an employer sees only what was granted, and the answer has another id', async () => {
    const helen = await here.as('helen', { as: 'northshore-care/employer', purpose: 'hiring' });
    const own = (await maya.get(Gap, { target })).gap;
    const { gap } = await helen.get(Gap, { target, learner: learner('maya') });
    const seen = new Set(
      gap.lines.flatMap(({ chains }: { chains: { credential: { name: string } }[] }) =>
        chains.map(({ credential }) => credential.name),
      ),
    );
    expect(gap.answerId).not.toBe(own.answerId);
    expect(gap.summary.met).toBeLessThan(own.summary.met);
    for (const name of seen)
      expect([
        'Introduction to Care',
        'Infection Prevention Level 2',
        'Care Induction',
        'Team Project',
        'Good Records',
      ]).toContain(name);
  });

  test.each([
    ['did not answer yet', 'ben', asAdvisor],
    ['never was asked', 'nadia', asAdvisor],
    ['P4: is looked at for another purpose', 'maya', { ...asAdvisor, purpose: 'hiring' }],
    ['is looked at for no purpose', 'maya', { as: asAdvisor.as }],
  ] as const)('somebody who %s gives nothing away, and reads that somebody tried', async (_, slug, acting) => {
    const looker = await here.as('ruth', acting);
    const before = (await log(await here.as(slug))).length;
    const when = later(seedDay, (before + 1) * 1000);
    const refused = await looker.ask(Gap, { target, learner: learner(slug) }, when);
    const absent = await looker.ask(Gap, { target, learner: Buffer.from('Person:nobody-at-all').toString('base64url') }, when);
    expect(refused.data).toEqual({ gap: null });
    expect({ ...refused, statements: [] }).toEqual({ ...absent, statements: [] });
    expect(refused.statements).toEqual(absent.statements);
    const after = await log(await here.as(slug));
    expect([after.length, after[0].outcome]).toEqual([before + 1, 'refused']);
  });

  test('P4, P5: a grant that is taken back or runs out closes at the next request', async () => {
    const { myPermissions } = await (
      await here.as('priya')
    ).get('{ myPermissions { edges { node { id state receiverName } } } }');
    const grant = myPermissions.edges.find(({ node }: { node: { state: string } }) => node.state === 'ACTIVE').node;
    expect((await ruth.get(Gap, { target, learner: learner('priya') })).gap).not.toBeNull();
    await (
      await here.as('priya')
    ).get('mutation ($grant: ID!) { withdrawGrant(input: { grant: $grant }) { __typename } }', { grant: grant.id });
    expect((await ruth.get(Gap, { target, learner: learner('priya') })).gap).toBeNull();
    expect((await ruth.get(Gap, { target, learner: learner('tomas') }, later(seedDay, 11 * day))).gap).not.toBeNull();
    expect((await ruth.get(Gap, { target, learner: learner('tomas') }, later(seedDay, 13 * day))).gap).toBeNull();
  });

  test('P6: what one request may see, another that is answered in the same moment may not', async () => {
    const { myCredentials } = await maya.get('{ myCredentials(first: 1) { nodes { id } } }');
    const card = 'query ($id: ID!) { node(id: $id) { id } }';
    const daniel = await here.as('daniel', { as: 'bridgeworks-training/advisor', purpose: 'research' });
    const { id } = myCredentials.nodes[0];
    const lookers = Array.from({ length: 30 }, (_, turn) => [maya, daniel, here.stranger][turn % 3] as Actor);
    const seen = await Promise.all(lookers.map(async (looker) => (await looker.ask(card, { id })).data?.node ?? null));
    expect(seen).toEqual(lookers.map((looker) => (looker === maya ? { id } : null)));
  });

  test('lists page through without losing or repeating anybody, in one statement and a note each', async () => {
    const victor = await here.as('victor', { as: 'lakeside-hospital/employer', purpose: 'hiring' });
    const all = (await victor.get('query ($t: ID!) { matches(target: $t) { edges { node { learner { id } } } } }', { t: target }))
      .matches.edges;
    expect(all.length).toBeGreaterThan(2);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<Actor['ask']>> = await victor.ask(
        'query ($t: ID!, $after: String) { matches(target: $t, first: 1, after: $after) { edges { node { learner { id } } } pageInfo { hasNextPage endCursor } } }',
        { t: target, after },
      );
      expect(page.statements).toEqual(['match/page', 'access/take', 'access/note']);
      found.push(...page.data.matches.edges.map(({ node }: { node: { learner: { id: string } } }) => node.learner.id));
      after = page.data.matches.pageInfo.hasNextPage ? page.data.matches.pageInfo.endCursor : null;
    } while (after);
    expect(found).toEqual(all.map(({ node }: { node: { learner: { id: string } } }) => node.learner.id));
  });

  test('only those on the page that is shown read that they were seen', async () => {
    const ewa = await here.as('ewa');
    const [before, beforeNext] = [(await log(ewa)).length, (await log(maya)).length];
    const victor = await here.as('victor', { as: 'lakeside-hospital/employer', purpose: 'hiring' });
    const { matches } = await victor.get(
      'query ($t: ID!) { matches(target: $t, first: 1) { edges { node { learner { name } } } } }',
      { t: target },
    );
    expect(matches.edges.map(({ node }: { node: { learner: { name: string } } }) => node.learner.name)).toEqual([
      'Ewa Zielińska',
    ]);
    expect([(await log(ewa)).length, (await log(maya)).length]).toEqual([before + 1, beforeNext]);
  });

  test('a library query of any depth asks one statement a level', async () => {
    const { statements, errors } = await here.stranger
      .ask(`{ frameworks(first: 2) { edges { node { competencyCount competencies(first: 5) { edges { node {
      broader { name } requires { name } countsAs { mapping { reviews { agreement } } } achievements { alignments { id } } } } } } } } }`);
    expect(errors).toBeUndefined();
    expect([...statements].sort()).toEqual([
      'achievement/alignments',
      'competency/achievements',
      'competency/counts-as',
      'competency/related',
      'framework/competencies',
      'framework/list',
      'framework/sizes',
      'mapping/reviews',
    ]);
  });
});
