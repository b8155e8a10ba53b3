// What owners answer to their credentials: accept, decline, remove, and take a removal or a no back.
import { day, later, type Instant } from '@skillweave/core/terms';
import type { Finding } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { id, instant, list, optional, statement, text } from '../graph/statement.ts';
import { isSomeoneElses } from './credential-facts.ts';
import { notAmongYours } from './not-here.ts';

const toAnswer = statement(
  'credential/to-answer',
  { viewerId: id, now: instant, credential: id },
  { id, name: text, answer: text, findings: text, removedAt: optional(instant), replaces: list(id), inside: list(id) },
);
const answered = statement(
  'credential/answer',
  { ids: list(id), viewerId: id, now: instant, answer: text, reason: optional(text) },
  { credentialId: id },
);

export type CredentialAnswer = 'ACCEPT' | 'DECLINE' | 'REMOVE' | 'RESTORE';
export type Answering = { readonly credential: string; readonly answer: CredentialAnswer; readonly reason?: string | null };

/** How long a removed credential can be brought back. */
export const restorableFor = 30 * day;
const longestReason = 1000;
const notYours = refused({
  code: 'subject.someoneElse',
  text: 'This names somebody, and nothing shows that it is you. It stays in your inbox and counts for nothing.',
});

/**
 * Answers one of the viewer's own credentials. Accepting a record accepts what still waits inside it, and takes out what it
 * replaces; declining declines what still waits inside. Answering the same again changes nothing. Gives the credential's id.
 */
export async function answerCredential(asking: Asking, answering: Answering): Promise<{ credentialId: string } | Refusal> {
  const { graph, viewer, now } = asking;
  const { credential, answer } = answering;
  const reason = answering.reason?.trim() || null;
  const viewerId = viewer.personId;
  if (viewerId === null) return notAmongYours;
  if (reason !== null && reason.length > longestReason) {
    return refused({ code: 'reason.tooLong', field: 'reason', text: `Please keep the reason under ${longestReason} letters.` });
  }
  const outcome = await graph.write(async (tx): Promise<{ credentialId: string } | Refusal> => {
    const [found] = await tx.run(toAnswer, { viewerId, now, credential });
    if (!found) return notAmongYours;
    if (answer === 'ACCEPT' && isSomeoneElses(JSON.parse(found.findings) as Finding[])) return notYours;
    const next = nextAnswer(found, answer, now);
    if (typeof next !== 'string') return next;
    const withInside = answer === 'ACCEPT' || answer === 'DECLINE' ? [found.id, ...new Set(found.inside)] : [found.id];
    if (next !== found.answer) await tx.run(answered, { ids: withInside, viewerId, now, answer: next, reason });
    if (answer === 'ACCEPT' && found.replaces.length > 0) {
      await tx.run(answered, { ids: found.replaces, viewerId, now, answer: 'removed', reason: null });
    }
    return { credentialId: found.id };
  });
  await graph.checkpoint();
  return outcome;
}

/** What the answer becomes, or why it cannot. */
export function nextAnswer(
  found: { readonly answer: string; readonly removedAt: Instant | null },
  answer: CredentialAnswer,
  now: Instant,
): 'pending' | 'accepted' | 'declined' | 'removed' | Refusal {
  const is = found.answer;
  switch (answer) {
    case 'ACCEPT':
      if (is !== 'removed') return 'accepted';
      return refused({ code: 'answer.removed', text: 'You took this out of your record. Bring it back instead.' });
    case 'DECLINE':
      if (is === 'pending' || is === 'declined') return 'declined';
      return refused({ code: 'answer.accepted', text: 'You said yes to this before. Take it out of your record instead.' });
    case 'REMOVE':
      if (is === 'accepted' || is === 'removed') return 'removed';
      return refused({ code: 'answer.notAccepted', text: 'This is not in your record, so it cannot be taken out.' });
    case 'RESTORE':
      if (is === 'declined') return 'pending';
      if (is !== 'removed') return is === 'accepted' ? 'accepted' : 'pending';
      if (found.removedAt !== null && later(found.removedAt, restorableFor) <= now) {
        return refused({
          code: 'restore.tooLate',
          text: 'This was taken out more than 30 days ago. Hand it in again to bring it back.',
        });
      }
      return 'accepted';
  }
}
