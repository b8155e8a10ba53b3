// A person, as another may know them: by name, after they said yes.
import { myPeople, peopleByIds, type ConsentingLearner } from '../read/people.ts';
import type { PersonRow } from '../read/rows.ts';
import { builder } from './builder.ts';
import { GrantRef } from './grant.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';

export const PersonRef = builder.objectRef<PersonRow>('Person');
builder.node(PersonRef, {
  description: 'A person: yourself, or somebody who said yes to you. Everybody else is as if not here.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => peopleByIds(asking, ids),
  fields: (t) => ({ name: t.exposeString('name', { description: 'Their name.' }) }),
});

const ConsentingLearnerRef = builder.objectRef<ConsentingLearner>('ConsentingLearner');
ConsentingLearnerRef.implement({
  description: 'Somebody who said yes to you, for the purpose you look with.',
  fields: (t) => ({
    person: t.field({ type: PersonRef, description: 'Who.', resolve: ({ person }) => person }),
    grant: t.field({ type: GrantRef, description: 'What they said yes to.', resolve: ({ grant }) => grant }),
    credentialCount: t.exposeInt('credentialCount', { description: 'How many of their credentials they let you see.' }),
  }),
});

const ConsentingLearnerPageRef = connectionOf(ConsentingLearnerRef, 'ConsentingLearner');

builder.queryField('myPeople', (t) =>
  t.field({
    type: ConsentingLearnerPageRef,
    authScopes: { signedIn: true },
    description:
      'Those who said yes to me, or to the organisation I act for, for my purpose; by name. They can read that I looked.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      return connection(await myPeople(asking, page), page, ({ key }) => key);
    },
  }),
);
