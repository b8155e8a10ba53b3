// Opens a shared record for whoever holds its link: spent once, checked anew each time, and told to the one who shared it.
import { createHash, timingSafeEqual } from 'node:crypto';
import { linkState, type LinkState } from '@skillweave/core/sharing';
import { later, type Instant, type Purpose } from '@skillweave/core/terms';
import { verify } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { isRefusal, refused, type Refusal } from '../access/refusal.ts';
import { worldFor, type Place } from '../checking.ts';
import type { Transaction } from '../graph/graph.ts';
import { bool, id, instant, int, list, map, optional, statement, text, unsealed } from '../graph/statement.ts';
import type { RateLimits } from '../rate-limits.ts';
import { noteAccess } from './access-notes.ts';
import { isPassphrase } from './link-passphrase.ts';
import { newId } from './new-id.ts';
import { shownOf, type PartRow, type Shown } from './shown-share.ts';

const proofOf = statement('share/by-id', { grant: id }, { tokenHash: text, passphraseHash: optional(text), linkId: id });
const turn = statement(
  'share/turn',
  { linkId: id, opening: id, now: instant },
  {
    giverId: id,
    giverName: text,
    receiverName: text,
    purpose: text,
    until: instant,
    givenAt: optional(instant),
    declinedAt: optional(instant),
    withdrawnAt: optional(instant),
    replacedAt: optional(instant),
    isLive: bool,
    most: optional(int),
    opens: int,
    covered: optional(int),
    openedAt: list(instant),
    // Null once something in it is gone for good; the link was stopped then.
    text: optional(unsealed),
    inside: list(
      map({
        place: optional(int),
        before: optional(text),
        name: text,
        answer: text,
        standing: text,
        validFrom: optional(instant),
        validUntil: optional(instant),
        removedAt: optional(instant),
        newer: list(instant),
      }),
    ),
  },
);
const spent = statement('share/spend', { linkId: id, opening: id, now: instant, since: instant }, { opens: int });

/** The two halves of a link, and what its holder adds to them. */
export type Key = {
  readonly share: string;
  readonly token: string;
  readonly passphrase?: string | null | undefined;
  /** Made at random by the opener: the same one again, within an hour, gives the same answer and spends nothing. */
  readonly attempt?: string | null | undefined;
};

export type OpenedShare = Shown & {
  readonly giverName: string;
  readonly receiver: string;
  readonly purpose: Purpose;
  readonly givenAt: Instant | null;
  readonly until: Instant;
  readonly isLive: boolean;
  /** How often it still opens; null for as often as anybody likes. */
  readonly opensLeft: number | null;
};

type Opening = Place & { readonly publisher: string | null; readonly limits: Pick<RateLimits, 'spend' | 'giveBack'> };

/** How long the answer to one opening may be asked for again. */
export const askedAgainFor = 60 * 60_000;
// What is shorter could be guessed by another holder of the link, and counts as none.
const shortestAttempt = 20;

/**
 * What a link shows. A wrong token and a share that never was are one answer; only the right token learns how the link stands, and
 * only with its passphrase, if it has one. One opening is spent, or nothing is shown; the look is noted in the same transaction.
 */
