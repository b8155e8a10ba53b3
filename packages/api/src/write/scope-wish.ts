// What somebody wishes a permission to open: read from an input, and kept in the graph.
import { isEmpty, parts, type Detail, type Scope, type Which } from '@skillweave/core/consent';
import type { CompetencyId, CredentialId, OrganizationId } from '@skillweave/core/terms';
import { refused, type Refusal } from '../access/refusal.ts';
import { GraphFailure, type Transaction } from '../graph/graph.ts';
import { bool, id, list, map, optional, statement, text } from '../graph/statement.ts';

const unscope = statement('grant/unscope', { grantId: id }, {});
/** Something a scope names: a credential, an issuer or a skill. */
export const namedRow = map({ id, name: text, uri: optional(text) });
export type Named = { readonly id: string; readonly name: string; readonly uri: string | null };

const naming = { grantId: id, ids: list(id) };
const cover = statement('grant/cover', naming, { named: list(namedRow) });
const allowIssuers = statement('grant/allow-issuers', naming, { named: list(namedRow) });
const allowSkills = statement('grant/allow-skills', naming, { named: list(namedRow) });

/** Our own ids. Exactly one of: everything, credentials, or a rule of skills, issuers or both. How much within each is another wish. */
export type ScopeWish = {
  readonly everything: boolean;
  readonly credentials: readonly string[];
  readonly skills: readonly string[];
  readonly issuers: readonly string[];
};

const most = { credentials: 200, skills: 100, issuers: 50 };

/** Which credentials are wished for, or why that is no wish. */
export function scopeOf({ everything, credentials, skills, issuers }: ScopeWish): Which | Refusal {
  const kinds = [everything, credentials.length > 0, skills.length + issuers.length > 0].filter(Boolean).length;
  if (kinds === 0) return refused({ code: 'scope.empty', field: 'scope', text: 'Choose what it is to open.' });
  if (kinds > 1)
    return refused({
      code: 'scope.mixed',
      field: 'scope',
      text: 'Choose everything, or some badges, or a rule: one of the three.',
    });
  if (credentials.length > most.credentials || skills.length > most.skills || issuers.length > most.issuers)
    return refused({ code: 'scope.tooMany', field: 'scope', text: 'That is too many at once. Choose fewer.' });
  if (everything) return { kind: 'all' };
  if (credentials.length > 0) return { kind: 'chosen', credentials: [...new Set(credentials)] as CredentialId[] };
  return {
    kind: 'rule',
    issuers: [...new Set(issuers)] as OrganizationId[],
    skills: [...new Set(skills)] as CompetencyId[],
  };
}

/** The properties by which the questions to the graph read a scope, and their types. */
export const scopeTerms = { scope: text, byIssuer: bool, bySkill: bool, parts: optional(list(text)) };
export const scopeFacts = (scope: Scope) => ({
  scope: scope.kind,
  parts: partsStored(scope.within),
  byIssuer: scope.kind === 'rule' && scope.issuers.length > 0,
  bySkill: scope.kind === 'rule' && scope.skills.length > 0,
});

/** As it is stored. The outline is written down too: a list that is lost when it is empty would read as everything. */
export const partsStored = (within: Detail): string[] | null => (within === 'everything' ? null : ['outline', ...within]);

/** How much within a credential a stored permission opens. One from before there were parts has none, and opens everything. */
export const detailFrom = (stored: readonly string[] | null): Detail =>
  stored === null ? 'everything' : parts.filter((part) => stored.includes(part));

/**
 * Lets a permission name what its scope names, and nothing else; gives what that is called.
 * @throws ScopeUnknown when something named is not there; the transaction must then fail.
 */
export async function nameScope(tx: Transaction, grantId: string, scope: Which): Promise<Named[]> {
  if (scope.kind !== 'all' && isEmpty(scope)) throw new GraphFailure('rejected', 'a permission that opens nothing');
  await tx.run(unscope, { grantId });
  const put = async (into: typeof cover, ids: readonly string[]): Promise<Named[]> => {
    if (ids.length === 0) return [];
    const [row] = await tx.run(into, { grantId, ids: [...ids] });
    if (row?.named.length !== ids.length) throw new ScopeUnknown();
    return row.named;
  };
  if (scope.kind === 'all') return [];
  if (scope.kind === 'chosen') return await put(cover, scope.credentials);
  return [...(await put(allowIssuers, scope.issuers)), ...(await put(allowSkills, scope.skills))];
}

/** Something a scope names is not here, or no longer. */
class ScopeUnknown extends Error {}

/** The answer to `ScopeUnknown`; any other error goes on its way. */
export function unknownInScope(error: unknown): Refusal {
  if (!(error instanceof ScopeUnknown)) throw error;
  return refused({ code: 'scope.unknown', field: 'scope', text: 'Something you chose is not here any more. Choose again.' });
}
