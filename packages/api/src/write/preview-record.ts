// Shows a person exactly what a receiver would get, before anything is signed, and keeps it for half an hour.
import { later } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import { learnerAsking } from '../checking.ts';
import { id, instant, list, map, optional, statement, text, toSeal } from '../graph/statement.ts';
import { cardRow, cardsFrom } from '../read/credential-card.ts';
import { credentialKey } from '../read/credentials.ts';
import { showing } from '../read/showing.ts';
import { newId } from './new-id.ts';
import { choose, type Choice, type RecordWish } from './record-choice.ts';
import { readWish, type WishInput } from './record-wish.ts';

const pair = map({ from: id, to: id });
const choosable = statement(
  'record/choose',
  { viewerId: id, now: instant, target: optional(id) },
  {
    parts: list(cardRow),
    ...showing,
    broader: list(pair),
    exact: list(pair),
    asked: list(map({ name: text, competencyId: id })),
  },
);
const kept = statement(
  'record/keep-preview',
  { viewerId: id, now: instant, preview: map({ id, input: toSeal, digest: text, expiresAt: instant }) },
  { previewId: id },
);

export const previewLasts = 30 * 60_000;

export type RecordPreview = Choice & { readonly token: string; readonly wish: RecordWish };

/** The choice and the graph's own links among what is chosen. */
export type Evaluated = Choice & {
  readonly broader: readonly { from: string; to: string }[];
  readonly exact: readonly { from: string; to: string }[];
};

export async function previewRecord(asking: Asking, input: WishInput): Promise<RecordPreview | Refusal> {
  const { graph, viewer, now } = asking;
  const learner = await learnerAsking(asking);
  if (viewer.personId === null || learner === null) return refused({ code: 'signIn', text: 'Sign in first to build a record.' });
  const wish = readWish(input, now);
  if (isRefusal(wish)) return wish;
  const choice = await evaluate(asking, wish, learner.did);
  if (choice.includes.length === 0) {
    return refused({
      code: 'record.empty',
      text: 'Nothing in your record fits these choices. Choose less narrowly, or something else.',
    });
  }
  const [obstacle, ...more] = choice.obstacles;
  if (obstacle) return refused(obstacle, ...more);
  const token = newId();
  const viewerId = viewer.personId;
  const wished = { ownerId: viewerId, object: token, text: JSON.stringify(wish) };
  const preview = { id: token, input: wished, digest: choice.digest, expiresAt: later(now, previewLasts) };
  await graph.write((tx) => tx.run(kept, { viewerId, now, preview }));
  return { ...choice, token, wish };
}

/** What a wish comes to at this moment: one statement, then the pure choice. */
export async function evaluate({ graph, viewer, now }: Asking, wish: RecordWish, holder: string | null): Promise<Evaluated> {
  const [row] = await graph.read(choosable, { viewerId: viewer.personId ?? '-', now, target: wish.target });
  if (!row)
    return {
      ...(await choose(wish, { cards: [], showing: { earned: [], shows: [], countsAs: [] }, asked: [], holder }, now)),
      broader: [],
      exact: [],
    };
  const wanted = { withEvidence: false, withDocument: true, withWraps: false };
  const cards = cardsFrom(
    row.parts,
    row.parts.map((part) => part.id),
    wanted,
    true,
  ).toSorted((a, b) => (credentialKey(a) < credentialKey(b) ? 1 : -1));
  const choice = await choose(wish, { cards, showing: row, asked: row.asked, holder }, now);
  return { ...choice, broader: row.broader, exact: row.exact };
}
