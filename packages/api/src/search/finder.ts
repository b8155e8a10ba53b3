// The port to whatever finds things by words: candidates in some order of the engine's own. The order people see is core's `rank`.
import { forgiven, type Query } from '@skillweave/core/search';
import type { Graph } from '../graph/graph.ts';

export type FoundState = 'published' | 'deprecated';

/** What must fit besides the words; null leaves everything in. */
export type Fitting = {
  /** Words of these languages alone (BCP 47). */
  readonly languages: readonly string[] | null;
  readonly states: readonly FoundState[] | null;
  /** Only things in one of these frameworks, by our ids. */
  readonly frameworks: readonly string[] | null;
  readonly kinds: readonly string[] | null;
};

export type Wanted = Fitting & { readonly query: Query };

export type Hit = {
  readonly id: string;
  readonly isTarget: boolean;
  readonly framework: string | null;
  readonly kind: string;
  readonly state: FoundState;
  /** Those its words were met in, of the ones asked for. */
  readonly languages: readonly string[];
};

/**
 * How much is asked of a question's words: each as it was typed, each but for one slip of the finger, each but for as many as its
 * length forgives, or only some of them.
 */
export type Strictness = 'typed' | 'slip' | 'nearly' | 'some';

/** So many things found as typed are enough: slips, which cost most of the time, are then not looked for. Fewer may be slips in the stock itself. */
const enough = 3;

/** Asks ever more leniently until there is something to choose from. Two slips in a word cost an index many times what one does: last. */
export async function leniently<T>({
  query,
  ask,
}: {
  readonly query: Query;
  readonly ask: (how: Strictness) => Promise<readonly T[]> | readonly T[];
}): Promise<readonly T[]> {
  const typed = await ask('typed');
  if (typed.length >= enough) return typed;
  const slips = Math.max(...query.words.map(({ length }) => forgiven(length)));
  if (slips > 0) {
    const slip = await ask('slip');
    if (slip.length > 0) return slip;
  }
  const nearly = slips > 1 ? await ask('nearly') : typed;
  return nearly.length > 0 || query.words.length < 2 ? nearly : await ask('some');
}

/** How many slips a word is forgiven at most, asked that leniently. */
export const slipsIn = (word: string, how: Strictness): number =>
  how === 'typed' ? 0 : Math.min(forgiven(word.length), how === 'slip' ? 1 : 2);

export interface Finder {
  /**
   * Things with every word asked for; where those are few, things with every word but for slips; where there are none, things
   * with some words. Best first, at most `most`.
   */
  hits(graph: Graph, wanted: Wanted, most: number): Promise<readonly Hit[]>;
  /** Says that frameworks were published or changed. Never waits, never fails. */
  searchChanged(): void;
  /** Comes back when whatever was said to have changed can be found. Answers given meanwhile may be of before. */
  upToDate(): Promise<void>;
}
