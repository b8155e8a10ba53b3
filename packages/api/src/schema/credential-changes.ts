// What people do with their own credentials: hand them in, answer them, have them checked again.
import { isRefusal } from '../access/refusal.ts';
import type { Context } from '../context.ts';
import type { CredentialCard, SkillGain, Wanted } from '../read/credential-card.ts';
import { myCredentialsByIds } from '../read/credentials.ts';
import { answerCredential } from '../write/answer-credential.ts';
import { notAmongYours } from '../write/not-here.ts';
import { fetchNewerCopy } from '../write/newer-copy.ts';
import { recheckCredential } from '../write/recheck-credential.ts';
import { receiveCredential } from '../write/receive-credential.ts';
import { builder } from './builder.ts';
import { CredentialRef, SkillGainRef, wantedBelow } from './credential.ts';
import { bytesOf } from './handed-in.ts';
import { ownId } from './own-id.ts';
import { outcomeOf } from './refused.ts';

const CredentialAnswerEnum = builder.enumType('CredentialAnswer', {
  description: 'What to say to one of my own credentials.',
  values: {
    ACCEPT: { description: 'Yes: it becomes part of my record. Says yes to what waits inside it as well.' },
    DECLINE: { description: 'No. Says no to what waits inside it as well.' },
    HIDE: { description: 'Keep it, but show it to nobody: it counts for nothing until I bring it back.' },
    REMOVE: {
      description:
        'Take it out of my record: it is hidden from everybody at once. For 30 days this can be undone; then it is gone.',
    },
    RESTORE: { description: 'Undo hiding it, taking it out, or saying no. What was taken out comes back as what it was.' },
  } as const,
});

type Received = { readonly credential: CredentialCard; readonly alreadyHere: boolean };
const CredentialReceivedRef = builder.objectRef<Received>('CredentialReceived');
CredentialReceivedRef.implement({
  description: 'It was checked and is now among my credentials.',
  fields: (t) => ({
    credential: t.field({ type: CredentialRef, description: 'As it stands now.', resolve: ({ credential }) => credential }),
    alreadyHere: t.exposeBoolean('alreadyHere', { description: 'It was here before; nothing was doubled.' }),
  }),
});

type Changed = { readonly credential: CredentialCard };
const CredentialAnsweredRef = builder.objectRef<Changed>('CredentialAnswered');
CredentialAnsweredRef.implement({
  description: 'The answer holds.',
  fields: (t) => ({
    credential: t.field({ type: CredentialRef, description: 'As it stands now.', resolve: ({ credential }) => credential }),
    skills: t.field({
      type: [SkillGainRef],
      description: 'The skills it gives, or would give.',
      resolve: ({ credential }): SkillGain[] => [...(credential.gains ?? [])],
    }),
  }),
});

const CredentialRecheckedRef = builder.objectRef<Changed>('CredentialRechecked');
CredentialRecheckedRef.implement({
  description: 'It was checked again.',
  fields: (t) => ({
    credential: t.field({ type: CredentialRef, description: 'As it stands now.', resolve: ({ credential }) => credential }),
  }),
});

const ReceiveInput = builder.inputType('ReceiveCredentialInput', {
  description: 'A badge or record to hand in: a file or its text.',
  fields: (t) => ({
    upload: t.id({ description: 'The id the upload door gave.' }),
    text: t.string({ description: 'The text of a badge or record.' }),
    idempotencyKey: t.string({ description: 'Repeat a request with the same key and it gives the same answer.' }),
  }),
});
const ReceiveResult = outcomeOf('ReceiveCredentialResult', CredentialReceivedRef, 'It came in, or the reasons why not.');
builder.mutationField('receiveCredential', (t) =>
  t.field({
    type: ReceiveResult,
    description: 'Hands in a badge or record about me. It is checked at once and waits in my inbox for my answer.',
    args: { input: t.arg({ type: ReceiveInput, required: true, description: 'What is handed in.' }) },
    resolve: async (_root, { input }, context, info) => {
      const bytes = bytesOf(input, context);
      if (!(bytes instanceof Uint8Array)) return bytes;
      const received = await receiveCredential(context.asking, context, { bytes, idempotencyKey: input.idempotencyKey ?? null });
      if (input.upload) context.uploads.drop(input.upload);
      if (isRefusal(received)) return received;
      const credential = await oneOfMine(context, received.credentialId, wantedBelow(info).wanted);
      return credential ? { credential, alreadyHere: received.alreadyHere } : notAmongYours;
    },
  }),
);

