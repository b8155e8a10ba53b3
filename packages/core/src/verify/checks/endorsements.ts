// What others say for the badge, its issuer or what was earned: each endorsement is checked alone, and none can spoil the badge.
import { isObject, listOf } from '../../credential/strict-json.ts';
import type { Finding, Report } from '../check.ts';
import { finding } from '../codes.ts';
import { standing, verdictOf } from '../verdict.ts';

/** One endorsement as it stands in the document, and the id of the thing it is attached to. */
export type Attached = { endorsement: unknown; to: string | null };

// Documents of their own, with endorsements of their own.
const others = new Set(['verifiableCredential', 'endorsement', 'endorsementJwt', 'proof', '@context']);

/** All endorsements of a document and of anything in it (Open Badges 3.0: credential, achievement, profile), outermost first. */
export function endorsementsIn(value: unknown): Attached[] {
  if (Array.isArray(value)) return value.flatMap(endorsementsIn);
  if (!isObject(value)) return [];
  const to = typeof value['id'] === 'string' ? value['id'] : null;
  const own = [...listOf(value['endorsement']), ...listOf(value['endorsementJwt'])];
  const inside = Object.entries(value).flatMap(([name, inner]) => (others.has(name) ? [] : endorsementsIn(inner)));
  return [...own.map((endorsement) => ({ endorsement, to })), ...inside];
}

/** The report of an endorsement, held against what it is attached to: one of something else must not lend it a good name. */
export function heldAgainst(report: Report, to: string | null): Report {
  const wrong =
    report.kind !== 'endorsement' && report.kind !== 'unknown'
      ? [finding('kind.notEndorsement')]
      : report.kind === 'endorsement' && (to === null || report.facts?.subject.id !== to)
        ? [finding('subject.otherThing')]
        : [];
  const findings = [...report.findings, ...wrong];
  return { ...report, findings, verdict: verdictOf(findings) };
}

/** Open Badges 3.0 section 9.1 (verify each one apart): one finding for all; the reports tell which and why. */
export function checkEndorsements(reports: readonly Report[]): Finding {
  if (reports.length === 0) return finding('endorsements.none');
  const stand = reports.map(standing);
  const bad = stand.filter((one) => one !== 'good' && one !== 'untrusted' && one !== 'cannotCheck').length;
  if (bad > 0) return finding('endorsements.bad', { count: bad });
  const open = stand.filter((one) => one === 'cannotCheck').length;
  if (open > 0) return finding('endorsements.undetermined', { count: open });
  return finding(stand.includes('untrusted') ? 'endorsements.untrusted' : 'endorsements.good', { count: reports.length });
}
