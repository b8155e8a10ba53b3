// What somebody says of their own skills, for themselves alone. No other reader asks for it, so that nothing counts it.
import type { Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { id, instant, int, statement, unsealed } from '../graph/statement.ts';
import { competencyRow, type CompetencyRow } from './rows.ts';

const mine = statement(
  'self-assertion/mine',
  { viewerId: id, now: instant, first: int },
  { id, competency: competencyRow, statedAt: instant, changedAt: instant, text: unsealed },
);

/** How many skills one person may state. */
export const mostSelfAssertions = 200;

/** Its owner's words. They lie in the store as one sealed text, there or not. */
export type OwnWords = { readonly note: string | null; readonly link: string | null };
export type SelfAssertion = OwnWords & {
  readonly id: string;
  readonly competency: CompetencyRow;
  readonly statedAt: Instant;
  readonly changedAt: Instant;
};

/** The viewer's own, by the name of the skill. */
export async function mySelfAssertions({ graph, viewer, now }: Asking): Promise<SelfAssertion[]> {
  if (viewer.personId === null) return [];
  const rows = await graph.read(mine, { viewerId: viewer.personId, now, first: mostSelfAssertions });
  return rows.map(({ text, ...row }) => {
    const { note, link } = JSON.parse(text) as OwnWords;
    return { ...row, note, link };
  });
}
