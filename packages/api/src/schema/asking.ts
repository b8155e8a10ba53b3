// Asking for access, and the code by which one may be asked.
import type { Instant, Purpose } from '@skillweave/core/terms';
import { askCodeUntil, sentRequests, type SentRequest } from '../read/requests.ts';
import { askForAccess, makeAskCode } from '../write/ask-for-access.ts';
import { builder } from './builder.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';
import { PurposeEnum } from './scalars.ts';
import { GrantPartEnum, detailOf, ScopeInput, wishFrom } from './scope-input.ts';

const SentStateEnum = builder.enumType('AccessRequestState', {
  description: 'What its sender is told of a request.',
  values: {
    WAITING: { description: 'Not given. A no, no answer, and nobody being there look the same.' },
    GIVEN: { description: 'It was given, and it runs.' },
    OVER: { description: 'Its time is over, or what was given was taken back.' },
  } as const,
});

const AccessRequestRef = builder.objectRef<SentRequest>('AccessRequest');
AccessRequestRef.implement({
  description: 'Something I asked somebody to let me see.',
  fields: (t) => ({
    askedOf: t.exposeString('askedOf', { description: 'The address I typed, or the end of the code.' }),
    purpose: t.field({
      type: PurposeEnum,
      description: 'What I asked for it for.',
      resolve: ({ purpose }) => purpose as Purpose,
    }),
    note: t.exposeString('note', { description: 'What I wrote to them.' }),
    requestedAt: t.expose('requestedAt', { type: 'Instant', description: 'When I asked.' }),
    until: t.expose('until', { type: 'Instant', description: 'Until when it is to hold.' }),
    state: t.field({
      type: SentStateEnum,
      description: 'How it stands.',
      resolve: ({ state }) => state as 'WAITING' | 'GIVEN' | 'OVER',
    }),
  }),
});
const AccessRequestPageRef = connectionOf(AccessRequestRef, 'AccessRequest');

builder.queryField('sentRequests', (t) =>
  t.field({
    type: AccessRequestPageRef,
    authScopes: { $any: { advisor: true, employer: true } },
    description: 'What I asked people to let me see, newest first.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await sentRequests(asking, page), page, ({ key }) => key);
    },
  }),
);

const AskedRef = builder.objectRef<{ readonly requestId: string }>('AccessAsked');
AskedRef.implement({
  description: 'It was taken down. Whether it reaches anybody is not told: nothing can be seen unless they say yes.',
  fields: (t) => ({
    asked: t.boolean({ description: 'Always true.', resolve: () => true }),
  }),
});
const AskInput = builder.inputType('AskForAccessInput', {
  description: 'A wish to see something of a person. Their address or their code: there is no list of people.',
  fields: (t) => ({
    person: t.string({ required: true, description: 'Their e-mail address, or the code they gave.' }),
    purpose: t.field({ type: PurposeEnum, required: true, description: 'What it is for.' }),
    note: t.string({ required: true, description: 'Why, in a few words. They read it.' }),
    scope: t.field({ type: ScopeInput, required: true, description: 'What it is to open: everything, or a rule.' }),
    parts: t.field({
      type: [GrantPartEnum],
      description: 'Only these parts within each credential, and the outline; left out, everything within it.',
    }),
    until: t.field({ type: 'Instant', description: 'The end; left out, the latest there can be: 90 days from now.' }),
  }),
});
const AskResult = outcomeOf('AskForAccessResult', AskedRef, 'It was taken down, or what is wrong with the question.');
builder.mutationField('askForAccess', (t) =>
  t.field({
    type: AskResult,
    authScopes: { $any: { advisor: true, employer: true } },
    description: 'Asks a person to let me see something of theirs. The answer is the same whether or not there is such a person.',
    args: { input: t.arg({ type: AskInput, required: true, description: 'Whom, for what, and how much.' }) },
    resolve: async (_root, { input }, { asking, limits, findByEmail }) => {
      // By person alone: colleagues at one address must not use up each other's tries.
      const tooOften = await limits.spend('askForAccess', asking.viewer.personId ?? 'nobody');
      if (tooOften) return tooOften;
      const { person, purpose, note, scope, parts, until } = input;
      const wish = {
        person,
        purpose,
        note,
        scope: wishFrom(scope),
        within: detailOf(parts) ?? 'everything',
        until: until ?? null,
      };
      return await askForAccess(asking, findByEmail, wish);
    },
  }),
);

type Code = { readonly code: string; readonly until: Instant };
const CodeMadeRef = builder.objectRef<Code>('AskCodeMade');
CodeMadeRef.implement({
  description: 'A code to give to somebody who should be able to ask me. It is shown this once.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code. It lets somebody ask, and see nothing.' }),
    until: t.expose('until', { type: 'Instant', description: 'Until when it leads to me.' }),
  }),
});
const CodeResult = outcomeOf('MakeAskCodeResult', CodeMadeRef, 'The code, or why there is none.');
builder.mutationField('makeAskCode', (t) =>
  t.field({
    type: CodeResult,
    description: 'Makes a code by which somebody can ask me without knowing my address. The one before it ends.',
    resolve: async (_root, _args, { asking }) => await makeAskCode(asking),
  }),
);
builder.queryField('askCodeUntil', (t) =>
  t.field({
    type: 'Instant',
    nullable: true,
    authScopes: { signedIn: true },
    description: 'Until when the code I gave away leads to me; null when there is none.',
    resolve: async (_root, _args, { asking }) => await askCodeUntil(asking),
  }),
);
