// Checks a badge with the same rules as everywhere else, on this computer: keys are in the badge or in nobody's reach.
import { verify, type Report } from '@skillweave/core/verify';
import type { Instant } from '@skillweave/core/terms';
import { Buffer } from 'buffer/';
import type { Badge } from './pieces.ts';

export type Checked = { readonly state: 'good' | 'bad' | 'wrong' | 'unsure'; readonly report: Report | null };

/** `good`: the signature fits and is its issuer's. `bad`: not. `wrong`: it is, but what is signed is not as it must be. `unsure`: that could not be found out here. `report` is null where the browser cannot. */
export async function checkBadge({ document, shown }: Badge, now: Instant): Promise<Checked> {
  const text = shown ?? document;
  if (!text.trimStart().startsWith('{') && !(await canCheckTokens())) return { state: 'unsure', report: null };
  const report = await verify(Buffer.from(text, 'utf8'), {
    now,
    fetchDocument: async () => ({ kind: 'unreachable', because: 'This page asks no network.' }),
    recognise: async () => ({ kind: 'unknown' }),
  });
  return { state: stateOf(report), report };
}

/** What is out of date is no forgery: dates are shown beside it. */
function stateOf({ findings }: Report): Checked['state'] {
  const failed = findings.filter(({ outcome, check }) => outcome === 'failed' && check !== 'period' && check !== 'status');
  const isSigned = (['proof', 'issuer'] as const).every((check) =>
    findings.some((finding) => finding.check === check && finding.outcome === 'passed'),
  );
  if (failed.length > 0) return isSigned ? 'wrong' : 'bad';
  return isSigned ? 'good' : 'unsure';
}

let tokens: Promise<boolean> | null = null;

/** Whether this browser knows the signatures of compact tokens; the other kind is checked without it. */
function canCheckTokens(): Promise<boolean> {
  tokens ??= (async () => {
    try {
      await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
      return true;
    } catch {
      return false;
    }
  })();
  return tokens;
}
