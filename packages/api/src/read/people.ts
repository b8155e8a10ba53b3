// People a viewer may know of: oneself, and those who said yes.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, optional, statement, text } from '../graph/statement.ts';
import { noteLooks } from '../write/access-notes.ts';
import { inOrderOf } from './in-order.ts';
import { grantRow, personRow, type GrantRow, type PersonRow } from './rows.ts';

const seeing = { viewerId: id, organizationId: optional(id), purpose: optional(text), now: instant };
const whoSaidYes = statement(
  'people/who-said-yes',
  { ...seeing, first: int, after: optional(text) },
  { person: personRow, grants: list(grantRow), credentialCount: int, key: text },
);
const byIds = statement('people/by-ids', { ...seeing, ids: list(id) }, { person: personRow, grantId: optional(id) });

export type ConsentingLearner = {
  readonly person: PersonRow;
  readonly grant: GrantRow;
  readonly credentialCount: number;
  readonly key: string;
};

/** A page of a list that is ordered by a key: `fetch` is one more than `first`, to know whether more follow. */
export type Page = { readonly first: number; readonly fetch: number; readonly after: string | null };

/** Those whose grant to me is live for my purpose, by name; each of them can read that I had them before me. */
export async function myPeople(asking: Asking, page: Page): Promise<ConsentingLearner[]> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId, purpose } = viewer;
  if (viewerId === null) return [];
  return await graph.write(async (tx) => {
    const rows = await tx.run(whoSaidYes, { viewerId, organizationId, purpose, now, first: page.fetch, after: page.after });
    const people = rows.flatMap(({ grants, ...row }): ConsentingLearner[] => {
      const grant = namedGrant(grants);
      return grant ? [{ ...row, grant }] : [];
    });
    await noteLooks(
      tx,
      asking,
      people.slice(0, page.first).map(({ person, grant }) => ({
        ownerId: person.id,
        what: purpose === 'emergency' ? 'Saw you among their emergency looks' : 'Saw you in the list of people who said yes',
        outcome: 'allowed',
        grantId: grant.id,
      })),
    );
    return people;
  });
}

/** Those of `ids` this viewer may know of, in that order; null alike for who is not here and who did not say yes. */
export async function peopleByIds(asking: Asking, ids: readonly string[]): Promise<(PersonRow | null)[]> {
  const { graph, viewer, now } = asking;
  const { personId: viewerId, organizationId, purpose } = viewer;
  if (viewerId === null) return ids.map(() => null);
  const wanted = [...new Set(ids)];
  const seen = await graph.write(async (tx) => {
    const rows = await tx.run(byIds, { viewerId, organizationId, purpose, ids: wanted, now });
    const grants = new Map(rows.map(({ person, grantId }) => [person.id, grantId]));
    await noteLooks(
      tx,
      asking,
      wanted.map((ownerId) => ({
        ownerId,
        what: 'Looked up your name',
        outcome: grants.has(ownerId) ? 'allowed' : 'refused',
        grantId: grants.get(ownerId) ?? null,
      })),
    );
    return rows;
  });
  return inOrderOf(ids, seen, ({ person }) => person.id).map((row) => row?.person ?? null);
}

/** Of several live grants the one that is named: the smallest id, as the consent rule in core has it. */
export function namedGrant(grants: readonly GrantRow[]): GrantRow | null {
  return [...grants].sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
}
