// What an owner's word does to a credential: a plain history as the oracle, on random walks.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, later, type Instant } from '../terms/index.ts';
import { afterAnswer, goneAt, replacedBy, restorableFor, type AnswerStep, type Kept } from './index.ts';

const start = '2026-11-23T12:00:00.000Z' as Instant;
const kept = (answer: Kept['answer'], more: Partial<Kept> = {}): Kept => ({
  answer,
  before: null,
  removedAt: null,
  replacedAt: null,
  ...more,
});

type Said = AnswerStep | 'REPLACED';
/** The rule once more, from the whole story: every word that took effect, newest last, is looked at anew each time. */
function oracle(story: readonly { readonly said: Said; readonly at: Instant }[]) {
  let stack: Kept['answer'][] = ['pending'];
  let out: { at: Instant; isWish: boolean } | null = null;
  const top = () => stack[stack.length - 1];
  for (const { said, at } of story) {
    const is = out ? 'removed' : top();
    if (said === 'REPLACED' && !out) out = { at, isWish: false };
    else if (said === 'ACCEPT' && !out) stack = ['accepted'];
    else if (said === 'DECLINE' && (is === 'pending' || is === 'declined')) stack = ['declined'];
    else if (said === 'HIDE' && (is === 'accepted' || is === 'hidden')) stack = ['hidden'];
    else if (said === 'REMOVE' && is !== 'pending' && !(out?.isWish ?? false)) out = { at, isWish: true };
    else if (said === 'RESTORE') {
      if (out) {
        if (!out.isWish || at < later(out.at, 30 * day)) out = null;
      } else stack = [is === 'declined' ? 'pending' : is === 'hidden' ? 'accepted' : (top() ?? 'pending')];
    }
  }
  return { answer: out ? 'removed' : top(), goneAt: out?.isWish ? later(out.at, 30 * day) : null };
}

const step = fc.record({
  said: fc.constantFrom<Said>('ACCEPT', 'ACCEPT', 'DECLINE', 'HIDE', 'REMOVE', 'RESTORE', 'RESTORE', 'REPLACED'),
  after: fc.constantFrom(0, 1, day, 29 * day, 30 * day - 1, 30 * day, 31 * day),
});

test('any walk ends where the story says', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (walk) => {
      let is = kept('pending');
      let at = start;
      const story: { said: Said; at: Instant }[] = [];
      for (const { said, after } of walk) {
        at = later(at, after);
        story.push({ said, at });
        const next = said === 'REPLACED' ? replacedBy(is, at) : afterAnswer(is, said, at);
        if (typeof next !== 'string') is = next;
        expect({ answer: is.answer, goneAt: goneAt(is) }).toEqual(oracle(story));
        // What is not removed remembers nothing of a removal.
        expect(is.removedAt !== null).toBe(is.answer === 'removed');
      }
    }),
    { numRuns: 3000 },
  );
});

describe('by hand', () => {
  test('what was hidden and then removed comes back hidden', () => {
    const removed = afterAnswer(kept('hidden'), 'REMOVE', start) as Kept;
    expect(removed).toEqual(kept('removed', { before: 'hidden', removedAt: start }));
    expect(afterAnswer(removed, 'RESTORE', later(start, day))).toEqual(kept('hidden'));
  });
  test('the thirtieth day is the last, to the millisecond', () => {
    const removed = kept('removed', { before: 'accepted', removedAt: start });
    expect(goneAt(removed)).toBe(later(start, restorableFor));
    expect(afterAnswer(removed, 'RESTORE', later(start, 30 * day - 1))).toEqual(kept('accepted'));
    expect(afterAnswer(removed, 'RESTORE', later(start, 30 * day))).toBe('restore.tooLate');
  });
  test('what a newer one replaced stays until its owner says that it shall go', () => {
    const older = replacedBy(kept('accepted'), start);
    expect(goneAt(older)).toBeNull();
    const late = later(start, 300 * day);
    expect(afterAnswer(older, 'RESTORE', late)).toEqual(kept('accepted'));
    expect(goneAt(afterAnswer(older, 'REMOVE', late) as Kept)).toBe(later(late, 30 * day));
  });
  test.each([
    ['pending', 'REMOVE', 'answer.notAccepted'],
    ['pending', 'HIDE', 'answer.notShown'],
    ['declined', 'HIDE', 'answer.notShown'],
    ['accepted', 'DECLINE', 'answer.accepted'],
    ['hidden', 'DECLINE', 'answer.accepted'],
  ] as const)('%s: %s is refused', (answer, said, code) => {
    expect(afterAnswer(kept(answer), said, start)).toBe(code);
  });
});
