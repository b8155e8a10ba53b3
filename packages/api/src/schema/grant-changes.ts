// What people do with a request or a permission of theirs: give, give less, decline, narrow, extend.
import { isRefusal, type Refusal } from '../access/refusal.ts';
import type { Context } from '../context.ts';
import { myPermissions, type GrantCard } from '../read/grants.ts';
import { declineAccess, extendGrant, giveAccess, narrowGrant, undoDecline } from '../write/change-grant.ts';
import { notAmongYours } from '../write/not-here.ts';
import { builder } from './builder.ts';
import { GrantRef } from './grant.ts';
import { ownId } from './own-id.ts';
import { outcomeOf } from './refused.ts';
import { GrantPartEnum, detailOf, ScopeInput, wishFrom } from './scope-input.ts';

type Changed = { readonly grant: GrantCard };
const GrantChangedRef = builder.objectRef<Changed>('GrantChanged');
GrantChangedRef.implement({
  description: 'The permission says something else from the next request on.',
  fields: (t) => ({ grant: t.field({ type: GrantRef, description: 'As it stands now.', resolve: ({ grant }) => grant }) }),
});
const ChangeResult = outcomeOf('ChangeGrantResult', GrantChangedRef, 'It was changed, or the reasons why not.');

async function asChanged({ asking }: Context, outcome: { grantId: string } | Refusal): Promise<Changed | Refusal> {
  if (isRefusal(outcome)) return outcome;
  const [grant] = await myPermissions(asking, { only: [outcome.grantId], fetch: 1, after: null, withCredentials: true });
  return grant ? { grant } : notAmongYours;
}

const LessInput = builder.inputType('GiveAccessInput', {
  description: 'A yes to a request, or to less of it.',
  fields: (t) => ({
    grant: t.id({ required: true, description: 'Which request.' }),
    scope: t.field({ type: ScopeInput, description: 'Less than was asked for; left out, all of it.' }),
    parts: t.field({
      type: [GrantPartEnum],
      description: 'Only these parts within each credential, of those that were asked for; left out, as asked.',
    }),
    until: t.field({ type: 'Instant', description: 'An end no later than was asked for; left out, that one.' }),
  }),
});
const lessOf = ({ grant, scope, parts, until }: typeof LessInput.$inferInput | typeof NarrowInput.$inferInput) => ({
  grant: ownId('Grant', grant),
  scope: scope ? wishFrom(scope) : null,
  within: detailOf(parts),
  until: until ?? null,
});
builder.mutationField('giveAccess', (t) =>
  t.field({
    type: ChangeResult,
    description: 'Says yes to a request of somebody who wants to see something of mine. It can be less, and never more.',
    args: { input: t.arg({ type: LessInput, required: true, description: 'What I give.' }) },
    resolve: async (_root, { input }, context) => await asChanged(context, await giveAccess(context.asking, lessOf(input))),
  }),
);

const NarrowInput = builder.inputType('NarrowGrantInput', {
  description: 'Less than a running permission of mine opens now.',
  fields: (t) => ({
    grant: t.id({ required: true, description: 'Which permission.' }),
    scope: t.field({ type: ScopeInput, description: 'Less than it opens now; left out, the same.' }),
    parts: t.field({
      type: [GrantPartEnum],
      description: 'Only these parts within each credential, of those that are open now; left out, the same.',
    }),
    until: t.field({ type: 'Instant', description: 'An earlier end; left out, the same.' }),
  }),
});
builder.mutationField('narrowGrant', (t) =>
  t.field({
    type: ChangeResult,
    description: 'Lets a running permission of mine open less, or end sooner. It holds from the next request on.',
    args: { input: t.arg({ type: NarrowInput, required: true, description: 'What is left of it.' }) },
    resolve: async (_root, { input }, context) => await asChanged(context, await narrowGrant(context.asking, lessOf(input))),
  }),
);

const ExtendInput = builder.inputType('ExtendGrantInput', {
  description: 'A new yes to a running permission of mine.',
  fields: (t) => ({
    grant: t.id({ required: true, description: 'Which permission.' }),
    until: t.field({ type: 'Instant', required: true, description: 'The new end, at most 90 days from now.' }),
  }),
});
builder.mutationField('extendGrant', (t) =>
  t.field({
    type: ChangeResult,
    description: 'Lets a running permission of mine last longer: a new yes, for at most 90 days from now.',
    args: { input: t.arg({ type: ExtendInput, required: true, description: 'Which, and how long.' }) },
    resolve: async (_root, { input: { grant, until } }, context) =>
      await asChanged(context, await extendGrant(context.asking, { grant: ownId('Grant', grant), until })),
  }),
);

const DeclineInput = builder.inputType('DeclineAccessInput', {
  description: 'A request of somebody who wants to see something of mine.',
  fields: (t) => ({ grant: t.id({ required: true, description: 'Which request.' }) }),
});
builder.mutationField('declineAccess', (t) =>
  t.field({
    type: ChangeResult,
    description: 'Says no to a request. Whoever asked is told nothing: to them it looks as if nobody had answered.',
    args: { input: t.arg({ type: DeclineInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context) =>
      await asChanged(context, await declineAccess(context.asking, ownId('Grant', input.grant))),
  }),
);
builder.mutationField('undoDecline', (t) =>
  t.field({
    type: ChangeResult,
    description: 'Takes a no back while the request is open: it waits for my answer again.',
    args: { input: t.arg({ type: DeclineInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context) =>
      await asChanged(context, await undoDecline(context.asking, ownId('Grant', input.grant))),
  }),
);
