// Whose turn it is: one question at a time for each host, and not many at once altogether.

export interface Turns {
  /** Waits for a turn. Gives what ends it, or null when the queue is full or `signal` comes first. */
  take(host: string, signal: AbortSignal): Promise<(() => void) | null>;
}

type Waiting = { readonly host: string; readonly begin: () => void };

export function makeTurns({ atOnce, waiting: most }: { readonly atOnce: number; readonly waiting: number }): Turns {
  const asking = new Set<string>();
  const queue: Waiting[] = [];

  const leave = (one: Waiting) => {
    const place = queue.indexOf(one);
    if (place >= 0) queue.splice(place, 1);
  };
  const callNext = () => {
    // Not simply the first: those who wait for a slow host do not hold up the others.
    const next = asking.size < atOnce ? queue.find(({ host }) => !asking.has(host)) : undefined;
    if (next === undefined) return;
    leave(next);
    asking.add(next.host);
    next.begin();
  };

  return {
    take: async (host, signal) => {
      if (signal.aborted || queue.length >= most) return null;
      return await new Promise((resolve) => {
        const end = () => {
          asking.delete(host);
          callNext();
        };
        const giveUp = () => {
          leave(one);
          resolve(null);
        };
        const begin = () => {
          signal.removeEventListener('abort', giveUp);
          resolve(end);
        };
        const one: Waiting = { host, begin };
        signal.addEventListener('abort', giveUp, { once: true });
        queue.push(one);
        callNext();
      });
    },
  };
}
