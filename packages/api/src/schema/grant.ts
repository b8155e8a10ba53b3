// Permissions: whom I let see what, why and until when, and what became of it.
import { endsSoon, type EmergencyReason } from '@skillweave/core/consent';
import { obligations, type Purpose } from '@skillweave/core/terms';
import { isRefusal } from '../access/refusal.ts';
import type { Context } from '../context.ts';
import { grantsByIds, myPermissions, stateOf, type GrantCard } from '../read/grants.ts';
import { notAmongYours } from '../write/not-here.ts';
import { detailFrom } from '../write/scope-wish.ts';
import { withdrawGrant } from '../write/withdraw-grant.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef } from './competency.ts';
import { CredentialRef } from './credential.ts';
import { OrganizationRef } from './organization.ts';
import { ownId } from './own-id.ts';
import { connection, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';
import { PurposeEnum } from './scalars.ts';
import { GrantPartEnum } from './scope-input.ts';
import { selection } from './selection.ts';

export const GrantStateEnum = builder.enumType('GrantState', {
  description: 'What has become of a permission. Only an active one opens anything.',
  values: {
    ACTIVE: { description: 'It holds.' },
    ENDED: { description: 'Its time is over.' },
    WITHDRAWN: { description: 'It was taken back.' },
    DECLINED: { description: 'It was asked for, and the answer was no.' },
    ASKED: { description: 'It was asked for, and there is no answer yet.' },
  } as const,
});

export const EmergencyReasonEnum = builder.enumType('EmergencyReason', {
  description: 'Why an administrator looks without a yes.',
  values: {
    DANGER: { value: 'danger', description: 'Somebody’s health or safety is in danger.' },
    ACCOUNT: { value: 'account', description: 'Somebody else seems to be in the learner’s account.' },
    LOCKED_OUT: { value: 'lockedOut', description: 'The learner cannot get in and asked for help.' },
    LAW: { value: 'law', description: 'A law or a court asks for it.' },
  } as const,
});

const ObligationEnum = builder.enumType('Obligation', {
  description: 'A duty of whoever is let in.',
  values: {
    NO_ONWARD_SHARING: { value: 'noOnwardSharing', description: 'What was seen is handed to nobody else.' },
  } as const,
});

const LinkTermsRef = builder.objectRef<NonNullable<GrantCard['linkTerms']>>('LinkTerms').implement({
  description: 'How a link was made.',
  fields: (t) => ({
    most: t.exposeInt('most', { nullable: true, description: 'How often it opens in all; null for as often as anybody likes.' }),
    isLive: t.exposeBoolean('isLive', {
      description: 'Whether it says what became of the badges since; else it is a fixed copy.',
    }),
    hasPassphrase: t.exposeBoolean('hasPassphrase', { description: 'Whether it asks for a passphrase.' }),
    replacedAt: t.expose('replacedAt', { type: 'Instant', nullable: true, description: 'When a newer link took its place.' }),
  }),
});

export const GrantRef = builder.objectRef<GrantCard>('Grant');
builder.node(GrantRef, {
  description: 'A permission: who may see which credentials, for what purpose, until when.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => grantsByIds(asking, ids),
  fields: (t) => ({
    state: t.field({
      type: GrantStateEnum,
      description: 'What has become of it by now.',
      resolve: (grant, _args, { asking: { now } }) => stateOf(grant, now),
    }),
    receiverName: t.exposeString('receiverName', { description: 'Who may look, by name.' }),
    receiverKind: t.string({
      description: 'person, organisation, or link: whoever holds it.',
      resolve: async (grant, _args, context) => grant.receiverKind ?? (await wholeOf(grant, context))?.receiverKind ?? 'person',
    }),
    purpose: t.field({
      type: PurposeEnum,
      description: 'What it is for. It opens nothing to somebody who looks for another reason.',
      resolve: ({ purpose }) => purpose as Purpose,
    }),
    note: t.exposeString('note', { nullable: true, description: 'What was said when it was asked for or given.' }),
    emergency: t.field({
      type: EmergencyReasonEnum,
      nullable: true,
      description: 'Why it was opened without a yes, of an emergency look; null for every permission that was given.',
      resolve: async (grant, _args, context) => ((await known(grant, context)).reason as EmergencyReason | null) ?? null,
    }),
    scope: t.exposeString('scope', {
      description: 'all (everything accepted), chosen (the credentials listed), or rule (what fits its issuers and skills).',
    }),
    parts: t.field({
      type: [GrantPartEnum],
      nullable: true,
      description: 'What it opens within each credential besides the outline; null for everything there is.',
      resolve: ({ parts }) => {
        const within = detailFrom(parts);
        return within === 'everything' ? null : [...within];
      },
    }),
    issuers: t.field({
      type: [OrganizationRef],
      description: 'Of a rule: only what one of these issued; none means any.',
      resolve: async (grant, _args, context) => [...(grant.issuers ?? (await wholeOf(grant, context))?.issuers ?? [])],
    }),
    skills: t.field({
      type: [CompetencyRef],
      description: 'Of a rule: only what shows one of these; none means any.',
      resolve: async (grant, _args, context) => [...(grant.skills ?? (await wholeOf(grant, context))?.skills ?? [])],
    }),
    obligations: t.field({
      type: [ObligationEnum],
      description: 'What whoever is let in owes.',
      resolve: () => [...obligations],
    }),
    askedBy: t.string({
      nullable: true,
      description: 'Who asked for it, by name; null when nobody did.',
      resolve: async (grant, _args, context) => (await known(grant, context)).askerName ?? null,
    }),
    askedFor: t.string({
      nullable: true,
      description: 'The organisation they asked for. It holds only while they act for it.',
      resolve: async (grant, _args, context) => (await known(grant, context)).viaName ?? null,
    }),
    endsInDays: t.int({
      nullable: true,
      description: 'Whole days left, for a permission that ends soon and can be given anew; null for every other.',
      resolve: (grant, _args, { asking: { now } }) => (grant.purpose === 'emergency' ? null : endsSoon(grant, now)),
    }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', nullable: true, description: 'When it was asked for.' }),
    givenAt: t.expose('givenAt', { type: 'Instant', nullable: true, description: 'When it was given.' }),
    until: t.expose('until', { type: 'Instant', description: 'When it ends by itself.' }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'Instant', nullable: true, description: 'When it was taken back.' }),
    credentials: t.field({
      type: [CredentialRef],
      description: 'What it opens, as far as its giver still has it accepted.',
      resolve: async (grant, _args, context) => [...(grant.credentials ?? (await wholeOf(grant, context))?.credentials ?? [])],
    }),
    isLink: t.boolean({
      description: 'Whether it goes to whoever holds a link.',
      resolve: async (grant, _args, context) => (grant.receiverKind ?? (await wholeOf(grant, context))?.receiverKind) === 'link',
    }),
    opens: t.int({
      nullable: true,
      description: 'How often the link was opened; null when it is no link.',
      resolve: ({ opens }) => opens ?? null,
    }),
    lastOpenedAt: t.field({
      type: 'Instant',
      nullable: true,
      description: 'When the link was last opened.',
      resolve: ({ lastOpenedAt }) => lastOpenedAt ?? null,
    }),
    linkTerms: t.field({
      type: LinkTermsRef,
      nullable: true,
      description: 'How the link was made; null when it is no link.',
      resolve: async (grant, _args, context) =>
        (grant.linkTerms === undefined ? (await wholeOf(grant, context))?.linkTerms : grant.linkTerms) ?? null,
    }),
  }),
});

const grantById = batched(({ asking }: Context, ids) => grantsByIds(asking, ids));
/** Lists of others' questions lack who asked for a permission; it is then looked up by its id. */
const known = async (grant: GrantCard, context: Context): Promise<GrantCard> =>
  grant.askerName === undefined ? ((await wholeOf(grant, context)) ?? grant) : grant;
const wholeOf = async ({ id }: GrantCard, context: Context): Promise<GrantCard | null> => await grantById(context, id);

const GrantPageRef = builder.connectionObject(
  { type: GrantRef, name: 'GrantConnection', description: 'A page of permissions.' },
  { name: 'GrantEdge', description: 'A permission in a page.' },
);

const OpenGrantsEnum = builder.enumType('OpenGrants', {
  description: 'Permissions that are not over.',
  values: {
    ASKED: { value: 'asked', description: 'Somebody asked, and I did not answer yet.' },
    LIVE: { value: 'live', description: 'It runs.' },
  } as const,
});

builder.queryField('myPermissions', (t) =>
  t.field({
    type: GrantPageRef,
    authScopes: { signedIn: true },
    description: 'Who may see what of mine, until when? Newest first; ended ones stay listed.',
    args: {
      open: t.arg({ type: OpenGrantsEnum, description: 'Only those that wait for my answer, or only those that run.' }),
      purpose: t.arg({ type: PurposeEnum, description: 'Only those for this purpose. Emergency looks are nobody’s yes.' }),
      ...pageArgs,
    },
    resolve: async (_root, args, { asking }, info) => {
      const page = pageOf(args);
      const listing = {
        open: args.open ?? null,
        forPurpose: args.purpose ?? null,
        fetch: page.fetch,
        after: page.after,
        withCredentials: selection(info)('credentials'),
      };
      return connection(await myPermissions(asking, listing), page, ({ key }) => key ?? '');
    },
  }),
);

type Withdrawn = { readonly grant: GrantCard };
const GrantWithdrawnRef = builder.objectRef<Withdrawn>('GrantWithdrawn');
GrantWithdrawnRef.implement({
  description: 'It was taken back. From now on it opens nothing.',
  fields: (t) => ({ grant: t.field({ type: GrantRef, description: 'As it stands now.', resolve: ({ grant }) => grant }) }),
});

const WithdrawInput = builder.inputType('WithdrawGrantInput', {
  description: 'A permission or link of mine to take back.',
  fields: (t) => ({ grant: t.id({ required: true, description: 'Which one.' }) }),
});
const WithdrawResult = outcomeOf('WithdrawGrantResult', GrantWithdrawnRef, 'It was taken back, or the reasons why not.');
builder.mutationField('withdrawGrant', (t) =>
  t.field({
    type: WithdrawResult,
    description: 'Takes back a permission or stops a link. It holds from the next request on.',
    args: { input: t.arg({ type: WithdrawInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { asking }, info) => {
      const withdrawn = await withdrawGrant(asking, ownId('Grant', input.grant));
      if (isRefusal(withdrawn)) return withdrawn;
      const withCredentials = selection(info)('credentials');
      const [grant] = await myPermissions(asking, { only: [withdrawn.grantId], fetch: 1, after: null, withCredentials });
      return grant ? { grant } : notAmongYours;
    },
  }),
);
