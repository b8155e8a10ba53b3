// What every long proof is: so many cases from a seed, and what was found wrong.

export type Asked = {
  readonly cases: number;
  readonly seed: number;
  readonly engine: 'embedded' | 'neo4j';
  readonly say: (words: string) => void;
};

/** `wrong` holds one sentence each; a proof may stop at the first. */
export type Found = { readonly ran: number; readonly wrong: readonly string[] };

export interface Proof {
  readonly engines: readonly Asked['engine'][];
  readonly usualCases: number;
  run(asked: Asked): Promise<Found>;
}

/** Numbers from 0 up to but not including 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
