// What an opened link shows of its record: without what its owner took out, and with what has changed since, if it is live.
import { changesOf, hiddenPlaces, type PartChange, type SharedPart } from '@skillweave/core/sharing';
import { standingAt, type StandingNow, type StoredStanding } from '@skillweave/core/derive';
import type { Instant } from '@skillweave/core/terms';
import { standing, type Report } from '@skillweave/core/verify';
import { checkReport, type CheckReport } from '../read/check-report.ts';

export type PartRow = Omit<SharedPart, 'stored' | 'found'> & {
  readonly name: string;
  readonly standing: StoredStanding;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
};
type Shared = {
  readonly text: string;
  readonly isLive: boolean;
  readonly covered: number | null;
  readonly inside: readonly PartRow[];
};
export type Shown = {
  readonly report: CheckReport;
  /** Of a live share alone. */
  readonly changes: readonly { readonly change: PartChange; readonly name: string }[];
  /** How many credentials their owner has taken out since. */
  readonly takenOut: number;
  /** Null when something was taken out: the signed record is one piece and would show it. */
  readonly presentation: string | null;
};

/** The check just made, as the link may show it. */
export function shownOf(report: Report, { text, isLive, covered, inside }: Shared, now: Instant): Shown {
  // A presentation holds the record, and the record its credentials in the order they were chosen.
  const found = report.inner[0]?.inner ?? [];
  const parts = inside
    .map((row): SharedPart & { name: string } => {
      const check = row.place === null ? undefined : found[row.place];
      return { ...row, stored: standingAt(row, now), found: check ? seen(check) : null, name: check?.facts?.name || row.name };
    })
    .toSorted((a, b) => (a.place ?? -1) - (b.place ?? -1));
  const hidden = hiddenPlaces(parts, covered);
  const takenOut = hidden === 'all' ? found.length : hidden.size;
  return {
    report: without(checkReport(report), hidden),
    changes: isLive ? parts.flatMap((part) => changesOf(part).map((change) => ({ change, name: part.name }))) : [],
    takenOut,
    presentation: takenOut > 0 ? null : text,
  };
}

const seen = (report: Report): StandingNow => standing(report);

function without(report: CheckReport, hidden: ReadonlySet<number> | 'all'): CheckReport {
  const left = (record: CheckReport): CheckReport => ({
    ...record,
    inner: record.inner.filter((_, place) => hidden !== 'all' && !hidden.has(place)),
  });
  return { ...report, inner: report.inner.map(left) };
}
