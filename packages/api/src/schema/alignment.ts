// Alignments: that an achievement shows a skill. Curators weigh each, two of them before it counts.
import { isRefusal } from '../access/refusal.ts';
import { alignmentsByIds, alignmentsWaiting, type Alignment } from '../read/achievements.ts';
import { decideAlignment } from '../write/alignments.ts';
import { builder } from './builder.ts';
import { AchievementRef, AlignmentRef, CompetencyRef } from './library.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';

const AlignmentStateEnum = builder.enumType('AlignmentState', {
  description: 'How far an alignment has come.',
  values: {
    PROPOSED: { value: 'proposed', description: 'Somebody suggests it; it does not count.' },
    ACCEPTED: { value: 'accepted', description: 'One curator agrees; a second has to publish it.' },
    PUBLISHED: { value: 'published', description: 'It counts.' },
    REJECTED: { value: 'rejected', description: 'It was turned down, and stays on record so that it does not come back.' },
  } as const,
});

builder.node(AlignmentRef, {
  description: 'The statement that an achievement shows a skill.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => alignmentsByIds(asking, ids),
  fields: (t) => ({
    state: t.field({
      type: AlignmentStateEnum,
      description: 'How far it has come.',
      resolve: ({ state }) => state as 'proposed' | 'accepted' | 'published' | 'rejected',
    }),
    origin: t.exposeString('origin', { description: 'Where it comes from: curator, issuer or suggestion.' }),
    level: t.exposeString('level', { nullable: true, description: 'The level of the skill it shows.' }),
    confidence: t.exposeFloat('confidence', { description: 'How sure its author is, from 0 to 1.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was proposed.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the last curator wrote about it.' }),
    achievement: t.field({ type: AchievementRef, description: 'What is earned.', resolve: ({ achievement }) => achievement }),
    competency: t.field({ type: CompetencyRef, description: 'The skill it shows.', resolve: ({ competency }) => competency }),
    proposedBy: t.exposeString('proposedBy', {
      nullable: true,
      description: 'Who proposed it; null for a machine or an issuer.',
    }),
    proposedAt: t.expose('proposedAt', { type: 'Instant', description: 'When.' }),
    decidedBy: t.exposeString('decidedBy', { nullable: true, description: 'Who accepted or rejected it.' }),
    decidedAt: t.expose('decidedAt', { type: 'Instant', nullable: true, description: 'When.' }),
    publishedBy: t.exposeString('publishedBy', { nullable: true, description: 'Who published it.' }),
    publishedAt: t.expose('publishedAt', { type: 'Instant', nullable: true, description: 'When.' }),
    canPublish: t.boolean({
      description: 'Whether you may publish it: a curator other than the one who accepted it.',
      resolve: ({ state, decidedById }, _args, { asking: { viewer } }) =>
        state === 'accepted' && viewer.role === 'curator' && decidedById !== viewer.personId,
    }),
  }),
});

const AlignmentPageRef = connectionOf(AlignmentRef, 'Alignment');

builder.queryField('alignments', (t) =>
  t.field({
    type: AlignmentPageRef,
    authScopes: { curator: true },
    description: 'Alignments, oldest first: what waits for curators, and what they decided.',
    args: { state: t.arg({ type: AlignmentStateEnum, description: 'Only those in this state.' }), ...pageArgs },
    resolve: async (_root, { state, ...args }, { asking }) => {
      const page = pageOf(args);
      const rows = await alignmentsWaiting(asking, state ?? null, page);
      const keys = new Map(rows.map(({ alignment, key }) => [alignment, key]));
      return connection(
        rows.map(({ alignment }) => alignment),
        page,
        (row) => keys.get(row) ?? '',
      );
    },
  }),
);

const AlignmentDecidedRef = builder.objectRef<{ readonly alignment: Alignment }>('AlignmentDecided');
AlignmentDecidedRef.implement({
  description: 'The decision stands, and every skill that rests on it follows at once.',
  fields: (t) => ({
    alignment: t.field({ type: AlignmentRef, description: 'As it is now.', resolve: ({ alignment }) => alignment }),
  }),
});

const DecideAlignmentInput = builder.inputType('DecideAlignmentInput', {
  description: 'One decision on one alignment.',
  fields: (t) => ({
    alignment: t.id({ required: true, description: 'Which one.' }),
    decision: t.field({
      type: builder.enumType('AlignmentDecision', {
        description: 'What a curator does with an alignment.',
        values: {
          ACCEPT: { description: 'Agree with a proposal; somebody else then publishes it.' },
          REJECT: { description: 'Turn it down, with a reason. If it was published it stops counting at once.' },
          RETURN: {
            description: 'Put it back among the proposals, with a reason. If it was published it stops counting at once.',
          },
          PUBLISH: { description: 'Let it count. Never by the one who accepted it.' },
        } as const,
      }),
      required: true,
      description: 'What to do.',
    }),
    note: t.string({ description: 'Why, for those who come after. Needed to reject or return.' }),
  }),
});

builder.mutationField('decideAlignment', (t) =>
  t.field({
    type: outcomeOf('DecideAlignmentResult', AlignmentDecidedRef, 'Decided, or refused with reasons.'),
    authScopes: { curator: true },
    description: 'Accept, reject, return or publish an alignment. Four eyes: who accepted it cannot publish it.',
    args: { input: t.arg({ type: DecideAlignmentInput, required: true, description: 'The decision.' }) },
    resolve: async (_root, { input: { alignment, decision, note } }, { asking }) => {
      const decided = await decideAlignment(asking, ownId('Alignment', alignment), decision, note ?? null);
      return isRefusal(decided) ? decided : { alignment: decided };
    },
  }),
);
