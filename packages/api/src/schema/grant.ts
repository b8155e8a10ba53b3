// Permissions: whom I let see what, why and until when, and what became of it.
import { isRefusal } from '../access/refusal.ts';
import type { Context } from '../context.ts';
import { grantsByIds, myPermissions, stateOf, type GrantCard } from '../read/grants.ts';
import { notAmongYours } from '../write/not-here.ts';
import { withdrawGrant } from '../write/withdraw-grant.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CredentialRef } from './credential.ts';
import { ownId } from './own-id.ts';
import { connection, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';
import { PurposeEnum } from './scalars.ts';
import { selection } from './selection.ts';

const GrantStateEnum = builder.enumType('GrantState', {
  description: 'What has become of a permission. Only an active one opens anything.',
  values: {
    ACTIVE: { description: 'It holds.' },
    ENDED: { description: 'Its time is over.' },
    WITHDRAWN: { description: 'It was taken back.' },
    DECLINED: { description: 'It was asked for, and the answer was no.' },
    ASKED: { description: 'It was asked for, and there is no answer yet.' },
  } as const,
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
      resolve: ({ purpose }) => purpose as 'advising' | 'hiring' | 'admission' | 'verification' | 'research',
    }),
    note: t.exposeString('note', { nullable: true, description: 'What was said when it was asked for or given.' }),
    scope: t.exposeString('scope', { description: 'all (everything accepted) or chosen (the credentials listed).' }),
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
  }),
});

const grantById = batched(({ asking }: Context, ids) => grantsByIds(asking, ids));
const wholeOf = async ({ id }: GrantCard, context: Context): Promise<GrantCard | null> => await grantById(context, id);

const GrantPageRef = builder.connectionObject(
  { type: GrantRef, name: 'GrantConnection', description: 'A page of permissions.' },
  { name: 'GrantEdge', description: 'A permission in a page.' },
);

builder.queryField('myPermissions', (t) =>
  t.field({
    type: GrantPageRef,
    authScopes: { signedIn: true },
    description: 'Who may see what of mine, until when? Newest first; ended ones stay listed.',
    args: pageArgs,
    resolve: async (_root, args, { asking }, info) => {
      const page = pageOf(args);
      const listing = { fetch: page.fetch, after: page.after, withCredentials: selection(info)('credentials') };
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
