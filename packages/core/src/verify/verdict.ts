// From findings to what we are willing to say. The only place that weighs a check that was not done.
import type { Finding, Report, Verdict } from './check.ts';

/**
 * Any failed check makes it `invalid`. Anything not done makes it `undetermined`, with three exceptions: an issuer nobody
 * knows makes it `valid-untrusted`, and `challenge.none` counts for nothing: a downloaded presentation was never asked to be
 * for one receiver, so there is nothing that could have been checked. Who does ask sets `World.expecting`, and then a
 * missing or foreign challenge fails. Endorsements are other people's words: they neither make a record nor void it, and each
 * has a verdict of its own (Open Badges 3.0 section 9.1).
 */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ outcome }) => outcome === 'failed')) return 'invalid';
  const open = findings.filter(
    ({ outcome, code, check }) => outcome === 'notDone' && code !== 'challenge.none' && check !== 'endorsements',
  );
  if (open.some(({ check }) => check !== 'recognised')) return 'undetermined';
  const untrusted = open.length > 0 || findings.some(({ code }) => code === 'inner.untrusted');
  return untrusted ? 'valid-untrusted' : 'valid';
}

export type Standing = 'good' | 'untrusted' | 'suspended' | 'revoked' | 'expired' | 'notYet' | 'cannotCheck' | 'bad';

// What can befall a well-made record, worst first. Anything else that failed makes it bad.
const befalls: readonly (readonly [string, Standing])[] = [
  ['status.revoked', 'revoked'],
  ['status.suspended', 'suspended'],
  ['period.expired', 'expired'],
  ['period.notYet', 'notYet'],
];

/** One word for where a record stands today, for lists and graphs. */
export function standing(report: Report): Standing {
  const failed = report.findings.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
  if (failed.some((code) => !befalls.some(([known]) => known === code))) return 'bad';
  const worst = befalls.find(([code]) => failed.includes(code));
  if (worst !== undefined) return provenOf(report) ? worst[1] : 'cannotCheck';
  if (report.verdict === 'valid') return 'good';
  return report.verdict === 'valid-untrusted' ? 'untrusted' : 'cannotCheck';
}

// A date in a record whose signature could not be checked is only what somebody wrote.
function provenOf({ findings }: Report): boolean {
  return findings.every(({ check, outcome }) => outcome !== 'notDone' || (check !== 'proof' && check !== 'issuer'));
}
