// The one who asks, as the API sees them.
import type { Membership, Viewer } from '../access/viewer.ts';
import type { Organization } from '../read/organizations.ts';
import { builder } from './builder.ts';
import { OrganizationRef } from './organization.ts';
import { PurposeEnum, RoleEnum } from './scalars.ts';

const MembershipRef = builder.objectRef<Membership>('Membership');
MembershipRef.implement({
  description: 'A role somebody holds in an organisation.',
  fields: (t) => ({
    key: t.string({
      description: 'Goes into the header `skillweave-acting-as` to act in this role.',
      resolve: keyOf,
    }),
    role: t.expose('role', { type: RoleEnum, description: 'What it lets them do.' }),
    organization: t.field({ type: OrganizationRef, description: 'Where they hold it.', resolve: organizationOf }),
  }),
});

type SignedIn = Viewer & { readonly personId: string };

const ViewerRef = builder.objectRef<SignedIn>('Viewer');
ViewerRef.implement({
  description: 'You, in the role and for the purpose you ask in.',
  fields: (t) => ({
    id: t.globalID({ description: 'Your own id.', resolve: ({ personId }) => ({ type: 'Person', id: personId }) }),
    name: t.exposeString('name', { description: 'Your name.' }),
    role: t.field({ type: RoleEnum, description: 'The role you act in now.', resolve: ({ role }) => role ?? 'learner' }),
    purpose: t.expose('purpose', {
      type: PurposeEnum,
      nullable: true,
      description: 'Why you look. Without one, other people’s data is as if it were not there.',
    }),
    actingFor: t.field({
      type: OrganizationRef,
      nullable: true,
      description: 'The organisation you act for; null when you act for yourself.',
      resolve: ({ memberships, organizationId, role }) => {
        const held = memberships.find((each) => each.organizationId === organizationId && each.role === role);
        return held ? organizationOf(held) : null;
      },
    }),
    memberships: t.field({
      type: [MembershipRef],
      description: 'Every role you hold, wherever you hold it.',
      resolve: ({ memberships }) => [...memberships],
    }),
    demo: t.boolean({
      description: 'Whether this is the demo town, where nobody is real.',
      resolve: (_viewer, _args, { demo }) => demo,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description: 'You; null for somebody who is not signed in.',
    resolve: (_root, _args, { asking: { viewer } }) => (isSignedIn(viewer) ? viewer : null),
  }),
);

const isSignedIn = (viewer: Viewer): viewer is SignedIn => viewer.personId !== null;

function keyOf({ slug, role }: Membership) {
  return `${slug}/${role}`;
}

function organizationOf(held: Membership): Organization {
  const { organizationId: id, organizationName: name, slug, kind, recognised, recognisedBy, url } = held;
  return { id, name, slug, kind, recognised, recognisedBy, url };
}
