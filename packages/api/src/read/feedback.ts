// What people told us, and what we answered.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, list, optional, statement, text } from '../graph/statement.ts';
import { inOrderOf } from './in-order.ts';
import type { Page } from './people.ts';

/** The columns of one message. */
export const feedbackColumns = {
  id,
  receipt: text,
  kind: text,
  text,
  page: text,
  state: text,
  createdAt: instant,
  dueAt: instant,
  answer: optional(text),
  answeredAt: optional(instant),
};
const shown = { ...feedbackColumns, about: optional(text) };

const byReceipt = statement('feedback/by-receipt', { receipt: text }, shown);
const mine = statement(
  'feedback/mine',
  { viewerId: id, now: instant, first: int, after: optional(text) },
  { ...shown, key: text },
);
const inbox = statement(
  'feedback/inbox',
  { viewerId: id, organizationId: optional(id), state: optional(text), now: instant, first: int, after: optional(text) },
  { ...shown, key: text },
);
const byIds = statement('feedback/by-ids', { viewerId: id, organizationId: optional(id), ids: list(id), now: instant }, shown);

type Row = NonNullable<(typeof byReceipt)['row']>;
export type Feedback = Readonly<Row>;
export type KeyedFeedback = Feedback & { readonly key: string };

/** What became of a message; `receipt` in capitals or not, with or without its dashes. `null` when we gave out no such receipt. */
export async function feedbackByReceipt({ graph }: Asking, receipt: string): Promise<Feedback | null> {
  const letters = receipt.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (!/^SW[0-9A-Z]{8}$/.test(letters)) return null;
  const [found] = await graph.read(byReceipt, { receipt: `SW-${letters.slice(2, 6)}-${letters.slice(6)}` });
  return found ?? null;
}

/** My own messages, newest first. */
export async function myFeedback({ graph, viewer, now }: Asking, page: Page): Promise<KeyedFeedback[]> {
  if (viewer.personId === null) return [];
  return await graph.read(mine, { viewerId: viewer.personId, now, first: page.fetch, after: page.after });
}

/** Everybody's, barriers first and then by when an answer is due; empty for anybody who does not curate now. */
export async function feedbackInbox({ graph, viewer, now }: Asking, state: string | null, page: Page): Promise<KeyedFeedback[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return [];
  return await graph.read(inbox, { viewerId, organizationId, state, now, first: page.fetch, after: page.after });
}

export async function feedbackByIds({ graph, viewer, now }: Asking, ids: readonly string[]): Promise<(Feedback | null)[]> {
  const { personId: viewerId, organizationId } = viewer;
  if (viewerId === null) return ids.map(() => null);
  const rows = await graph.read(byIds, { viewerId, organizationId, ids: [...new Set(ids)], now });
  return inOrderOf(ids, rows, (row) => row.id);
}
