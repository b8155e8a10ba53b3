// How much one import may bring, and how much of what is remarked about it is kept.

export type Limits = {
  readonly frameworks: number;
  readonly items: number;
  readonly relations: number;
  /** Characters of everything that is kept, so that few but endless texts are bounded too. */
  readonly characters: number;
  /** Characters of one text; what is longer is cut, with a remark. */
  readonly text: number;
  /** Places kept of each kind of remark; all of them are counted. */
  readonly places: number;
};

/** Several times the largest frameworks published today. */
export const usualLimits: Limits = {
  frameworks: 1_000,
  items: 250_000,
  relations: 1_500_000,
  characters: 300_000_000,
  text: 50_000,
  places: 10,
};
