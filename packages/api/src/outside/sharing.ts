// One question under way for each address: whoever asks meanwhile waits for the same answer, and the last to leave ends it.

export interface Sharing<Answer> {
  /** Joins what is under way for `address`, or begins it. Null when `signal` came before the answer. */
  join(address: string, signal: AbortSignal | undefined, begin: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | null>;
  /** Ends everything under way. */
  stop(): void;
}

type UnderWay<Answer> = { readonly answer: Promise<Answer>; readonly stop: AbortController; waiting: number };

/** `time`: milliseconds after which a question is told to end, whoever still waits. `begin` must not throw. */
export function makeSharing<Answer>({ time }: { readonly time: number }): Sharing<Answer> {
  const underWay = new Map<string, UnderWay<Answer>>();

  const forget = (address: string, work: UnderWay<Answer>) => {
    if (underWay.get(address) === work) underWay.delete(address);
  };
  const start = (address: string, begin: (signal: AbortSignal) => Promise<Answer>) => {
    const stop = new AbortController();
    const answer = begin(AbortSignal.any([stop.signal, AbortSignal.timeout(time)]));
    const work: UnderWay<Answer> = { answer, stop, waiting: 0 };
    underWay.set(address, work);
    void answer.then(() => forget(address, work));
    return work;
  };

  return {
    join: async (address, signal, begin) => {
      if (signal?.aborted) return null;
      const work = underWay.get(address) ?? start(address, begin);
      work.waiting += 1;
      try {
        return await unlessAborted(work.answer, signal);
      } finally {
        work.waiting -= 1;
        if (work.waiting === 0) {
          // Forgotten first: who comes now begins anew, and does not join what is being ended.
          forget(address, work);
          work.stop.abort();
        }
      }
    },
    stop: () => {
      for (const { stop } of underWay.values()) stop.abort();
    },
  };
}

async function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer | null> {
  if (signal === undefined) return await answer;
  const left = Promise.withResolvers<null>();
  const leave = () => left.resolve(null);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([answer, left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
