// A check as anybody may read it: verdict, findings and the few facts that say what was checked.
import type { CredentialFacts } from '@skillweave/core/credential';
import type { Instant } from '@skillweave/core/terms';
import type { Finding, Report, Verdict } from '@skillweave/core/verify';

/** What an issuer says a credential shows, that no curator has confirmed. */
export type ClaimedSkill = { readonly name: string; readonly framework: string | null; readonly url: string | null };

export type CheckReport = {
  readonly verdict: Verdict;
  readonly kind: string;
  readonly name: string | null;
  readonly issuerName: string | null;
  /** Null when that was not asked, because the signature does not hold. */
  readonly issuerRecognised: boolean | null;
  readonly subjectNote: string | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  readonly achievement: string | null;
  readonly findings: readonly Finding[];
  readonly inner: readonly CheckReport[];
  /** What others vouch for in it, each checked alone. */
  readonly endorsements: readonly CheckReport[];
  readonly checkedAt: Instant;
  readonly skills: readonly ClaimedSkill[];
};

export function checkReport(report: Report): CheckReport {
  const { facts, verdict, kind, findings, inner, endorsements, checkedAt } = report;
  // What a document with a broken context calls itself must not be shown as if it were so.
  const isReadable = facts !== null && !findings.some(({ check, outcome }) => check === 'contexts' && outcome === 'failed');
  const recognised = findings.find(({ check }) => check === 'recognised');
  return {
    verdict,
    kind,
    name: isReadable && facts.name !== '' ? facts.name : null,
    issuerName: isReadable && kind !== 'presentation' ? facts.issuer.name : null,
    issuerRecognised: !recognised || recognised.code === 'recognised.unproven' ? null : recognised.outcome === 'passed',
    subjectNote: isReadable && kind !== 'presentation' ? subjectNote(facts) : null,
    validFrom: isReadable ? facts.validFrom : null,
    validUntil: isReadable ? facts.validUntil : null,
    achievement: isReadable && facts.achievement?.name ? facts.achievement.name : null,
    findings,
    inner: inner.map(checkReport),
    endorsements: endorsements.map(checkReport),
    checkedAt,
    skills: isReadable
      ? (facts.achievement?.alignments ?? []).map(({ targetName, targetFramework, targetUrl }) => ({
          name: targetName === '' ? targetUrl : targetName,
          framework: targetFramework ?? null,
          url: /^https?:\/\//.test(targetUrl) ? targetUrl : null,
        }))
      : [],
  };
}

/** How the document says whom it is about. A name that is hashed, or plain, is not repeated here (Open Badges 3.0, IdentityObject). */
function subjectNote({ subject: { id, identifiers } }: CredentialFacts): string {
  if (id !== null) return 'It names the person by an identity code. Whoever holds the key to it can prove that it is theirs.';
  if (identifiers.some(({ identityType }) => identityType === 'emailAddress')) {
    return 'It names the person by an e-mail address that is not written out. Ask them for the address to compare.';
  }
  return identifiers.length > 0
    ? 'It names the person by a number or name that is not written out.'
    : 'It does not say who it is about.';
}
