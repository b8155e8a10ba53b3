// What was handed in to be imported, for curators.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { bool, id, instant, int, list, optional, statement, text } from '../graph/statement.ts';
import { inOrderOf } from './in-order.ts';
import type { Page } from './people.ts';

const shown = {
  id,
  state: text,
  step: text,
  files: text,
  begunBy: text,
  begunAt: instant,
  changedAt: instant,
  isKept: bool,
  report: optional(text),
  reason: optional(text),
  incident: optional(text),
};
const curating = { viewerId: id, organizationId: optional(id), now: instant };
const all = statement('import/all', { ...curating, first: int, after: optional(text) }, { ...shown, key: text });
const byIds = statement('import/by-ids', { ...curating, ids: list(id) }, shown);

export type ImportRow = {
  readonly id: string;
  readonly state: string;
  readonly step: string;
  /** JSON text: each file's name and size. */
  readonly files: string;
  readonly begunBy: string;
  readonly begunAt: Instant;
  readonly changedAt: Instant;
  /** Whether its files are still here. */
  readonly isKept: boolean;
  /** JSON text of what was found or brought in. */
  readonly report: string | null;
  readonly reason: string | null;
  readonly incident: string | null;
};

/** Everybody's, newest first; empty for anybody who does not curate now. */
export async function imports({ graph, viewer, now }: Asking, page: Page): Promise<(ImportRow & { readonly key: string })[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return [];
  return await graph.read(all, { viewerId, organizationId, now, first: page.fetch, after: page.after });
}

export async function importsByIds({ graph, viewer, now }: Asking, ids: readonly string[]): Promise<(ImportRow | null)[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return ids.map(() => null);
  const rows = await graph.read(byIds, { viewerId, organizationId, now, ids: [...new Set(ids)] });
  return inOrderOf(ids, rows, (row) => row.id);
}
