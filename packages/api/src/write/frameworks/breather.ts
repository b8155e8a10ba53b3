// Long work in one thread that lets others have their turn every few milliseconds, so that a server goes on answering.

const atMost = 10;

export type Breather = { isDue(): boolean; rest(): Promise<void> };

/** In a loop: `if (breather.isDue()) await breather.rest()`. */
export function makeBreather(): Breather {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > atMost,
    rest: async () => {
      await new Promise((resume) => setImmediate(resume));
      since = performance.now();
    },
  };
}
