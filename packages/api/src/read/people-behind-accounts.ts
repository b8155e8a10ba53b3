// The people behind accounts: who signs in, and as whom the demo lets one look around.
import { roles, type OrganizationId, type PersonId, type Role } from '@skillweave/core/terms';
import type { Operating } from '../access/asking.ts';
import type { Known, Membership } from '../access/viewer.ts';
import { bool, id, list, optional, statement, text } from '../graph/statement.ts';

const asViewer = statement(
  'person/as-viewer',
  { personId: id },
  {
    id,
    name: text,
    role: optional(text),
    organizationId: optional(id),
    slug: optional(text),
    organizationName: optional(text),
    kind: optional(text),
    recognised: optional(bool),
    recognisedBy: optional(text),
    url: optional(text),
  },
);
const demoPeople = statement(
  'person/demo-people',
  { ids: list(id) },
  { id, about: optional(text), role: optional(text), organization: optional(text) },
);

/** The person, or null when the graph does not know them (any more). */
export async function knownPerson({ graph }: Operating, personId: string): Promise<Known | null> {
  const rows = await graph.read(asViewer, { personId });
  const [first] = rows;
  if (!first) return null;
  const memberships = rows.flatMap(
    ({ role, organizationId, slug, organizationName, kind, recognised, recognisedBy, url }): Membership[] => {
      if (!isRole(role) || organizationId === null || slug === null) return [];
      return [
        {
          role,
          organizationId: organizationId as OrganizationId,
          slug,
          organizationName: organizationName ?? slug,
          kind: kind ?? 'unknown',
          recognised: recognised ?? false,
          recognisedBy,
          url,
        },
      ];
    },
  );
  return { id: first.id as PersonId, name: first.name, memberships };
}

export type DemoPerson = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organization: string | null;
  readonly about: string;
};

type Account = { readonly name: string; readonly email: string; readonly personId: string };

/** These accounts with who their people are in the town: the first role they hold, or learner. */
export async function introduce({ graph }: Operating, accounts: readonly Account[]): Promise<DemoPerson[]> {
  if (accounts.length === 0) return [];
  const rows = await graph.read(demoPeople, { ids: accounts.map(({ personId }) => personId) });
  return accounts.map(({ name, email, personId }) => {
    const row = rows.find((each) => each.id === personId);
    const role = row && isRole(row.role) ? row.role : 'learner';
    return { name, email, role, organization: row?.organization ?? null, about: row?.about ?? '' };
  });
}

const isRole = (text: string | null): text is Role => roles.some((role) => role === text);
