// What somebody must say before a record is made, and what is wrong with what they said.
import { day, givenPurposes, later, type Instant, type Purpose } from '@skillweave/core/terms';
import { refused, type Reason, type Refusal } from '../access/refusal.ts';
import type { RecordWish } from './record-choice.ts';

/** A record is for a while. A year is the longest; the portal offers 90 days. */
export const longestRecord = 366 * day;
const longestName = 200;

export type WishInput = {
  readonly [K in keyof RecordWish]?: RecordWish[K] | null | undefined;
};

/** The wish, tidied, or every reason why it cannot be granted, each with its field. */
export function readWish(input: WishInput, now: Instant): RecordWish | Refusal {
  const reasons: Reason[] = [];
  const wrong = (field: string, code: string, text: string) => void reasons.push({ code, text, field });
  const receiver = input.receiver?.trim() ?? '';
  const name = input.name?.trim() || null;
  const { purpose, until } = input;
  if (receiver === '') wrong('receiver', 'record.receiver', 'Say who the record is for.');
  if (receiver.length > longestName)
    wrong('receiver', 'record.receiverTooLong', `Use at most ${longestName} letters for who it is for.`);
  if ((name?.length ?? 0) > longestName) wrong('name', 'record.nameTooLong', `Use at most ${longestName} letters for the name.`);
  if (!givenPurposes.some((each) => each === purpose)) wrong('purpose', 'record.purpose', 'Say what the record is for.');
  if (!until) wrong('until', 'record.until', 'Say until when the record may be used.');
  else if (until <= now) wrong('until', 'record.untilPast', 'Choose an end date that lies ahead.');
  else if (until > later(now, longestRecord)) wrong('until', 'record.untilTooFar', 'Choose an end date within a year.');
  const named = input.leaveOut?.map(({ credential }) => credential) ?? [];
  if (new Set(named).size < named.length)
    wrong('leaveOut', 'record.leaveOutTwice', 'Name each badge once in what you leave out.');
  if (input.from && input.to && input.from > input.to) wrong('to', 'record.times', 'The end of the time lies before its start.');
  const [first, ...more] = reasons;
  if (first) return refused(first, ...more);
  return {
    skills: some(input.skills),
    issuers: some(input.issuers),
    credentials: some(input.credentials),
    from: input.from ?? null,
    to: input.to ?? null,
    target: input.target ?? null,
    leaveOut: input.leaveOut ?? null,
    receiver,
    purpose: purpose as Purpose,
    until: until as Instant,
    name,
  };
}

/** An empty list is no choice, like an absent one: it must not quietly mean "nothing" or hide a box left unticked. */
const some = (ids: readonly string[] | null | undefined): readonly string[] | null =>
  ids && ids.length > 0 ? [...new Set(ids)] : null;