export async function openShare(asking: Asking, place: Opening, key: Key): Promise<OpenedShare | Refusal> {
  const { graph, now } = asking;
  const [found] = await graph.read(proofOf, { grant: key.share });
  const isRight = isTokenOf(key.token, found?.tokenHash ?? nobodys);
  if (!found || !isRight) return notHere;
  const { linkId, passphraseHash } = found;
  const said = passphraseHash === null ? true : await passphraseSaid(place.limits, linkId, passphraseHash, key.passphrase);
  if (isRefusal(said)) return said;

  const opening = openingId(linkId, key.attempt);
  const taken = await graph.write(async (tx) => {
    const [row] = await tx.run(turn, { linkId, opening, now });
    if (!row) return notHere;
    const since = later(now, -askedAgainFor);
    const isAgain = said && row.openedAt.some((at) => at > since);
    const state = linkState(row, { ...row, most: isAgain ? null : row.most }, now);
    const look = { ownerId: row.giverId, about: row.receiverName, grantId: key.share };
    const refuse = async (what: string, refusal: Refusal) => {
      await noteAccess(tx, asking, { ...look, what, outcome: 'refused' });
      return refusal;
    };
    if (!said) return await refuse('Opened by link, with a wrong passphrase', wrongPassphrase);
    const { text: words } = row;
    if (state !== 'ACTIVE') return await refuse('Opened by link', refusals[state]);
    if (words === null) return await refuse('Opened by link', refusals.STOPPED);
    const opens = isAgain
      ? row.opens
      : await spend(tx, { linkId, opening: row.openedAt.length > 0 ? newId() : opening, now, since });
    if (opens === null) return await refuse('Opened by link', refusals.USED_UP);
    await noteAccess(tx, asking, { ...look, what: isAgain ? 'Opened by link again' : 'Opened by link', outcome: 'allowed' });
    return { ...row, text: words, opens };
  });
  if (isRefusal(taken)) return taken;

  // Outside the transaction: a check may ask others, and whoever loses this answer can ask for it again.
  const report = await verify(Buffer.from(taken.text), worldFor(asking, place, { publisher: place.publisher }));
  const { giverName, receiverName: receiver, givenAt, until, isLive, most, opens } = taken;
  const opensLeft = most === null ? null : Math.max(0, most - opens);
  const shown = shownOf(report, { ...taken, inside: taken.inside as PartRow[] }, now);
  return { giverName, receiver, purpose: taken.purpose as Purpose, givenAt, until, isLive, opensLeft, ...shown };
}

/** The count after it, or null when there was none left. */
async function spend(tx: Transaction, params: { linkId: string; opening: string; now: Instant; since: Instant }) {
  const [counted] = await tx.run(spent, params);
  return counted?.opens ?? null;
}

/** Whether the passphrase is right, or that one is wanted. Only wrong ones count against the link. */
async function passphraseSaid(
  limits: Opening['limits'],
  linkId: string,
  kept: string,
  given: string | null | undefined,
): Promise<boolean | Refusal> {
  if (!given) return passphraseWanted;
  // Counted before the slow part: a hundred guesses at once are a hundred guesses.
  const tooOften = await limits.spend('sharePassphrase', linkId);
  if (tooOften) return tooOften;
  if (!(await isPassphrase(given.slice(0, 200), kept))) return false;
  await limits.giveBack('sharePassphrase', linkId);
  return true;
}

function openingId(linkId: string, attempt: string | null | undefined): string {
  if (!attempt || attempt.length < shortestAttempt) return newId();
  return createHash('sha256').update(`${linkId}\n${attempt}`).digest('base64url');
}

const notHere = refused({ code: 'share.notHere', text: 'There is nothing at this link. Check that it was copied whole.' });
const passphraseWanted = refused({
  code: 'share.passphrase',
  field: 'passphrase',
  text: 'This link needs a passphrase. Ask the person who gave it to you.',
});
const wrongPassphrase = refused({
  code: 'share.wrongPassphrase',
  field: 'passphrase',
  text: 'That is not the passphrase of this link.',
});
const refusals: Readonly<Record<Exclude<LinkState, 'ACTIVE'>, Refusal>> = {
  ENDED: refused({ code: 'share.ended', text: 'This link has run out. Ask the person who gave it to you for a new one.' }),
  STOPPED: refused({ code: 'share.stopped', text: 'The person who gave you this link has stopped sharing.' }),
  REPLACED: refused({ code: 'share.replaced', text: 'The person who gave you this link has made a newer one for you.' }),
  USED_UP: refused({ code: 'share.usedUp', text: 'This link has been opened as often as it may be.' }),
};

// What the token of an unknown share is compared with, so that it takes as long as a known one.
const nobodys = createHash('sha256').update('').digest('hex');

function isTokenOf(token: string, tokenHash: string): boolean {
  const given = createHash('sha256').update(token).digest();
  const kept = Buffer.from(tokenHash, 'hex');
  return token !== '' && kept.length === given.length && timingSafeEqual(given, kept);
}
