// Who asks for a skill, and what is claimed about it and skills of other frameworks.
import type { Context } from '../context.ts';
import { askersOf, demandFor, matchesOf, type Asker, type Demand, type SkillMatch, type Way } from '../read/skill-demand.ts';
import { batched, batchedBy } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef, MappingRef } from './library.ts';
import { connection, connectionOf, pageArgs, pageOf, type Page } from './paging.ts';
import { TargetRef } from './target.ts';

const way = (value: Way, description: string) => ({ value, description });
const WayEnum = builder.enumType('AskingWay', {
  description: 'How a target asks for a skill.',
  values: {
    REQUIRED: way('REQUIRED', 'It takes this.'),
    HELPFUL: way('HELPFUL', 'It is good to have.'),
    RATED: way('RATED', 'How important it is was measured. It is shown, and nobody is judged by it.'),
    PERFORMED: way('PERFORMED', 'It is a task there.'),
    USED: way('USED', 'It is a tool used there.'),
  },
});

const DemandRef = builder.objectRef<Demand>('Demand');
DemandRef.implement({
  description: 'How many targets ask for a skill in one way.',
  fields: (t) => ({
    way: t.field({ type: WayEnum, description: 'The way.', resolve: (demand) => demand.way }),
    totalCount: t.int({ description: 'How many published targets.', resolve: ({ total }) => total }),
  }),
});

const AskerRef = builder.objectRef<Asker>('Asker');
AskerRef.implement({
  description: 'A target that asks for a skill.',
  fields: (t) => ({
    target: t.field({ type: TargetRef, description: 'The target.', resolve: ({ target }) => target }),
    way: t.field({ type: WayEnum, description: 'How it asks.', resolve: (asker) => asker.way }),
    level: t.exposeString('level', { nullable: true, description: 'The level asked for.' }),
    importance: t.exposeFloat('importance', { nullable: true, description: 'Measured importance; in O*NET from 1 to 5.' }),
    measuredLevel: t.exposeFloat('atLevel', { nullable: true, description: 'Measured level; in O*NET from 0 to 7.' }),
    reliability: t.field({
      type: ReliabilityEnum,
      description: 'Whether its keeper says that the measure can be relied on.',
      resolve: ({ isSuppressed }) => (isSuppressed ? 'suppressed' : 'usual'),
    }),
  }),
});
const ReliabilityEnum = builder.enumType('Reliability', {
  description: 'How far a measure can be relied on.',
  values: {
    USUAL: { value: 'usual', description: 'Nothing is said against it.' },
    LOW: { value: 'suppressed', description: 'Its keeper says not to rely on it.' },
  } as const,
});

const MatchSideEnum = builder.enumType('MatchSide', {
  description: 'Where the skill asked about stands in a claim of the form “this one is to that one”.',
  values: {
    FROM: { value: 'FROM', description: 'It is the first.' },
    TO: { value: 'TO', description: 'It is the second.' },
  } as const,
});
const ClaimEnum = builder.enumType('MatchClaim', {
  description: 'What a match claims.',
  values: {
    HOLDS: { value: 'holds', description: 'That the two match as its predicate says.' },
    DENIED: { value: 'denied', description: 'That they do not.' },
  } as const,
});

const SkillMatchRef = builder.objectRef<SkillMatch>('SkillMatch');
SkillMatchRef.implement({
  description: 'A claim that a skill matches another one, seen from the first.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The other skill.', resolve: ({ competency }) => competency }),
    side: t.field({
      type: MatchSideEnum,
      description: 'Where the skill asked about stands in the claim.',
      resolve: ({ side }) => side,
    }),
    claim: t.field({ type: ClaimEnum, description: 'What is claimed.', resolve: ({ denies }) => (denies ? 'denied' : 'holds') }),
    saidBy: t.exposeString('saidBy', { nullable: true, description: 'Who says so: a person, or the publisher it came from.' }),
    source: t.exposeString('source', { nullable: true, description: 'Where it was taken from.' }),
    saidAt: t.field({ type: 'Instant', description: 'When it was put down here.', resolve: ({ saidAt }) => saidAt }),
    mapping: t.field({
      type: MappingRef,
      description: 'The claim itself, with how sure it is and its reviews.',
      resolve: ({ mapping }) => mapping,
    }),
  }),
});

const AskerPageRef = connectionOf(AskerRef, 'Asker');
const MatchPageRef = connectionOf(SkillMatchRef, 'SkillMatch');

const demand = batched(async ({ asking }: Context, ids) => {
  const found = await demandFor(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});
const askers = batchedBy(async ({ asking }: Context, ids, asked: { way: Way | null; page: Page }) => {
  const found = await askersOf(asking, ids, asked);
  return ids.map((id) => found.get(id) ?? []);
});
const matches = batchedBy(async ({ asking }: Context, ids, page: Page) => {
  const found = await matchesOf(asking, ids, page);
  return ids.map((id) => found.get(id) ?? []);
});

builder.objectFields(CompetencyRef, (t) => ({
  demand: t.field({
    type: [DemandRef],
    description: 'How many published targets ask for it, in each way that any does.',
    resolve: ({ id }, _args, context) => demand(context, id),
  }),
  askedBy: t.field({
    type: AskerPageRef,
    description: 'The published targets that ask for it: required, helpful, then measured ones from the most important down.',
    args: { way: t.arg({ type: WayEnum, description: 'Only those that ask in this way.' }), ...pageArgs },
    resolve: async ({ id }, { way: only, ...args }, context) => {
      const page = pageOf(args);
      return connection(await askers(context, id, { way: only ?? null, page }), page, ({ key }) => key);
    },
  }),
  matches: t.field({
    type: MatchPageRef,
    description:
      'Claims that it matches skills of other frameworks: published and disputed ones; for who curates now, also proposed and ended ones.',
    args: pageArgs,
    resolve: async ({ id }, args, context) => {
      const page = pageOf(args);
      return connection(await matches(context, id, page), page, ({ key }) => key);
    },
  }),
}));
