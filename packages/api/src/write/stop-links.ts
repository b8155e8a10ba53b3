// Stops every link of the one who asks. From the next request on they open nothing.
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { id, instant, int, statement } from '../graph/statement.ts';

const stopped = statement('share/stop-all', { viewerId: id, now: instant }, { stopped: int });

/** How many were stopped; doing it twice stops none. */
export async function stopAllLinks({ graph, viewer, now }: Asking): Promise<{ stopped: number } | Refusal> {
  const viewerId = viewer.personId;
  if (viewerId === null) return refused({ code: 'signIn', text: 'Sign in first to stop your links.' });
  const [row] = await graph.write((tx) => tx.run(stopped, { viewerId, now }));
  // Taking back must outlive a power cut: an open door is worse than a shut one.
  await graph.checkpoint();
  return { stopped: row?.stopped ?? 0 };
}
