// What a benchmark is: two ways to the same kind of answer, checked first, then timed A B A B in one run.

export type Figure = {
  readonly name: string;
  /** What is compared with what, in words. */
  readonly about: string;
  /** Throws when an answer is wrong; nothing is timed then. */
  check(): Promise<void>;
  ours(): Promise<unknown>;
  baseline(): Promise<unknown>;
};

export interface Bench {
  prepare(say: (words: string) => void): Promise<{ figures: readonly Figure[]; leave(): Promise<void> }>;
}

export type Paired = { ours: number; baseline: number; ratio: number; least: number; most: number };

const perRound = 10;

/** Medians in milliseconds per call, and the median, least and most of the paired ratios ours / baseline. */
export async function paired({ ours, baseline }: Figure, rounds: number): Promise<Paired> {
  await timed(ours);
  await timed(baseline);
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await timed(ours), await timed(baseline)]);
  const ratios = pairs.map(([one, other]) => one / other).sort((a, b) => a - b);
  return {
    ours: rounded(median(pairs.map(([one]) => one))),
    baseline: rounded(median(pairs.map(([, other]) => other))),
    ratio: rounded(median(ratios)),
    least: rounded(ratios[0] ?? 0),
    most: rounded(ratios.at(-1) ?? 0),
  };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let call = 0; call < perRound; call += 1) await run();
  return (performance.now() - begun) / perRound;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
