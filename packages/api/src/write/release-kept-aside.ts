// What was kept aside, looked at anew once its owner has proven to be known by something more.
import type { Asking } from '../access/asking.ts';
import type { Place } from '../checking.ts';
import { id, instant, int, statement } from '../graph/statement.ts';
import { recheckCredential } from './recheck-credential.ts';

const keptAside = statement('credential/kept-aside', { viewerId: id, now: instant, first: int }, { credentialId: id });

const lookedAtOnce = 20;
// An operation has five seconds; what is not reached can be checked again on its own page.
const lookingTime = 2_500;

/** Checks anew what was kept aside; gives how much of it is the viewer's now. It still waits for their answer. */
export async function releaseKeptAside(asking: Asking, place: Place): Promise<number> {
  const viewerId = asking.viewer.personId;
  if (viewerId === null) return 0;
  const waiting = async () => await asking.graph.read(keptAside, { viewerId, now: asking.now, first: lookedAtOnce });
  const before = await waiting();
  const end = performance.now() + lookingTime;
  for (const { credentialId } of before) if (performance.now() < end) await recheckCredential(asking, place, credentialId);
  const left = new Set((await waiting()).map(({ credentialId }) => credentialId));
  return before.filter(({ credentialId }) => !left.has(credentialId)).length;
}
