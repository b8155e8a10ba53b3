// Takes a permission back. From the next request on it opens nothing.
import type { Asking } from '../access/asking.ts';
import type { Refusal } from '../access/refusal.ts';
import { bool, id, instant, statement } from '../graph/statement.ts';
import { held } from './change-grant.ts';
import { noteChange } from './grant-changes.ts';
import { notAmongYours } from './not-here.ts';

const withdrawn = statement('grant/withdraw', { viewerId: id, now: instant, grant: id }, { grantId: id, isFirst: bool });

const asItStands = { which: null, within: null };

/** Withdraws one of the viewer's own permissions or links; doing it twice changes nothing. */
export async function withdrawGrant({ graph, viewer, now }: Asking, grant: string): Promise<{ grantId: string } | Refusal> {
  const viewerId = viewer.personId;
  if (viewerId === null) return notAmongYours;
  const row = await graph.write(async (tx) => {
    const [taken] = await tx.run(withdrawn, { viewerId, now, grant });
    const found = taken?.isFirst ? await held(tx, { viewerId, now, grant }, asItStands) : null;
    if (found) {
      const { version, until, scope, names } = found;
      await noteChange(tx, { grantId: grant, at: now, what: 'withdrawn', version, terms: { until, scope, names } });
    }
    return taken;
  });
  if (!row) return notAmongYours;
  // Taking back must outlive a power cut: an open door is worse than a shut one.
  await graph.checkpoint();
  return { grantId: row.grantId };
}
