// What a permission opens: everything, the credentials that were chosen, or whatever fits a rule; and how much within each.
import type { CompetencyId, CredentialId, OrganizationId, PersonId } from '../terms/index.ts';
import { isDetailWithin, type Detail } from './parts.ts';

export type Answer = 'pending' | 'accepted' | 'declined' | 'hidden' | 'removed';

/** A credential as far as consent is concerned. `shows` are the skills its achievements are directly aligned to, and no mapping adds to them. */
export type Thing = {
  readonly ownerId: PersonId;
  readonly credentialId: CredentialId;
  readonly answer: Answer;
  readonly issuerId: OrganizationId;
  readonly shows: readonly CompetencyId[];
};

/**
 * Which credentials are opened. `rule` opens what comes from one of `issuers` and shows one of `skills`; an empty list asks for nothing, and two empty lists open nothing.
 * `all` and `rule` also open what is accepted later; `chosen` never does.
 */
export type Which =
  | { readonly kind: 'all' }
  | { readonly kind: 'chosen'; readonly credentials: readonly CredentialId[] }
  | { readonly kind: 'rule'; readonly issuers: readonly OrganizationId[]; readonly skills: readonly CompetencyId[] };

/** Which credentials, and how much within each. */
export type Scope = Which & { readonly within: Detail };

/** Does this scope open this credential? Whether it may be seen at all is for `decide` to say. */
export function covers(scope: Which, thing: Pick<Thing, 'credentialId' | 'issuerId' | 'shows'>): boolean {
  if (scope.kind === 'all') return true;
  if (scope.kind === 'chosen') return scope.credentials.includes(thing.credentialId);
  const { issuers, skills } = scope;
  if (issuers.length === 0 && skills.length === 0) return false;
  const fromOne = issuers.length === 0 || issuers.includes(thing.issuerId);
  const showsOne = skills.length === 0 || thing.shows.some((skill) => skills.includes(skill));
  return fromOne && showsOne;
}

/**
 * Does `wish` open nothing that `given` does not, now and whatever is accepted later, and no more within it? `things` are the owner's credentials:
 * a choice is held against what they are today, since a choice never grows.
 */
export function isWithin(wish: Scope, given: Scope, things: readonly Thing[]): boolean {
  return isDetailWithin(wish.within, given.within) && opensFewer(wish, given, things);
}

function opensFewer(wish: Which, given: Which, things: readonly Thing[]): boolean {
  if (wish.kind === 'chosen') {
    const open = new Set(things.filter((thing) => covers(given, thing)).map(({ credentialId }) => credentialId));
    return wish.credentials.every((credential) => open.has(credential));
  }
  if (given.kind === 'all' || isEmpty(wish)) return true;
  if (isEmpty(given)) return false;
  if (wish.kind === 'all' || given.kind === 'chosen') return false;
  const narrows = <T>(wished: readonly T[], allowed: readonly T[]) =>
    allowed.length === 0 || (wished.length > 0 && wished.every((each) => allowed.includes(each)));
  return narrows(wish.issuers, given.issuers) && narrows(wish.skills, given.skills);
}

/** Does it open nothing, whatever the owner holds? Such a permission is nobody's wish. */
export function isEmpty(scope: Which): boolean {
  if (scope.kind === 'all') return false;
  return scope.kind === 'chosen' ? scope.credentials.length === 0 : scope.issuers.length + scope.skills.length === 0;
}
