// Whether the record counts today. Not merged with `status`: a badge may be in date and withdrawn.
import { instantOf, later, readInstant, type Instant } from '../../terms/index.ts';
import type { Finding } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';

const stated = ['validFrom', 'validUntil', 'issuanceDate', 'expirationDate'];
/** Whether a document or its wrapper says anything of when it counts. */
export function isDated({ document, token }: Examined): boolean {
  return stated.some((name) => document[name] !== undefined) || ['nbf', 'exp'].some((name) => token?.payload[name] !== undefined);
}

/** How far two honest clocks may differ, in milliseconds. The edges themselves still count as in date. */
export const skew = 60_000;

/** VC 2.0 section 4.9 (`validFrom`, `validUntil`), VC 1.1 (`issuanceDate`, `expirationDate`), and `nbf`, `exp` of a token. */
export function checkPeriod({ document, token, dataModel, kind, world }: Examined): Finding {
  const from = earliest(document['validFrom'] ?? document['issuanceDate'], token?.payload['nbf']);
  const until = earliest(document['validUntil'] ?? document['expirationDate'], token?.payload['exp']);
  if (from === 'malformed' || until === 'malformed') return finding('period.malformed');
  // VC 2.0 leaves the start open; badges and records, and everything in VC 1.1, must give it.
  const isOlder = dataModel !== '2.0' && kind !== 'presentation';
  const needsStart = isOlder || kind === 'open-badge' || kind === 'learner-record' || kind === 'endorsement';
  if (from === null && needsStart) return finding('period.malformed');
  if (from !== null && until !== null && from > until) return finding('period.reversed');
  if (from !== null && later(world.now, skew) < from) return finding('period.notYet', { date: from.slice(0, 10) });
  if (until !== null && later(world.now, -skew) > until) return finding('period.expired', { date: until.slice(0, 10) });
  return finding(until === null ? 'period.open' : 'period.good');
}

// token.ts has made sure that wrapper and credential agree wherever both speak.
function earliest(written: unknown, claimed: unknown): Instant | 'malformed' | null {
  if (written !== undefined) return (typeof written === 'string' ? readInstant(written) : null) ?? 'malformed';
  if (claimed === undefined) return null;
  const millis = typeof claimed === 'number' ? claimed * 1000 : Number.NaN;
  return Math.abs(millis) < 8e15 ? instantOf(millis) : 'malformed';
}
