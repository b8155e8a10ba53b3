// A checked document as rows for the graph: pure, so that what is stored can be read beside what was reported.
import { createHash } from 'node:crypto';
import type { Answer } from '@skillweave/core/consent';
import type { CredentialFacts } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { StoredStanding } from '@skillweave/core/derive';
import type { Report } from '@skillweave/core/verify';
import { checkReport } from '../read/check-report.ts';

export type Origin = 'handedIn' | 'issuedHere' | 'wrapped';

/** What is stored of a credential besides its links, as in graph/README.md: null where the document says nothing. `given` says how it came here. */
export function storedFacts(
  report: Report,
  facts: CredentialFacts,
  given: {
    id: string;
    origin: Origin;
    answer: Answer;
    receivedAt: Instant;
    answeredAt: Instant | null;
    receivedKey: string | null;
  },
) {
  const status = facts.status[0];
  const index = Number(status?.index ?? '');
  return {
    ...given,
    uri: facts.uri,
    issuerDid: facts.issuer.id,
    issuerName: facts.issuer.name,
    name: facts.name === '' ? (facts.achievement?.name ?? 'Without a name') : facts.name,
    kind: facts.kind,
    dataModel: facts.dataModel,
    format: report.text.trimStart().startsWith('{') ? 'json' : 'jwt',
    digest: textDigest(report),
    validFrom: facts.validFrom,
    validUntil: facts.validUntil,
    awardedAt: facts.awardedDate ?? null,
    result: resultOf(facts),
    statusListUrl: status?.list ?? null,
    statusListIndex: status && /^\d{1,15}$/.test(status.index) ? index : null,
    ...checkedFacts(report),
  };
}

/**
 * sha-256 of the document as it is stored, in hex. `Report.digest` is of the file handed in: a badge that came inside a picture is
 * the same badge as without it, and is found again when its text is rechecked.
 */
export const textDigest = ({ text }: Report): string => createHash('sha256').update(text).digest('hex');

/** What a check found, as it is stored: renewed by every later check. */
export function checkedFacts(report: Report) {
  return {
    standing: storedStanding(report),
    verdict: report.verdict,
    findings: JSON.stringify(report.findings),
    endorsements: report.endorsements.length === 0 ? null : JSON.stringify(report.endorsements.map(checkReport)),
    checkedAt: report.checkedAt,
  };
}

const unowned = ['subject.missing', 'subject.bearer', 'subject.unmatched', 'subject.weak', 'subject.someoneElse'];

/**
 * What the check found, clock aside: dates are read against the clock by every question that asks (graph/README.md).
 * The worst wins, and what says not whom it is about is never counted as anybody's.
 */
export function storedStanding({ findings, facts, checkedAt }: Report): StoredStanding {
  const failed = findings.filter(({ outcome, code }) => outcome === 'failed' && !isByTheClock(code, facts, checkedAt));
  const has = (code: string) => findings.some((finding) => finding.code === code);
  if (failed.some(({ check, code }) => check !== 'status' && code !== 'subject.missing')) return 'bad';
  if (has('status.revoked')) return 'revoked';
  if (failed.some(({ code }) => code !== 'status.suspended' && code !== 'subject.missing')) return 'bad';
  if (has('status.suspended')) return 'suspended';
  const isOpen = findings.some(({ outcome, check }) => outcome === 'notDone' && !aside.includes(check));
  if (isOpen || unowned.some(has)) return 'cannotCheck';
  return findings.some(({ check, outcome }) => check === 'recognised' && outcome !== 'passed') ? 'untrusted' : 'good';
}

// Judged apart: who vouches for the issuer or the credential, and for whom a presentation was made.
const aside = ['recognised', 'challenge', 'endorsements'];

/** Out of date by the very dates that are stored: a signed token can have an end of its own, which would otherwise be forgotten. */
function isByTheClock(code: string, facts: CredentialFacts | null, now: Instant): boolean {
  if (code === 'period.expired') return facts !== null && facts.validUntil !== null && facts.validUntil <= now;
  return code === 'period.notYet' && facts !== null && facts.validFrom !== null && facts.validFrom > now;
}

/** Whether the named issuer really signed this. Only then may it add anything to the library. */
export const isProven = (report: Report): boolean => isSoundlySigned(report.findings);

/** The same of findings as they were stored. */
export const isSoundlySigned = (findings: Report['findings']): boolean =>
  (['proof', 'issuer'] as const).every((check) =>
    findings.some((finding) => finding.check === check && finding.outcome === 'passed'),
  );

/** Whether it names somebody and nothing shows that this is the one who has it: kept aside, and never accepted as it stands. */
export const isSomeoneElses = (findings: Report['findings']): boolean =>
  findings.some(({ code }) => code === 'subject.someoneElse' || code === 'subject.weak');

export const isRecognised = (report: Report): boolean =>
  report.findings.some((finding) => finding.check === 'recognised' && finding.outcome === 'passed');

/** A name in addresses for an issuer we only met in a credential. */
export const slugOfIssuer = (did: string): string => `issuer-${createHash('sha256').update(did).digest('hex').slice(0, 16)}`;

function resultOf({ result = [] }: CredentialFacts): string | null {
  const words = result
    .map(({ value, achievedLevel, status }) => value ?? status ?? achievedLevel)
    .filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(', ');
}
