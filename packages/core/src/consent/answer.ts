// What an owner may do with a credential of theirs, and what comes of it: accept, decline, hide, remove, and bring back.
import { day, later, type Instant } from '../terms/index.ts';
import type { Answer } from './scope.ts';

/** A credential as far as its owner's word on it goes. */
export type Kept = {
  readonly answer: Answer;
  /** What it was before it was removed; null for one that is not removed, and where that was not written down. */
  readonly before: Answer | null;
  readonly removedAt: Instant | null;
  /** When a newer one took its place; null when its owner removed it by wish, or it is not removed. */
  readonly replacedAt: Instant | null;
};

export type AnswerStep = 'ACCEPT' | 'DECLINE' | 'HIDE' | 'REMOVE' | 'RESTORE';
export type NoStep = 'answer.removed' | 'answer.accepted' | 'answer.notAccepted' | 'answer.notShown' | 'restore.tooLate';

/** How long a removed credential can be brought back. */
export const restorableFor = 30 * day;

/**
 * From when on nothing of it is left: 30 days after its owner removed it. Null for one that stays, and that is also one whose
 * place a newer one took: nobody asked for its end.
 */
export function goneAt({ answer, removedAt, replacedAt }: Kept): Instant | null {
  return answer === 'removed' && removedAt !== null && replacedAt === null ? later(removedAt, restorableFor) : null;
}

/**
 * What it becomes when its owner says `step` at `now`, or why that cannot be. Saying the same again changes nothing. What was
 * removed comes back as what it was: hidden stays hidden, declined stays declined.
 */
export function afterAnswer(kept: Kept, step: AnswerStep, now: Instant): Kept | NoStep {
  const { answer } = kept;
  const become = (next: Answer): Kept =>
    next === answer ? kept : { answer: next, before: null, removedAt: null, replacedAt: null };
  switch (step) {
    case 'ACCEPT':
      return answer === 'removed' ? 'answer.removed' : become('accepted');
    case 'DECLINE':
      return answer === 'pending' || answer === 'declined' ? become('declined') : 'answer.accepted';
    case 'HIDE':
      return answer === 'accepted' || answer === 'hidden' ? become('hidden') : 'answer.notShown';
    case 'REMOVE':
      if (answer === 'pending') return 'answer.notAccepted';
      // The 30 days of one that a newer one replaced begin when its owner says that it shall go.
      if (answer === 'removed') return kept.replacedAt === null ? kept : { ...kept, removedAt: now, replacedAt: null };
      return { answer: 'removed', before: answer, removedAt: now, replacedAt: null };
    case 'RESTORE': {
      if (answer === 'declined') return become('pending');
      if (answer === 'hidden') return become('accepted');
      if (answer !== 'removed') return kept;
      const gone = goneAt(kept);
      return gone !== null && gone <= now ? 'restore.tooLate' : become(kept.before ?? 'accepted');
    }
  }
}

/** What an older one becomes when a newer one takes its place at `now`. */
export const replacedBy = (older: Kept, now: Instant): Kept =>
  older.answer === 'removed' ? older : { answer: 'removed', before: older.answer, removedAt: now, replacedAt: now };
