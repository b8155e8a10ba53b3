// Emergency looks: the one way an administrator sees a learner's badges, and how it ends.
import { usualHours } from '@skillweave/core/consent';
import { isRefusal, type Refusal } from '../access/refusal.ts';
import type { Context } from '../context.ts';
import { logFault } from '../errors.ts';
import { emergencyLooks, type EmergencyLook } from '../read/emergencies.ts';
import { mailEmergency } from '../write/emergency-mail.ts';
import { endEmergencyLook, openEmergencyLook } from '../write/emergency.ts';
import { notAmongYours } from '../write/not-here.ts';
import { builder } from './builder.ts';
import { EmergencyReasonEnum, GrantStateEnum } from './grant.ts';
import { encodeId } from './ids.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';

const EmergencyLookRef = builder.objectRef<EmergencyLook>('EmergencyLook');
EmergencyLookRef.implement({
  description: 'A look at one learner’s accepted badges that I opened as an administrator. The learner was told at once.',
  fields: (t) => ({
    grant: t.id({
      description: 'The id of the permission it is: while it runs, `node` gives what it opens.',
      resolve: ({ id }) => encodeId('Grant', id),
    }),
    askedOf: t.exposeString('askedOf', { description: 'The address I typed.' }),
    reason: t.field({ type: EmergencyReasonEnum, description: 'Why, from the list.', resolve: ({ reason }) => reason }),
    words: t.exposeString('words', { description: 'What I wrote to the learner.' }),
    openedAt: t.expose('openedAt', { type: 'Instant', description: 'When I opened it.' }),
    until: t.expose('until', { type: 'Instant', description: 'When it ends by itself.' }),
    endedAt: t.expose('endedAt', { type: 'Instant', nullable: true, description: 'When it was ended early; null otherwise.' }),
    state: t.field({ type: GrantStateEnum, description: 'Whether it runs.', resolve: ({ state }) => state }),
  }),
});
const EmergencyLookPageRef = connectionOf(EmergencyLookRef, 'EmergencyLook');

builder.queryField('emergencyLooks', (t) =>
  t.field({
    type: EmergencyLookPageRef,
    authScopes: { administrator: true },
    description: 'The emergency looks I opened, newest first; ended ones stay listed.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await emergencyLooks(asking, page), page, ({ key }) => key);
    },
  }),
);

type Opened = { readonly look: EmergencyLook; readonly mailsSent: number };
const OpenedRef = builder.objectRef<Opened>('EmergencyLookOpened').implement({
  description: 'It is open, and the learner can read of it.',
  fields: (t) => ({
    look: t.field({ type: EmergencyLookRef, description: 'What was opened.', resolve: ({ look }) => look }),
    mailsSent: t.exposeInt('mailsSent', {
      description: 'How many messages told the learner besides; 0 where no e-mail is sent.',
    }),
  }),
});
const OpenInput = builder.inputType('OpenEmergencyLookInput', {
  description: 'At whom, why, and for how long.',
  fields: (t) => ({
    person: t.string({ required: true, description: 'The learner’s e-mail address.' }),
    reason: t.field({ type: EmergencyReasonEnum, required: true, description: 'Why, from the list.' }),
    words: t.string({
      required: true,
      description: 'What happened, in my own words, at most 500 letters. The learner reads it.',
    }),
    hours: t.int({ description: 'For how many hours: 1 when left out, 24 at most.' }),
  }),
});
const lookOf = async ({ asking }: Context, grantId: string): Promise<EmergencyLook | Refusal> =>
  (await emergencyLooks(asking, { only: [grantId], fetch: 1, after: null }))[0] ?? notAmongYours;

builder.mutationField('openEmergencyLook', (t) =>
  t.field({
    type: outcomeOf('OpenEmergencyLookResult', OpenedRef, 'It was opened, or the reasons why not.'),
    authScopes: { administrator: true },
    description:
      'Opens an emergency look at one learner’s accepted badges. They did not agree to it, and are told at once who, why and until when.',
    args: { input: t.arg({ type: OpenInput, required: true, description: 'At whom, why, and for how long.' }) },
    resolve: async (_root, { input }, context) => {
      const { asking, limits, findByEmail, outbox, publicUrl, log } = context;
      const tooOften = await limits.spend('emergency', asking.viewer.personId ?? 'nobody');
      if (tooOften) return tooOften;
      const { person, reason, words, hours } = input;
      const opened = await openEmergencyLook(asking, findByEmail, { person, reason, words, hours: hours ?? usualHours });
      if (isRefusal(opened)) return opened;
      const { name: administrator, organizationName } = asking.viewer;
      const news = { ...opened, administrator, organization: organizationName ?? '', reason, words: words.trim(), publicUrl };
      const onFault = (cause: unknown) => void logFault(log, cause, 'emergency mail');
      const mailsSent = await mailEmergency(outbox, news, { now: asking.now, onFault });
      const look = await lookOf(context, opened.grantId);
      return isRefusal(look) ? look : { look, mailsSent };
    },
  }),
);

const EndedRef = builder.objectRef<{ readonly look: EmergencyLook }>('EmergencyLookEnded').implement({
  description: 'It is over. From now on it opens nothing.',
  fields: (t) => ({ look: t.field({ type: EmergencyLookRef, description: 'As it ended.', resolve: ({ look }) => look }) }),
});
const EndInput = builder.inputType('EndEmergencyLookInput', {
  description: 'An emergency look of mine.',
  fields: (t) => ({ grant: t.id({ required: true, description: 'The id of the permission it is.' }) }),
});
builder.mutationField('endEmergencyLook', (t) =>
  t.field({
    type: outcomeOf('EndEmergencyLookResult', EndedRef, 'It ended, or the reasons why not.'),
    authScopes: { administrator: true },
    description: 'Ends an emergency look of mine before its time.',
    args: { input: t.arg({ type: EndInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context) => {
      const ended = await endEmergencyLook(context.asking, ownId('Grant', input.grant));
      if (isRefusal(ended)) return ended;
      const look = await lookOf(context, ended.grantId);
      return isRefusal(look) ? look : { look };
    },
  }),
);
