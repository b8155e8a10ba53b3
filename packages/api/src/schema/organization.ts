// Organisations: who issues, employs, advises and certifies.
import { organizationsByIds, type Organization } from '../read/organizations.ts';
import { builder } from './builder.ts';

export const OrganizationRef = builder.objectRef<Organization>('Organization');

builder.node(OrganizationRef, {
  description: 'A college, an employer, a training provider, a certification body, or an issuer we only met in a credential.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => organizationsByIds(asking, ids),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    name: t.exposeString('name', { description: 'Its name for people.' }),
    kind: t.exposeString('kind', {
      description: 'college, employer, trainingProvider, certificationBody, or unknown.',
    }),
    recognised: t.exposeBoolean('recognised', { description: 'Whether its credentials count here.' }),
    recognisedBy: t.exposeString('recognisedBy', { nullable: true, description: 'Who says so.' }),
    url: t.exposeString('url', { nullable: true, description: 'Its own page.' }),
  }),
});
