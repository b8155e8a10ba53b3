// Who looked: the log every person can read about their own data.
import type { Purpose, Role } from '@skillweave/core/terms';
import { whoLooked, type LookNoted } from '../read/looks.ts';
import { builder } from './builder.ts';
import { encodeId } from './ids.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';
import { PurposeEnum, RoleEnum } from './scalars.ts';

const AccessRef = builder.objectRef<LookNoted>('Access');
AccessRef.implement({
  description: 'One look at your data, allowed or refused. It is written with the look itself, and nobody can take it out.',
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
  }),
});

const AccessPageRef = connectionOf(AccessRef, 'Access');

builder.queryField('whoLooked', (t) =>
  t.field({
    type: AccessPageRef,
    authScopes: { signedIn: true },
    description: 'Every look at my data, newest first, refused ones too.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await whoLooked(asking, page), page, ({ key }) => key);
    },
  }),
);
