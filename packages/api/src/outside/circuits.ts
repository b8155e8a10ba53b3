// Leaves a host alone for a while after it was silent several times in a row, so that it costs nobody else their time.
import { later, type Instant } from '@skillweave/core/terms';

export interface Circuits {
  isOpen(host: string, now: Instant): boolean;
  /** Any answer will do, also a refusal: who names a missing page of a host must not be able to shut it for others. */
  answered(host: string): void;
  wasSilent(host: string, now: Instant): void;
}

type Silence = { readonly times: number; readonly until: Instant | null };

const hostsMost = 1_000;

/** Opens after `failures` in a row, for `rest` milliseconds. Then one more try decides: it closes, or rests again. */
export function makeCircuits({ failures, rest }: { readonly failures: number; readonly rest: number }): Circuits {
  const silences = new Map<string, Silence>();
  return {
    isOpen: (host, now) => {
      const until = silences.get(host)?.until ?? null;
      return until !== null && now < until;
    },
    answered: (host) => void silences.delete(host),
    wasSilent: (host, now) => {
      const times = (silences.get(host)?.times ?? 0) + 1;
      silences.delete(host);
      silences.set(host, { times, until: times >= failures ? later(now, rest) : null });
      const [oldest] = silences.keys();
      if (silences.size > hostsMost && oldest !== undefined) silences.delete(oldest);
    },
  };
}
