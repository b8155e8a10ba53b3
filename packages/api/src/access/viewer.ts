// Who is asking. Every read and write takes a Viewer or an Operator, and only this file makes them.
import type { OrganizationId, PersonId, Purpose, Role } from '@skillweave/core/terms';

declare const made: unique symbol;

export type Membership = {
  readonly role: Role;
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly organizationName: string;
  readonly kind: string;
  readonly recognised: boolean;
  readonly recognisedBy: string | null;
  readonly url: string | null;
};

/** Somebody asking, with the role and purpose they ask in. A stranger has no person, and so sees only what is public. */
export type Viewer = {
  readonly [made]: 'viewer';
  readonly personId: PersonId | null;
  readonly name: string;
  readonly role: Role | null;
  readonly organizationId: OrganizationId | null;
  readonly organizationName: string | null;
  readonly purpose: Purpose | null;
  readonly memberships: readonly Membership[];
};

/** The system itself at work (seeding, migrating, the command line): never a person, never behind a request. */
export type Operator = { readonly [made]: 'operator'; readonly task: string };

/** A person as the graph knows them at this request, with every membership that holds now. */
export type Known = { readonly id: PersonId; readonly name: string; readonly memberships: readonly Membership[] };

/** As whom somebody wants to act: `<organisation's slug>/<role>`, and why they look. */
export type Wish = { readonly actingAs: string | null; readonly purpose: Purpose | null };

/** Nobody we know. */
export function stranger(): Viewer {
  return viewer({
    personId: null,
    name: 'Somebody not signed in',
    role: null,
    organizationId: null,
    organizationName: null,
    purpose: null,
    memberships: [],
  });
}

/**
 * A person acting as themselves, or in a membership they hold now.
 * `null` when they ask to act in one they do not hold, or for a purpose that role has not: refused, never quietly turned into
 * themselves or into no purpose.
 */
export function viewerFor(known: Known, wish: Wish): Viewer | null {
  const base = { personId: known.id, name: known.name, purpose: wish.purpose, memberships: known.memberships };
  if (wish.actingAs === null)
    return fits('learner', wish.purpose)
      ? viewer({ ...base, role: 'learner', organizationId: null, organizationName: null })
      : null;
  const held = known.memberships.find(({ slug, role }) => `${slug}/${role}` === wish.actingAs);
  if (!held || !fits(held.role, wish.purpose)) return null;
  return viewer({ ...base, role: held.role, organizationId: held.organizationId, organizationName: held.organizationName });
}

/**
 * Administrators have no learner's data: they look in an emergency or not at all, and nobody else does. What somebody let an
 * organisation see is so never for its administrators, and an emergency look ends with the role it was opened in.
 */
const fits = (role: Role, purpose: Purpose | null): boolean =>
  purpose === null || (role === 'administrator') === (purpose === 'emergency');

export function operator(task: string): Operator {
  return { task } as Operator;
}

const viewer = (parts: Omit<Viewer, typeof made>) => parts as Viewer;
