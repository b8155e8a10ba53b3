// Links I gave before.
import type { Asking } from '../access/asking.ts';
import { id, instant, int, statement, text } from '../graph/statement.ts';

const earlier = statement('share/earlier', { viewerId: id, now: instant, receiver: text }, { links: int });

/** How many of my links to this receiver still open something. */
export async function earlierLinks({ graph, viewer, now }: Asking, receiver: string): Promise<number> {
  if (viewer.personId === null) return 0;
  const [row] = await graph.read(earlier, { viewerId: viewer.personId, now, receiver });
  return row?.links ?? 0;
}
