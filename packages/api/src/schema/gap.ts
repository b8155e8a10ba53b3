// Gaps: what lies between a person and a target, line by line, each with its reason.
import type { GapSummary } from '@skillweave/core/derive';
import { gapTo, type ShownGap, type ShownLine } from '../read/gaps.ts';
import { AchievementRef, CompetencyRef } from './library.ts';
import { builder } from './builder.ts';
import { ChainRef } from './chain.ts';
import { ownId } from './own-id.ts';
import { PersonRef } from './person.ts';
import { NecessityEnum, TargetRef } from './target.ts';
import { LineStateEnum } from './verdicts.ts';

export const GapLineRef = builder.objectRef<ShownLine>('GapLine');
GapLineRef.implement({
  description: 'One skill a target asks for, and how it stands.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill.', resolve: ({ competency }) => competency }),
    level: t.exposeString('level', { nullable: true, description: 'The level asked for.' }),
    necessity: t.expose('necessity', { type: NecessityEnum, description: 'Whether it is required or helpful.' }),
    state: t.expose('state', { type: LineStateEnum, description: 'How it stands.' }),
    because: t.exposeString('because', { description: 'Why, in one sentence.' }),
    whatWouldHelp: t.exposeString('whatWouldHelp', { nullable: true, description: 'The smallest thing that would change it.' }),
    chains: t.field({
      type: [ChainRef],
      description: 'What it rests on, the strongest first. Those that do not count say why. Empty when nothing speaks to it.',
      resolve: ({ chains }) => [...chains],
    }),
    nextSteps: t.field({
      type: [AchievementRef],
      description: 'What one could earn to close it, least effort first; at most three.',
      resolve: ({ nextSteps }) => [...nextSteps],
    }),
  }),
});

export const GapSummaryRef = builder.objectRef<GapSummary>('GapSummary');
GapSummaryRef.implement({
  description: 'How many lines stand how. Never shown without the lines.',
  fields: (t) => ({
    met: t.exposeInt('met', { description: 'Lines that are met.' }),
    partly: t.exposeInt('partly', { description: 'Lines that are met in part.' }),
    notMet: t.exposeInt('notMet', { description: 'Lines that are not met yet.' }),
    cannotTell: t.exposeInt('cannotTell', { description: 'Lines we cannot tell about.' }),
  }),
});

const GapRef = builder.objectRef<ShownGap>('Gap');
GapRef.implement({
  description: 'What lies between a person and a target.',
  fields: (t) => ({
    target: t.field({ type: TargetRef, description: 'The target.', resolve: ({ target }) => target }),
    learner: t.field({ type: PersonRef, description: 'The person.', resolve: ({ learner }) => learner }),
    lines: t.field({
      type: [GapLineRef],
      description: 'One for each skill asked for, required ones first.',
      resolve: ({ lines }) => [...lines],
    }),
    summary: t.field({ type: GapSummaryRef, description: 'The lines, counted.', resolve: ({ summary }) => summary }),
    checkedAt: t.expose('checkedAt', { type: 'Instant', description: 'When this was worked out.' }),
    answerId: t.exposeString('answerId', {
      description: 'Names this answer by what it rests on: the same facts give the same id, a changed fact another.',
    }),
  }),
});

builder.queryField('gap', (t) =>
  t.field({
    type: GapRef,
    nullable: true,
    authScopes: { signedIn: true },
    description:
      'What is between me and this target; or between a learner who said yes and it, over what they let me see. Null when the target is not there, and just so when they did not say yes.',
    args: {
      target: t.arg.id({ required: true, description: 'The target.' }),
      learner: t.arg.id({ description: 'A learner who said yes to you; yourself when left out.' }),
    },
    resolve: (_root, { target, learner }, { asking }) =>
      gapTo(asking, ownId('Target', target), learner ? ownId('Person', learner) : null),
  }),
);
