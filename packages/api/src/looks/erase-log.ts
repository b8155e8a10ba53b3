// Takes the words of one person's look log away for good: the chain stays whole, and tells nobody's story any more.
import type { Operating } from '../access/asking.ts';
import { id, instant, int, statement } from '../graph/statement.ts';
import type { LookKeeper } from './keeper.ts';

const ofPerson = statement('access/log-of', { person: id }, { log: id });
const erase = statement('access/erase', { log: id, now: instant }, { erased: int });

/** Erases; gives how many entries lost their words. Said in the signed file first, so that it is never taken for tampering. */
export async function eraseLookLog({ graph, now }: Operating, keeper: LookKeeper, person: string): Promise<number> {
  const [found] = await graph.read(ofPerson, { person });
  if (!found) return 0;
  await keeper.erased(found.log, now);
  return (await graph.write((tx) => tx.run(erase, { log: found.log, now })))[0]?.erased ?? 0;
}
