// Costly work one at a time, with a few waiting: a large framework must not keep everybody else from being answered.

export type InTurn = <T>(work: () => Promise<T>) => Promise<T | 'busy'>;

/** Runs one piece of work after the other; `busy` at once when so many wait already. */
export function inTurn(most: number): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= most) return 'busy';
    waiting += 1;
    const turn = last.then(work);
    last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
}
