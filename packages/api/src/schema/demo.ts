// The people of the demo town, for a visitor to choose whom to be.
import type { DemoPerson } from '../read/people-behind-accounts.ts';
import { builder } from './builder.ts';
import { RoleEnum } from './scalars.ts';

const DemoPersonRef = builder.objectRef<DemoPerson>('DemoPerson');
DemoPersonRef.implement({
  description: 'Somebody invented, whom anyone may sign in as while the demo runs.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Their name.' }),
    email: t.exposeString('email', { description: 'Goes to POST /demo/sign-in.' }),
    role: t.expose('role', { type: RoleEnum, description: 'What they can show you.' }),
    organization: t.exposeString('organization', { nullable: true, description: 'Where they hold that role.' }),
    about: t.exposeString('about', { description: 'Who they are in the town, in a sentence.' }),
  }),
});

builder.queryField('demoPeople', (t) =>
  t.field({
    type: [DemoPersonRef],
    description: 'Who lives in the demo town; empty outside the demo.',
    resolve: (_root, _args, { demoPeople }) => demoPeople(),
  }),
);
