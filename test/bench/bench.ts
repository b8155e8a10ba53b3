// What a benchmark is: two ways to the same kind of answer, checked first, then timed A B A B in one run.

export type Figure = {
  readonly name: string;
  /** What is compared with what, in words. */
  readonly about: string;
  /** What `ours` and `baseline` count, for one call. */
  readonly unit: 'ms' | 'cpu ms';
  /** Whether the ratio tells how many times faster ours is, or how many times its time it takes. */
  readonly better: 'faster' | 'slower';
  /** Throws when an answer is wrong; nothing is timed then. */
  check(): Promise<void>;
  /** Makes what so many rounds will need beforehand, so that no round pays for what making it leaves behind. */
  stock?(rounds: number): Promise<void>;
  /** How often both are done before anything counts, and how often it counts, where the usual would take an hour. */
  readonly warmUp?: number;
  readonly rounds?: number;
  /** One round of both, after each other. */
  round(): Promise<{ ours: number; baseline: number }>;
};

/** Something that is done once, with several values to it; `atMost` is what is wanted of one. */
export type Measure = {
  readonly name: string;
  readonly about: string;
  /** Throws when an answer is wrong. */
  run(): Promise<readonly { readonly value: string; readonly is: number; readonly atMost?: number }[]>;
};

export interface Bench {
  prepare(say: (words: string) => void): Promise<{
    figures: readonly Figure[];
    measures?: readonly Measure[];
    leave(): Promise<void>;
  }>;
}

export type Paired = { ours: number; baseline: number; ratio: number; least: number; most: number };

// Until both sides run as they do in a process that has been up for a while.
const usualWarmUp = 3;

/** Medians per call, and the median, least and most of the paired ratios, after rounds that only warm up. */
export async function paired(figure: Figure, rounds: number): Promise<Paired> {
  const { warmUp = usualWarmUp } = figure;
  await figure.stock?.(rounds + warmUp);
  for (let round = 0; round < warmUp; round += 1) await figure.round();
  const pairs: { ours: number; baseline: number }[] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push(await figure.round());
  const ratios = pairs
    .map(({ ours, baseline }) => (figure.better === 'faster' ? baseline / ours : ours / baseline))
    .sort((a, b) => a - b);
  return {
    ours: rounded(median(pairs.map(({ ours }) => ours))),
    baseline: rounded(median(pairs.map(({ baseline }) => baseline))),
    ratio: rounded(median(ratios)),
    least: rounded(ratios[0] ?? 0),
    most: rounded(ratios.at(-1) ?? 0),
  };
}

/** Milliseconds by the clock on the wall for each of ten calls. */
export async function byTheClock(run: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  for (let call = 0; call < 10; call += 1) await run();
  return (performance.now() - begun) / 10;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;
