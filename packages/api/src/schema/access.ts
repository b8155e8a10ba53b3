// Who looked: the log every person can read about their own data, and the proof that it is whole.
import type { Purpose, Role } from '@skillweave/core/terms';
import { lookChoices, myLookLog, whoLooked, type LookNoted, type MyLookLog } from '../read/looks.ts';
import { builder } from './builder.ts';
import { encodeId } from './ids.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { PurposeEnum, RoleEnum } from './scalars.ts';

const OutcomeEnum = builder.enumType('LookOutcome', {
  description: 'What came of a look.',
  values: {
    ALLOWED: { value: 'allowed', description: 'They saw what they asked for.' },
    REFUSED: { value: 'refused', description: 'They saw nothing.' },
  } as const,
});

const ProofRef = builder.objectRef<LookNoted>('LookProof').implement({
  description: 'What ties an entry into its log. How to check it stands in docs/look-log.md.',
  fields: (t) => ({
    place: t.exposeInt('place', { description: 'Which entry of the log it is; 1 is the first.' }),
    entry: t.exposeString('id', { description: 'The entry’s own id, as it is hashed.' }),
    isEarlier: t.boolean({
      description: 'Whether it was written before logs were chains, and taken in later.',
      resolve: ({ proof }) => proof.isEarlier,
    }),
    salt: t.string({ description: 'What hides the words in the commitment.', resolve: ({ proof }) => proof.salt }),
    commitment: t.string({ description: 'SHA-256 over salt and words.', resolve: ({ proof }) => proof.commitment }),
    hash: t.string({ description: 'SHA-256 over the hash before it and the entry.', resolve: ({ proof }) => proof.hash }),
    viewerId: t.string({
      nullable: true,
      description: 'The id of who looked, as it is hashed.',
      resolve: ({ proof }) => proof.viewerId,
    }),
    role: t.exposeString('role', { nullable: true, description: 'The role, as it is hashed.' }),
    purpose: t.exposeString('purpose', { nullable: true, description: 'The purpose, as it is hashed.' }),
    grantId: t.string({
      nullable: true,
      description: 'The id of the permission that opened it, as it is hashed.',
      resolve: ({ proof }) => proof.grantId,
    }),
  }),
});

const AccessRef = builder.objectRef<LookNoted>('Access');
AccessRef.implement({
  description:
    'One look at your data, allowed or refused. It is written with the look itself, and nobody can take it out unseen.',
  fields: (t) => ({
    id: t.id({ description: 'Names this entry.', resolve: ({ id }) => encodeId('Access', id) }),
    at: t.expose('at', { type: 'Instant', description: 'When.' }),
    viewerName: t.exposeString('viewerName', { description: 'Who looked.' }),
    organizationName: t.exposeString('organizationName', { nullable: true, description: 'For whom; null when for themselves.' }),
    role: t.field({ type: RoleEnum, nullable: true, description: 'In which role.', resolve: ({ role }) => role as Role | null }),
    purpose: t.field({
      type: PurposeEnum,
      nullable: true,
      description: 'Why, as they stated it.',
      resolve: ({ purpose }) => purpose as Purpose | null,
    }),
    what: t.exposeString('what', { description: 'What they did, in plain words.' }),
    about: t.exposeString('about', { nullable: true, description: 'The thing it was about, such as a target’s name.' }),
    outcome: t.exposeString('outcome', { description: 'allowed or refused.' }),
    proof: t.field({ type: ProofRef, description: 'What ties it into the log.', resolve: (look) => look }),
  }),
});

const AccessPageRef = connectionOf(AccessRef, 'Access');

const LookLogRef = builder.objectRef<MyLookLog>('LookLog').implement({
  description: 'What binds your look log together, for checking it apart from us.',
  fields: (t) => ({
    log: t.exposeString('log', { description: 'The log’s own id; it names nobody.' }),
    ownerId: t.exposeString('ownerId', { description: 'You, as it is hashed.' }),
    salt: t.exposeString('salt', { description: 'What hides you in the commitment.' }),
    ownerCommitment: t.exposeString('ownerCommitment', { description: 'SHA-256 over salt and owner.' }),
    length: t.exposeInt('length', { description: 'How many entries it has.' }),
    checkpoint: t.string({
      nullable: true,
      description: 'A signed statement of its length and last hash, made now; null when we cannot vouch for it. Then tell us.',
      resolve: async (log, _args, { asking, looks }) => (await looks?.checkpoint(log, asking.now)) ?? null,
    }),
  }),
});

const ChoicesRef = builder.objectRef<{ people: string[]; organizations: string[] }>('LookChoices').implement({
  description: 'Whose names stand in your look log.',
  fields: (t) => ({
    people: t.exposeStringList('people', { description: 'Who looked.' }),
    organizations: t.exposeStringList('organizations', { description: 'For whom they looked.' }),
  }),
});

builder.queryField('whoLooked', (t) =>
  t.field({
    type: AccessPageRef,
    authScopes: { signedIn: true },
    description: 'Every look at my data, newest first, refused ones too.',
    args: {
      ...pageArgs,
      person: t.arg.string({ description: 'Only looks by somebody of exactly this name.' }),
      organization: t.arg.string({ description: 'Only looks for the organisation of exactly this name.' }),
      outcome: t.arg({ type: OutcomeEnum, description: 'Only allowed ones, or only refused ones.' }),
      purpose: t.arg({ type: PurposeEnum, description: 'Only looks for this purpose.' }),
      since: t.arg({ type: 'Instant', description: 'Only looks at this moment or later.' }),
      before: t.arg({ type: 'Instant', description: 'Only looks before this moment.' }),
    },
    resolve: async (_root, { first, after, ...asked }, { asking }) => {
      const page = pageOf({ first, after });
      return connection(await whoLooked(asking, page, asked), page, ({ key }) => key);
    },
  }),
);

builder.queryField('lookChoices', (t) =>
  t.field({
    type: ChoicesRef,
    authScopes: { signedIn: true },
    description: 'The names in my look log, to choose from.',
    resolve: (_root, _args, { asking }) => lookChoices(asking),
  }),
);

builder.queryField('lookLog', (t) =>
  t.field({
    type: LookLogRef,
    nullable: true,
    authScopes: { signedIn: true },
    description: 'What binds my look log together; null when nobody has ever looked.',
    resolve: (_root, _args, { asking }) => myLookLog(asking),
  }),
);
