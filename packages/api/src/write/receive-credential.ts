// Takes a credential from its owner: checks it, decides whether it may come in, and puts it into the inbox.
import { createHash } from 'node:crypto';
import { whoseIs } from '@skillweave/core/credential';
import type { Finding, Report } from '@skillweave/core/verify';
import type { Asking } from '../access/asking.ts';
import { refused, type Reason, type Refusal } from '../access/refusal.ts';
import { learnerAsking, worldFor, type Learner, type Place } from '../checking.ts';
import { id, instant, list, statement } from '../graph/statement.ts';
import { recordCredentials } from './credentials.ts';
import { verifyOwn } from './own-check.ts';
import { takeBackNotices } from './tell-issuer.ts';

const welcomedBack = statement('credential/welcome-back', { ids: list(id), now: instant }, {});

export type HandedIn = { readonly bytes: Uint8Array; readonly idempotencyKey?: string | null };
export type Received = { readonly credentialId: string; readonly alreadyHere: boolean };

/**
 * Checks what somebody hands in and records it as theirs, waiting for their answer. What was declined or removed before waits
 * again. The same request with the same idempotency key gives the same answer.
 */
export async function receiveCredential(asking: Asking, place: Place, handedIn: HandedIn): Promise<Received | Refusal> {
  const { graph, viewer, now } = asking;
  const learner = await learnerAsking(asking);
  if (viewer.personId === null || learner === null) {
    return refused({ code: 'signIn', text: 'Sign in first, so that we know whose inbox this is for.' });
  }
  const report = await verifyOwn(handedIn.bytes, worldFor(asking, place, { learner }));
  const refusal = whyNotTaken(report, learner);
  if (refusal) return refusal;

  const personId = viewer.personId;
  const receivedKey = handedIn.idempotencyKey ? keyFor(personId, handedIn.idempotencyKey) : null;
  // A package around credentials says only who showed them when: what is in it is taken, each by itself.
  const taken = report.kind === 'presentation' ? report.inner : [report];
  const received = await graph.write(async (tx) => {
    const rows = taken.map((each) => ({ report: each, personId, origin: 'handedIn' as const, receivedAt: now }));
    const recorded = await recordCredentials(
      tx,
      rows.map((row) => (receivedKey === null ? row : { ...row, receivedKey })),
    );
    const here = recorded.filter(({ alreadyHere }) => alreadyHere).map(({ id: known }) => known);
    if (here.length > 0) {
      await tx.run(welcomedBack, { ids: here, now });
      await takeBackNotices(tx, here);
    }
    const [first] = recorded;
    if (!first) throw new TypeError('Nothing was recorded of what was taken.');
    const isRepeated = receivedKey !== null && first.receivedKey === receivedKey;
    return { credentialId: first.id, alreadyHere: here.length === recorded.length && !isRepeated };
  });
  await graph.checkpoint();
  return received;
}

/**
 * Why a checked document may not come into somebody's inbox; null when it may. What has run out, was withdrawn or could not be
 * checked is kept and shown as what it is, but for badges of the older kind, which nobody could ever check; what names somebody else is kept aside and cannot be accepted; what was forged or
 * changed is not kept at all.
 */
export function whyNotTaken(report: Report, learner: Learner): Refusal | null {
  const failed = report.findings.filter(({ outcome }) => outcome === 'failed');
  if (report.facts === null) return asReasons(failed, 'readable.fault');
  if (report.kind === 'presentation') return whyNotUnpacked(report, learner, failed);
  if (report.kind === 'status-list' || report.kind === 'endorsement' || report.kind === 'unknown') {
    return refused({ code: 'kind.unknown', text: 'This is not a badge or a record about a person.' });
  }
  if (report.kind === 'older-badge') {
    const old =
      'This badge is of an older kind, and we cannot check if it is real. So we do not keep it. Ask its issuer for a new one.';
    return failed.some(({ check }) => check === 'kind')
      ? asReasons(failed, 'kind.unknown')
      : refused({ code: 'kind.olderBadge', text: old });
  }
  const isMixed =
    failed.some(({ code }) => code === 'subject.mixed') ||
    (!isForeign(report, learner) && within(report).some((inner) => isForeign(inner, learner)));
  if (isMixed) return refused({ code: 'subject.mixed', text: 'The credentials inside are about different people.' });
  const broken = failed.filter(({ check, code }) => refusing.includes(check) && code !== 'subject.missing');
  return broken.length > 0 ? asReasons(broken, 'proof.signature') : null;
}

/** A package is taken apart only when its own signature holds, and only whole: everything in it must be fit to come in. */
function whyNotUnpacked(report: Report, learner: Learner, failed: readonly Finding[]): Refusal | null {
  const broken = failed.filter(({ check }) => check === 'holder' || refusing.includes(check));
  if (broken.length > 0) return asReasons(broken, 'proof.signature');
  if (report.inner.length === 0) return refused({ code: 'inner.none', text: 'There is no badge or record in this package.' });
  if (report.inner.some((inner) => isForeign(inner, learner)))
    return refused({
      code: 'subject.someoneElse',
      text: 'What is in this package names somebody, and nothing shows that it is you.',
    });
  return report.inner.map((inner) => whyNotTaken(inner, learner)).find((refusal) => refusal !== null) ?? null;
}

const within = (report: Report): Report[] => report.inner.flatMap((inner) => [inner, ...within(inner)]);
const isForeign = ({ facts }: Report, { proven }: Learner) =>
  facts !== null && ['another', 'weak'].includes(whoseIs(facts, proven));

// Dates, withdrawals and what is inside are shown on the credential; these say that it is not what it claims to be.
const refusing: readonly string[] = ['readable', 'kind', 'shape', 'contexts', 'proof', 'issuer', 'associations'];

function asReasons(findings: readonly Finding[], otherwise: string): Refusal {
  const [first, ...more] = findings.map(({ code, text }): Reason => ({ code, text }));
  return refused(first ?? { code: otherwise, text: 'Something went wrong while checking. Please try again.' }, ...more);
}

const keyFor = (personId: string, key: string): string => createHash('sha256').update(`${personId}\n${key}`).digest('hex');
