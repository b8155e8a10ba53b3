// Feedback: anybody can tell us something and see what became of it; curators answer.
import { isRefusal } from '../access/refusal.ts';
import { feedbackByIds, feedbackByReceipt, feedbackInbox, myFeedback, type Feedback } from '../read/feedback.ts';
import { answerFeedback, tellUs } from '../write/feedback.ts';
import { builder } from './builder.ts';
import { decodeId } from './ids.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { outcomeOf } from './refused.ts';

const FeedbackKindEnum = builder.enumType('FeedbackKind', {
  description: 'What kind of message.',
  values: {
    WRONG: { value: 'wrong', description: 'Something is not right.' },
    BARRIER: { value: 'barrier', description: 'Something keeps me from using this. Answered first.' },
    IDEA: { value: 'idea', description: 'Something could be better.' },
    QUESTION: { value: 'question', description: 'I want to know something.' },
  } as const,
});

const FeedbackStateEnum = builder.enumType('FeedbackState', {
  description: 'How far a message has come.',
  values: {
    OPEN: { value: 'open', description: 'It waits for an answer.' },
    ANSWERED: { value: 'answered', description: 'It has its answer.' },
  } as const,
});

const FeedbackRef = builder.objectRef<Feedback>('Feedback');
builder.node(FeedbackRef, {
  description: 'What somebody told us, and what we answered.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => feedbackByIds(asking, ids),
  fields: (t) => ({
    receipt: t.exposeString('receipt', { description: 'Keep it: with it anybody can see what became of the message.' }),
    kind: t.field({
      type: FeedbackKindEnum,
      description: 'What kind.',
      resolve: ({ kind }) => kind as 'wrong' | 'barrier' | 'idea' | 'question',
    }),
    text: t.exposeString('text', { description: 'What was said.' }),
    page: t.exposeString('page', { description: 'On which page.' }),
    state: t.field({
      type: FeedbackStateEnum,
      description: 'How far it has come.',
      resolve: ({ state }) => (state === 'answered' ? 'answered' : 'open'),
    }),
    createdAt: t.expose('createdAt', { type: 'Instant', description: 'When it came in.' }),
    dueAt: t.expose('dueAt', { type: 'Instant', description: 'When an answer is due.' }),
    answer: t.exposeString('answer', { nullable: true, description: 'Our answer.' }),
    answeredAt: t.expose('answeredAt', { type: 'Instant', nullable: true, description: 'When we answered.' }),
    about: t.exposeString('about', { nullable: true, description: 'The thing it is about.' }),
  }),
});

const FeedbackPageRef = connectionOf(FeedbackRef, 'Feedback');

builder.queryFields((t) => ({
  feedback: t.field({
    type: FeedbackRef,
    nullable: true,
    description: 'What became of a message, for whoever holds its receipt.',
    args: { receipt: t.arg.string({ required: true, description: 'Such as SW-7K2M-49QX.' }) },
    resolve: async (_root, { receipt }, { asking, limits, address }) => {
      // A receipt could be guessed with patience: too many tries look like no such receipt.
      if (await limits.spend('receipt', address)) return null;
      return await feedbackByReceipt(asking, receipt);
    },
  }),
  myFeedback: t.field({
    type: FeedbackPageRef,
    authScopes: { signedIn: true },
    description: 'What I told you, newest first.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await myFeedback(asking, page), page, ({ key }) => key);
    },
  }),
  feedbackInbox: t.field({
    type: FeedbackPageRef,
    authScopes: { curator: true },
    description: 'What people told us: barriers first, then what is due first.',
    args: { state: t.arg({ type: FeedbackStateEnum, description: 'Only those in this state.' }), ...pageArgs },
    resolve: async (_root, { state, ...args }, { asking }) => {
      const page = pageOf(args);
      return connection(await feedbackInbox(asking, state ?? null, page), page, ({ key }) => key);
    },
  }),
}));

const FeedbackReceivedRef = builder.objectRef<{ readonly feedback: Feedback }>('FeedbackReceived');
FeedbackReceivedRef.implement({
  description: 'It is kept, and somebody will answer.',
  fields: (t) => ({
    feedback: t.field({ type: FeedbackRef, description: 'As it is now.', resolve: ({ feedback }) => feedback }),
  }),
});

const TellUsInput = builder.inputType('TellUsInput', {
  description: 'Something to tell us. No account is needed.',
  fields: (t) => ({
    kind: t.field({ type: FeedbackKindEnum, required: true, description: 'What kind.' }),
    text: t.string({ required: true, description: 'In your own words; at most 5,000 letters.' }),
    page: t.string({ required: true, description: 'The path of the page it is about, such as /check.' }),
    about: t.id({ description: 'The id of the thing it is about.' }),
    email: t.string({ description: 'Where to reach you, if you want that.' }),
    idempotencyKey: t.string({ description: 'The same for a request that is sent again: the message is then kept once.' }),
  }),
});

const AnswerFeedbackInput = builder.inputType('AnswerFeedbackInput', {
  description: 'An answer to somebody’s message.',
  fields: (t) => ({
    feedback: t.id({ required: true, description: 'Which message.' }),
    answer: t.string({ required: true, description: 'In plain words; the sender reads it under their receipt.' }),
  }),
});

builder.mutationFields((t) => ({
  tellUs: t.field({
    type: outcomeOf('TellUsResult', FeedbackReceivedRef, 'Kept, or refused with reasons.'),
    description: 'Tell us something: that it is wrong, in the way, missing, or unclear. Everybody may.',
    args: { input: t.arg({ type: TellUsInput, required: true, description: 'The message.' }) },
    resolve: async (_root, { input }, { asking, limits, address }) => {
      const tooOften = await limits.spend('tellUs', address, ...(asking.viewer.personId ? [asking.viewer.personId] : []));
      if (tooOften) return tooOften;
      const { about, email, idempotencyKey, ...told } = input;
      const message = {
        ...told,
        about: about ? decodeId(about).id : null,
        email: email ?? null,
        idempotencyKey: idempotencyKey ?? null,
      };
      const kept = await tellUs(asking, message);
      return isRefusal(kept) ? kept : { feedback: kept };
    },
  }),
  answerFeedback: t.field({
    type: outcomeOf('AnswerFeedbackResult', FeedbackReceivedRef, 'Answered, or refused with reasons.'),
    authScopes: { curator: true },
    description: 'Answer somebody’s message.',
    args: { input: t.arg({ type: AnswerFeedbackInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input: { feedback, answer } }, { asking }) => {
      const answered = await answerFeedback(asking, ownId('Feedback', feedback), answer);
      return isRefusal(answered) ? answered : { feedback: answered };
    },
  }),
}));
