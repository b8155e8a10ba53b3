// Looks at people who are not here were written only so that they take as long as others; now and then they are swept away.
import type { Operating } from '../access/asking.ts';
import { int, statement } from '../graph/statement.ts';

const forget = statement('access/forget-nobody', { first: int }, { removed: int });

const logsAtOnce = 20;

/** Removes them all; gives how many logs that were nobody's there were. */
export async function forgetNobody({ graph }: Pick<Operating, 'graph'>): Promise<number> {
  for (let all = 0; ;) {
    const [row] = await graph.write((tx) => tx.run(forget, { first: logsAtOnce }));
    const removed = row?.removed ?? 0;
    all += removed;
    if (removed === 0) return all;
  }
}
