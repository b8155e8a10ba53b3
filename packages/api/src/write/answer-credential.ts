// What owners answer to their credentials: accept, decline, hide, remove, and take each of these back.
import { afterAnswer, type Answer, type AnswerStep, type NoStep } from '@skillweave/core/consent';
import type { Finding } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { bool, id, instant, list, optional, statement, text } from '../graph/statement.ts';
import { olderCopies } from '../read/older-copies.ts';
import { isSomeoneElses, isSoundlySigned } from './credential-facts.ts';
import { olderLinked } from './credential-store.ts';
import { notAmongYours } from './not-here.ts';
import { takeBackNotices, tellIssuers } from './tell-issuer.ts';

const toAnswer = statement(
  'credential/to-answer',
  { viewerId: id, now: instant, credential: id },
  {
    id,
    name: text,
    answer: text,
    findings: text,
    before: optional(text),
    removedAt: optional(instant),
    replacedAt: optional(instant),
    inside: list(id),
  },
);
const answered = statement(
  'credential/answer',
  { ids: list(id), viewerId: id, now: instant, answer: text, reason: optional(text), isReplaced: bool },
  { credentialId: id },
);

export type Answering = {
  readonly credential: string;
  readonly answer: AnswerStep;
  readonly reason?: string | null;
  /** Accepting: which of the older ones it could replace are taken out. Its earlier copies, when not said; none, when empty. */
  readonly replaces?: readonly string[] | null;
};

const longestReason = 1000;
const notYours = refused({
  code: 'subject.someoneElse',
  text: 'This names somebody, and nothing shows that it is you. It stays in your inbox and counts for nothing.',
});

const notReplaceable = refused({
  code: 'replaces.other',
  field: 'replaces',
  text: 'This cannot take the place of what you chose. Look at it again.',
});
const whyNot: Readonly<Record<NoStep, string>> = {
  'answer.removed': 'You took this out of your record. Bring it back instead.',
  'answer.accepted': 'You said yes to this before. Take it out of your record instead.',
  'answer.notAccepted': 'This is not in your record, so it cannot be taken out.',
  'answer.notShown': 'This is not in your record, so it cannot be hidden.',
  'restore.tooLate': 'This was taken out more than 30 days ago. Hand it in again to bring it back.',
};

/**
 * Answers one of the viewer's own credentials. Accepting a record accepts what still waits inside it, and takes out what it
 * replaces; declining declines what still waits inside. Answering the same again changes nothing.
 * Gives the credential's id.
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
    const findings = JSON.parse(found.findings) as Finding[];
    if (answer === 'ACCEPT' && isSomeoneElses(findings)) return notYours;
    const kept = { ...found, answer: found.answer as Answer, before: found.before as Answer | null };
    const next = afterAnswer(kept, answer, now);
    if (typeof next === 'string') return refused({ code: next, text: whyNot[next] });
    const could = answer === 'ACCEPT' ? await tx.run(olderCopies, { viewerId, now, ids: [found.id] }) : [];
    const olderIds = answering.replaces ?? could.flatMap(({ isSameBadge, older }) => (isSameBadge ? [older.id] : []));
    if (olderIds.some((olderId) => !could.some(({ older }) => older.id === olderId))) return notReplaceable;
    const withInside = answer === 'ACCEPT' || answer === 'DECLINE' ? [found.id, ...new Set(found.inside)] : [found.id];
    const asked = { viewerId, now, isReplaced: false };
    if (next !== kept) await tx.run(answered, { ...asked, ids: withInside, answer: next.answer, reason });
    if (next !== kept && next.answer === 'declined' && found.answer === 'pending') {
      // A forged badge and one about somebody else say nothing true of what its issuer gave to whom.
      const isTheirs = isSoundlySigned(findings) && !isSomeoneElses(findings);
      await tellIssuers(tx, { ids: isTheirs ? withInside : [], reason, now });
    }
    if (next !== kept && found.answer === 'declined' && next.answer !== 'removed') await takeBackNotices(tx, withInside);
    if (olderIds.length > 0) {
      await tx.run(olderLinked, { rows: olderIds.map((olderId) => ({ newerId: found.id, olderId })) });
      await tx.run(answered, { ...asked, ids: [...olderIds], answer: 'removed', reason: null, isReplaced: true });
    }
    return { credentialId: found.id };
  });
  await graph.checkpoint();
  return outcome;
}
