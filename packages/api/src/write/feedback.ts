// People tell us something and hold a receipt for it; curators answer.
import { createHash, randomBytes } from 'node:crypto';
import { day, later } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { refused, type Reason, type Refusal } from '../access/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { id, instant, optional, statement, text } from '../graph/statement.ts';
import { feedbackColumns, type Feedback } from '../read/feedback.ts';
import { newId } from './new-id.ts';

const store = statement(
  'feedback/store',
  {
    id,
    receipt: text,
    kind: text,
    text,
    page: text,
    email: optional(text),
    senderId: optional(id),
    now: instant,
    dueAt: instant,
  },
  feedbackColumns,
);
const link = statement('feedback/link', { id, about: id, senderId: optional(id) }, { name: text });
const answer = statement(
  'feedback/answer',
  { viewerId: id, organizationId: optional(id), feedback: id, answer: text, now: instant },
  { ...feedbackColumns, about: optional(text) },
);

/** `about` is our own id of a thing; one that is not there, or not the sender's to speak of, is quietly left out. */
export type Message = {
  readonly kind: 'wrong' | 'barrier' | 'idea' | 'question';
  readonly text: string;
  readonly page: string;
  readonly about: string | null;
  readonly email: string | null;
  readonly idempotencyKey: string | null;
};

/** Everybody gets an answer within this time. */
export const answeredWithin = 14 * day;

/** Keeps a message, from anybody. The same message sent again with the same `idempotencyKey` gives the same receipt. */
export async function tellUs({ graph, viewer, now }: Asking, message: Message): Promise<Feedback | Refusal> {
  const reasons = faultsOf(message);
  const [first, ...more] = reasons;
  if (first) return refused(first, ...more);
  const { kind, page, email, about } = message;
  const words = message.text.trim();
  const own = message.idempotencyKey === null ? newId() : idFrom(viewer.personId, message, message.idempotencyKey);
  const facts = { id: own, kind, text: words, page, email, senderId: viewer.personId, now, dueAt: later(now, answeredWithin) };
  for (let tries = 3; ; tries -= 1) {
    try {
      return await graph.write(async (tx) => {
        const [kept] = await tx.run(store, { ...facts, receipt: newReceipt() });
        if (!kept) throw new GraphFailure('rejected', 'a message was not kept');
        const [tied] = about === null ? [] : await tx.run(link, { id: own, about, senderId: viewer.personId });
        return { ...kept, about: tied?.name ?? null };
      });
    } catch (error) {
      // One receipt in a million million is taken already: another is drawn.
      if (tries === 1 || !(error instanceof GraphFailure) || error.kind !== 'constraint') throw error;
    }
  }
}

/** Answers an open message; the sender reads it under their receipt. */
export async function answerFeedback(
  { graph, viewer, now }: Asking,
  feedback: string,
  words: string,
): Promise<Feedback | Refusal> {
  const { personId: viewerId, organizationId } = viewer;
  const said = words.trim();
  if (said === '') return refused({ code: 'feedback.answerMissing', text: 'Write an answer first.', field: 'answer' });
  if (said.length > longest) return refused({ code: 'feedback.tooLong', text: tooLong, field: 'answer' });
  const [answered] =
    viewerId === null ? [] : await graph.write((tx) => tx.run(answer, { viewerId, organizationId, feedback, answer: said, now }));
  return (
    answered ??
    refused({ code: 'feedback.notOpen', text: 'This message is not here, or it has its answer already.', field: 'feedback' })
  );
}

const longest = 5_000;
const tooLong = 'Please keep it under 5,000 letters.';

function faultsOf({ text: words, page, email, idempotencyKey }: Message): Reason[] {
  const faults: Reason[] = [];
  if (words.trim() === '') faults.push({ code: 'feedback.textMissing', text: 'Tell us what it is about.', field: 'text' });
  if (words.length > longest) faults.push({ code: 'feedback.tooLong', text: tooLong, field: 'text' });
  // Only a place inside the portal: never an address that leads elsewhere, and never what stands behind ? or #.
  if (!/^\/(?!\/)[^?#\s]{0,300}$/.test(page))
    faults.push({ code: 'feedback.page', text: 'We could not tell which page this is about.', field: 'page' });
  if (email !== null && !/^[^\s@]{1,64}@[^\s@]{1,250}$/.test(email))
    faults.push({ code: 'feedback.email', text: 'This does not look like an e-mail address.', field: 'email' });
  if (idempotencyKey !== null && !/^[\w-]{8,200}$/.test(idempotencyKey))
    faults.push({
      code: 'feedback.idempotencyKey',
      text: 'The key of a repeated request has 8 to 200 letters, digits or dashes.',
      field: 'idempotencyKey',
    });
  return faults;
}

/** The same for the same sender, key and words: two strangers who chose one key are still told apart. */
function idFrom(senderId: string | null, { kind, text: words, page }: Message, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['feedback', senderId, key, kind, words.trim(), page]))
    .digest('base64url');
}

// Without I, L, O and U, which people misread.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function newReceipt(): string {
  const drawn = [...randomBytes(8)].map((byte) => letters.charAt(byte % 32)).join('');
  return `SW-${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
