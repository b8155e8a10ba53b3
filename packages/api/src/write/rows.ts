// Many rows through one statement.
import type { Transaction } from '../graph/graph.ts';
import type { Statement } from '../graph/statement.ts';

/** Runs a statement over rows, and not at all when there are none. */
export async function runOver<Row>(
  tx: Transaction,
  over: Statement<{ readonly rows: Row[] }, unknown>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length > 0) await tx.run(over, { rows: [...rows] });
}

/** The first item for each key, in the order given. */
export function unique<T>(items: readonly T[], keyFor: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyFor(item))) first.set(keyFor(item), item);
  return [...first.values()];
}
