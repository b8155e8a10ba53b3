// Proving an e-mail address: a code goes there, and whoever brings it back reads that mailbox. What was kept aside is then looked at anew.
import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { later, type Instant } from '@skillweave/core/terms';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import type { Place } from '../checking.ts';
import { bool, id, instant, int, optional, statement, text } from '../graph/statement.ts';
import { isAddress, type Outbox } from '../mail/outbox.ts';
import { myIdentifiers } from '../read/identifiers.ts';
import { newId } from './new-id.ts';
import { releaseKeptAside } from './release-kept-aside.ts';

const awaited = statement(
  'identifier/await-email',
  { viewerId: id, now: instant, identifierId: id, email: text, codeHash: text, until: instant },
  { identifierId: id },
);
const tried = statement(
  'identifier/try-code',
  { viewerId: id, now: instant, email: text },
  {
    identifierId: id,
    codeHash: optional(text),
    tries: int,
    isOpen: bool,
    provenAt: optional(instant),
    provenByOthers: int,
  },
);
const proven = statement('identifier/prove', { viewerId: id, now: instant, identifierId: id }, { provenAt: instant });

/** How long a code proves an address, and how often it may be tried. */
export const codeHolds = 10 * 60_000;
const mostTries = 5;
const mostAddresses = 10;
// 32 letters and digits that nobody mixes up; ten of them are 50 bits, and five tries are all there are.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const signIn = refused({ code: 'signIn', text: 'Sign in first.' });
const noMail = refused({
  code: 'mail.none',
  text: 'This place sends no e-mail, so it cannot prove another address. Ask those who run it.',
});
const notAnAddress = refused({
  code: 'email.shape',
  field: 'email',
  text: 'Enter one e-mail address, such as name@example.com.',
});
const wrongCode = refused({
  code: 'code.wrong',
  field: 'code',
  text: 'This code is not right, or its time is over. Ask for a new one.',
});

/** Sends a code to an address that is to be proven, and gives until when it holds. The same answer whoever else has the address. */
export async function sendEmailCode(asking: Asking, outbox: Outbox, given: string): Promise<{ until: Instant } | Refusal> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return signIn;
  if (outbox.way === 'nowhere') return noMail;
  const email = given.trim().toLowerCase();
  if (!isAddress(email)) return notAnAddress;
  const known = (await myIdentifiers(asking)).filter(({ kind }) => kind === 'email');
  if (known.some(({ value, provenAt }) => provenAt !== null && value.toLowerCase() === email))
    return refused({ code: 'email.proven', field: 'email', text: 'You have proven this address already.' });
  if (known.length >= mostAddresses && !known.some(({ value }) => value === email))
    return refused({ code: 'email.tooMany', field: 'email', text: `You can have ${mostAddresses} addresses here at most.` });
  const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  const until = later(now, codeHolds);
  const asked = { viewerId, now, identifierId: newId(), email, codeHash: hashOf(viewerId, email, code), until };
  await graph.write((tx) => tx.run(awaited, asked));
  await outbox.send(messageWith(email, `${code.slice(0, 5)}-${code.slice(5)}`), viewerId, now);
  return { until };
}

/**
 * Proves the address by its code, and has what was kept aside for the viewer checked anew. Gives how many of those are theirs now.
 * A wrong code, an old one and one tried too often are one answer.
 */
export async function confirmEmail(
  asking: Asking,
  place: Place,
  given: { readonly email: string; readonly code: string },
): Promise<{ released: number } | Refusal> {
  const { graph, viewer, now } = asking;
  const viewerId = viewer.personId;
  if (viewerId === null) return signIn;
  const email = given.email.trim().toLowerCase();
  const codeHash = hashOf(viewerId, email, given.code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''));
  const outcome = await graph.write(async (tx): Promise<'proven' | Refusal> => {
    const [row] = await tx.run(tried, { viewerId, now, email });
    const isRight = row !== undefined && row.codeHash !== null && isSame(row.codeHash, codeHash);
    if (!row || !isRight || !row.isOpen || row.tries > mostTries) return wrongCode;
    // Told only to somebody who reads that mailbox.
    if (row.provenByOthers > 0)
      return refused({ code: 'email.taken', field: 'email', text: 'Another account here has proven this address.' });
    await tx.run(proven, { viewerId, now, identifierId: row.identifierId });
    return 'proven';
  });
  await graph.checkpoint();
  return outcome === 'proven' ? { released: await releaseKeptAside(asking, place) } : outcome;
}

const hashOf = (personId: string, email: string, code: string): string =>
  createHash('sha256')
    .update(JSON.stringify([personId, email, code]))
    .digest('hex');
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const messageWith = (to: string, code: string) => ({
  to,
  subject: 'Your code to prove this address',
  text: `Somebody wants to show that they read this mailbox.\n\nIf that was you, type this code on the page where you asked for it:\n\n    ${code}\n\nIt works for 10 minutes. If it was not you, do nothing.\n`,
});
