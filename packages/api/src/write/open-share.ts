// Opens a shared record for whoever holds its link: checked anew each time, counted, and told to the one who shared it.
import { createHash, timingSafeEqual } from 'node:crypto';
import { grantState } from '@skillweave/core/consent';
import type { Instant, Purpose } from '@skillweave/core/terms';
import { verify } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Refusal } from '../access/refusal.ts';
import { worldFor, type Place } from '../checking.ts';
import { id, instant, int, optional, statement, text } from '../graph/statement.ts';
import { checkReport, type CheckReport } from '../read/check-report.ts';
import { noteAccess } from './access-notes.ts';

const shared = statement(
  'share/by-id',
  { grant: id },
  {
    tokenHash: text,
    linkId: id,
    giverId: id,
    giverName: text,
    receiverName: text,
    purpose: text,
    until: instant,
    givenAt: optional(instant),
    declinedAt: optional(instant),
    withdrawnAt: optional(instant),
    text,
  },
);
const opened = statement('share/open', { linkId: id, now: instant }, { opens: int });

export type OpenedShare = {
  readonly giverName: string;
  readonly receiver: string;
  readonly purpose: Purpose;
  readonly until: Instant;
  readonly report: CheckReport;
  readonly presentation: string;
};

type Opening = Place & { readonly publisher: string | null };

/**
 * What a link shows. A wrong token and a share that never was are one answer; only the right token learns that a share has
 * ended or was stopped. Each opening is counted and noted in one transaction, or nothing is shown.
 */
export async function openShare(asking: Asking, place: Opening, share: string, token: string): Promise<OpenedShare | Refusal> {
  const { graph, now } = asking;
  const [found] = await graph.read(shared, { grant: share });
  const isRight = isTokenOf(token, found?.tokenHash ?? nobodys);
  if (!found || !isRight) return notHere;

  const look = { ownerId: found.giverId, what: 'Opened by link', about: found.receiverName, grantId: share };
  const state = grantState(found, now);
  const wasOpened =
    state === 'ACTIVE' &&
    (await graph.write(async (tx) => {
      // Asked again here: a share stopped since the first look is not opened.
      const [counted] = await tx.run(opened, { linkId: found.linkId, now });
      if (counted) await noteAccess(tx, asking, { ...look, outcome: 'allowed' });
      return counted !== undefined;
    }));
  if (!wasOpened) {
    await graph.write((tx) => noteAccess(tx, asking, { ...look, outcome: 'refused' }));
    return state === 'ENDED' ? ended : stopped;
  }
  const { giverName, receiverName: receiver, until, text: presentation } = found;
  const report = checkReport(await verify(Buffer.from(presentation), worldFor(asking, place, { publisher: place.publisher })));
  return { giverName, receiver, purpose: found.purpose as Purpose, until, report, presentation };
}

const notHere = refused({ code: 'share.notHere', text: 'There is nothing at this link. Check that it was copied whole.' });
const ended = refused({ code: 'share.ended', text: 'This link has run out. Ask the person who gave it to you for a new one.' });
const stopped = refused({ code: 'share.stopped', text: 'The person who gave you this link has stopped sharing.' });

// What the token of an unknown share is compared with, so that it takes as long as a known one.
const nobodys = createHash('sha256').update('').digest('hex');

function isTokenOf(token: string, tokenHash: string): boolean {
  const given = createHash('sha256').update(token).digest();
  const kept = Buffer.from(tokenHash, 'hex');
  return token !== '' && kept.length === given.length && timingSafeEqual(given, kept);
}
