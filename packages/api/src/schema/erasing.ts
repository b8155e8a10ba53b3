// Erase me: what it takes away and what it cannot, before anything is done; and doing it.
import { erasurePreview, type ErasurePreview } from '../read/erasure.ts';
import { confirmingWord, eraseMe } from '../write/erase/erase-me.ts';
import type { Erased } from '../write/erase/erasure.ts';
import { builder } from './builder.ts';
import { outcomeOf } from './refused.ts';

const PreviewRef = builder.objectRef<ErasurePreview>('ErasurePreview');
PreviewRef.implement({
  description: 'What erasing me would take away, counted, and what others keep.',
  fields: (t) => ({
    word: t.string({ description: 'What I have to type to confirm.', resolve: () => confirmingWord }),
    credentials: t.exposeInt('credentials', { description: 'Credentials, whatever I answered to them, each with its document.' }),
    evidence: t.exposeInt('evidence', { description: 'Pieces of evidence with them.' }),
    permissions: t.exposeInt('permissions', { description: 'Permissions I gave, running or ended, with their links.' }),
    links: t.exposeInt('links', { description: 'Links among them: whoever has one finds nothing at it.' }),
    requests: t.exposeInt('requests', { description: 'Requests that wait for me, and those of mine that nobody has answered.' }),
    records: t.exposeInt('records', { description: 'Records I built.' }),
    looks: t.exposeInt('looks', { description: 'Lines of my look log that lose their words.' }),
    messages: t.exposeInt('messages', { description: 'Messages I sent while signed in, with their answers.' }),
    identifiers: t.exposeInt('identifiers', { description: 'Addresses and other names I am known by.' }),
    keepsakes: t.exposeInt('keepsakes', { description: 'What I brought along from earlier places.' }),
    ownSkills: t.exposeInt('ownSkills', { description: 'Skills I said I have.' }),
    receivedPermissions: t.int({
      description: 'Permissions others gave me: they end, and stay in the lists of those who gave them.',
      resolve: ({ received }) => received,
    }),
    issuers: t.stringList({
      description: 'Issuers who signed something of mine. What they signed is theirs as well, and they may have to keep it.',
      resolve: ({ issuers }) => [...issuers],
    }),
    listedCredentials: t.int({
      description:
        'Credentials with a place in a status list. The place stays taken and is never given to another: it names nobody, and a copy somebody has must not come back to life.',
      resolve: ({ listed }) => listed,
    }),
  }),
});

builder.queryField('erasurePreview', (t) =>
  t.field({
    type: PreviewRef,
    nullable: true,
    authScopes: { signedIn: true },
    description: 'What erasing me would take away. Nothing is changed by asking.',
    resolve: async (_root, _args, { asking }) => await erasurePreview(asking),
  }),
);

const ErasedRef = builder.objectRef<Erased>('ErasedMe');
ErasedRef.implement({
  description: 'Everything of mine is gone, and I am signed out everywhere.',
  fields: (t) => ({
    at: t.expose('at', { type: 'Instant', description: 'When.' }),
    looks: t.exposeInt('looks', { description: 'Lines of my look log that lost their words.' }),
    isClean: t.exposeBoolean('isClean', {
      description:
        'Whether the files have been written anew already. If not, it is being done now; what is in them can be read by nobody.',
    }),
  }),
});
const EraseInput = builder.inputType('EraseMeInput', {
  description: 'That I mean it.',
  fields: (t) => ({ word: t.string({ required: true, description: 'The word of `erasurePreview`.' }) }),
});
const EraseResult = outcomeOf('EraseMeResult', ErasedRef, 'All is gone, or the reasons why nothing was done.');
builder.mutationField('eraseMe', (t) =>
  t.field({
    type: EraseResult,
    description:
      'Erases everything of mine, for good: credentials, permissions, links, log, messages, keys and account. Nothing brings it back.',
    args: { input: t.arg({ type: EraseInput, required: true, description: 'The confirmation.' }) },
    resolve: async (_root, { input }, { asking, erasure }) => await eraseMe(asking, erasure, input),
  }),
);
