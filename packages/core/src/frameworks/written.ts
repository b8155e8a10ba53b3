// What a writer of any format takes, and what it gives: a text, and what that text could not hold.
import type { GatheredFramework, GatheredItem, GatheredRelation } from './gathered.ts';

/** One framework with what belongs to it, ready to be written. */
export type Pieces = {
  readonly framework: GatheredFramework;
  readonly items: readonly GatheredItem[];
  readonly relations: readonly GatheredRelation[];
};

/** Something the format has no place for, in plain words; of a relation, `uri` is where it starts. */
export type Loss = { readonly code: string; readonly text: string; readonly uri?: string };

export type Written = { readonly text: string; readonly losses: readonly Loss[] };
