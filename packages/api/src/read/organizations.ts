// Organisations as everyone may see them.
import type { Asking, Operating } from '../access/asking.ts';
import { bool, id, int, list, optional, statement, text } from '../graph/statement.ts';

const byIds = statement(
  'organization/by-ids',
  { ids: list(id) },
  { id, slug: text, name: text, kind: text, recognised: bool, recognisedBy: optional(text), url: optional(text) },
);

const bySlug = statement(
  'organization/by-slug',
  { slug: text },
  { id, slug: text, name: text, kind: text, recognised: bool, recognisedBy: optional(text), url: optional(text) },
);
const keyHolders = statement('organization/key-holders', {}, { holders: int });

export type Organization = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly recognised: boolean;
  readonly recognisedBy: string | null;
  readonly url: string | null;
};

/** Those of `ids` that exist, in the order of `ids`, null where there is none. */
export async function organizationsByIds({ graph }: Asking, ids: readonly string[]): Promise<(Organization | null)[]> {
  const found = new Map((await graph.read(byIds, { ids: [...new Set(ids)] })).map((row) => [row.id, row]));
  return ids.map((each) => found.get(each) ?? null);
}

/** Whether anybody in this store has a key with us, so that a missing keyring is a loss. */
export async function isInUse({ graph }: Operating): Promise<boolean> {
  const [row] = await graph.read(keyHolders, {});
  return (row?.holders ?? 0) > 0;
}

/** The organisation with this name in addresses. */
export async function organizationBySlug({ graph }: Operating, slug: string): Promise<Organization | null> {
  const [row] = await graph.read(bySlug, { slug });
  return row ?? null;
}
