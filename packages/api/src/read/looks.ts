// Who looked at my data, and what came of it.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, optional, statement, text } from '../graph/statement.ts';

const mine = statement(
  'access/mine',
  { viewerId: id, now: instant, first: int, after: optional(text) },
  {
    id,
    at: instant,
    viewerName: text,
    organizationName: optional(text),
    role: optional(text),
    purpose: optional(text),
    what: text,
    about: optional(text),
    outcome: text,
    key: text,
  },
);

export type LookNoted = Awaited<ReturnType<typeof whoLooked>>[number];

/** My own log, newest first. `fetch` rows at most, those after `after` in this order. */
export async function whoLooked({ graph, viewer, now }: Asking, page: { readonly fetch: number; readonly after: string | null }) {
  if (viewer.personId === null) return [];
  return await graph.read(mine, { viewerId: viewer.personId, now, first: page.fetch, after: page.after });
}
