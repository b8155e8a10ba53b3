// Checks what a stranger hands in, and keeps nothing of it.
import { verify } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { worldFor, type Place } from '../checking.ts';
import { checkReport, type CheckReport } from './check-report.ts';

export type ToCheck = {
  readonly bytes: Uint8Array;
  readonly place: Place;
  readonly publisher: string | null;
  /** What the receiver had asked to be signed: both or neither. */
  readonly challenge?: string | null;
  readonly domain?: string | null;
};

/** Every check of a badge, record or presentation, in words. Nothing is written. */
export async function checkRecord(
  asking: Asking,
  { bytes, place, publisher, ...asked }: ToCheck,
): Promise<CheckReport | Refusal> {
  const challenge = asked.challenge?.trim() || null;
  const domain = asked.domain?.trim() || null;
  if ((challenge === null) !== (domain === null)) {
    const field = challenge === null ? 'challenge' : 'domain';
    return refused({
      code: 'check.half',
      field,
      text: 'To check who it was made for, give both the challenge and the receiver’s address.',
    });
  }
  const expecting = challenge !== null && domain !== null ? { expecting: { challenge, domain } } : {};
  return checkReport(await verify(bytes, worldFor(asking, place, { ...expecting, publisher })));
}