const AnswerInput = builder.inputType('AnswerCredentialInput', {
  description: 'An answer to one of my credentials.',
  fields: (t) => ({
    credential: t.id({ required: true, description: 'Which one.' }),
    answer: t.field({ type: CredentialAnswerEnum, required: true, description: 'What I say to it.' }),
    reason: t.string({ description: 'Why I decline, if I want to say.' }),
    replaces: t.idList({
      description:
        'Accepting: which of `couldReplace` are taken out for it. Its earlier copies, when not said; none, when empty. Each can be brought back.',
    }),
  }),
});
const AnswerResult = outcomeOf('AnswerCredentialResult', CredentialAnsweredRef, 'The answer holds, or the reasons why not.');
builder.mutationField('answerCredential', (t) =>
  t.field({
    type: AnswerResult,
    description: 'Accepts, declines, hides, removes or brings back one of my credentials.',
    args: { input: t.arg({ type: AnswerInput, required: true, description: 'Which one, and what I say to it.' }) },
    resolve: async (_root, { input }, context, info) => {
      const { answer, reason = null, replaces } = input;
      const answered = await answerCredential(context.asking, {
        credential: ownId('Credential', input.credential),
        answer,
        reason,
        replaces: replaces?.map((each) => ownId('Credential', each)) ?? null,
      });
      if (isRefusal(answered)) return answered;
      const credential = await oneOfMine(context, answered.credentialId, wantedBelow(info).wanted);
      return credential ? { credential } : notAmongYours;
    },
  }),
);

const RecheckInput = builder.inputType('RecheckCredentialInput', {
  description: 'One of my credentials to check again.',
  fields: (t) => ({ credential: t.id({ required: true, description: 'Which one.' }) }),
});
const RecheckResult = outcomeOf('RecheckCredentialResult', CredentialRecheckedRef, 'It was checked, or the reasons why not.');
builder.mutationField('recheckCredential', (t) =>
  t.field({
    type: RecheckResult,
    description: 'Checks one of my credentials again, now.',
    args: { input: t.arg({ type: RecheckInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context, info) => {
      const checked = await recheckCredential(context.asking, context, ownId('Credential', input.credential));
      if (isRefusal(checked)) return checked;
      const credential = await oneOfMine(context, checked.credentialId, wantedBelow(info).wanted);
      return credential ? { credential } : notAmongYours;
    },
  }),
);

type Fetched = { readonly credential: CredentialCard; readonly isNewer: boolean };
const NewerCopyFetchedRef = builder.objectRef<Fetched>('NewerCopyFetched');
NewerCopyFetchedRef.implement({
  description: 'Its issuer was asked for a newer copy.',
  fields: (t) => ({
    credential: t.field({
      type: CredentialRef,
      description: 'The newer copy; the one that is here when there is none.',
      resolve: ({ credential }) => credential,
    }),
    isNewer: t.exposeBoolean('isNewer', { description: 'A newer copy came in and waits for my answer.' }),
  }),
});
const FetchInput = builder.inputType('FetchNewerCopyInput', {
  description: 'One of my credentials that says where a newer copy may be had.',
  fields: (t) => ({ credential: t.id({ required: true, description: 'Which one.' }) }),
});
const FetchResult = outcomeOf('FetchNewerCopyResult', NewerCopyFetchedRef, 'What was found, or the reasons why nothing was.');
builder.mutationField('fetchNewerCopy', (t) =>
  t.field({
    type: FetchResult,
    description: 'Asks the place that one of my credentials names for its newer copy, which then waits in my inbox.',
    args: { input: t.arg({ type: FetchInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, context, info) => {
      const tooOften = await context.limits.spend('checkRecord', context.address);
      if (tooOften) return tooOften;
      const fetched = await fetchNewerCopy(context.asking, context, ownId('Credential', input.credential));
      if (isRefusal(fetched)) return fetched;
      const credential = await oneOfMine(context, fetched.credentialId, wantedBelow(info).wanted);
      return credential ? { credential, isNewer: fetched.isNewer } : notAmongYours;
    },
  }),
);

async function oneOfMine({ asking }: Context, id: string, wanted: Wanted): Promise<CredentialCard | null> {
  const [card] = await myCredentialsByIds(asking, [id], wanted);
  return card ?? null;
}
