// What became of a no: for its owner whether the issuer was told, for issuers what was declined and why.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, optional, statement, text } from '../graph/statement.ts';
import type { Page } from './people.ts';

const told = statement('decline/told', { viewerId: id, ids: list(id), now: instant }, { credentialId: id });
const forIssuer = statement(
  'decline/for-issuer',
  { viewerId: id, organizationId: optional(id), now: instant, first: int, after: optional(text) },
  { id, name: text, credentialUri: optional(text), reason: optional(text), at: instant, key: text },
);

/** One no, as its issuer is told it: by the credential's own name and address, and never by whom. */
export type DeclineNotice = Readonly<NonNullable<(typeof forIssuer)['row']>>;

/** For each of `ids` whether it is the viewer's own and its issuer was told that it was declined. */
export async function issuersTold({ graph, viewer, now }: Asking, ids: readonly string[]): Promise<boolean[]> {
  const viewerId = viewer.personId;
  if (viewerId === null) return ids.map(() => false);
  const found = await graph.read(told, { viewerId, ids: [...new Set(ids)], now });
  const known = new Set(found.map(({ credentialId }) => credentialId));
  return ids.map((each) => known.has(each));
}

/** What was declined of the organisation the viewer issues for now, newest first; empty for anybody else. */
export async function declinedBadges({ graph, viewer, now }: Asking, page: Page): Promise<DeclineNotice[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return [];
  return await graph.read(forIssuer, { viewerId, organizationId, now, first: page.fetch, after: page.after });
}
