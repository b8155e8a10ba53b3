// What may be remembered from one check to the next: status lists already checked, for a few minutes of the world's clock.
import { createHash } from 'node:crypto';
import { later, type Instant } from '../terms/index.ts';
import type { CheckedList, Memory } from './check.ts';

// An installation reads the lists of some dozens of issuers; each holds up to 2 MiB of bits once unpacked.
const mostLists = 64;
// A key may be withdrawn, or a list run out: both are seen at the next check of it.
const kept = 300_000;

export function makeMemory(): Memory {
  return { lists: new Map() };
}

/** The list as checked before, when these very bytes were and it has not run out since; otherwise checked now. */
export async function rememberedList(
  memory: Memory | undefined,
  { bytes, now }: { bytes: Uint8Array; now: Instant },
  check: () => Promise<CheckedList>,
): Promise<CheckedList> {
  if (memory === undefined) return await check();
  const name = createHash('sha256').update(bytes).digest('base64');
  const known = memory.lists.get(name);
  if (known !== undefined && now >= known.at && now < later(known.at, kept)) {
    const answer = await known.checked;
    if (isSettled(answer) && now < (answer.report.facts?.validUntil ?? '9')) return answer;
  }
  const remembered = { checked: check(), at: now };
  memory.lists.delete(name);
  memory.lists.set(name, remembered);
  if (memory.lists.size > mostLists) memory.lists.delete(memory.lists.keys().next().value ?? '');
  return await remembered.checked;
}

// What could not be done, or went wrong on our side, is tried again.
function isSettled({ report }: CheckedList): boolean {
  return report.findings.every(({ outcome, check }) => outcome !== 'notDone' || check === 'recognised');
}
