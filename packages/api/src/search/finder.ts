// The port to whatever finds things by words: candidates in some order of the engine's own. The order people see is core's `rank`.
import type { Query } from '@skillweave/core/search';
import type { Graph } from '../graph/graph.ts';

export type Wanted = {
  readonly query: Query;
  /** Words of this language alone (BCP 47). */
  readonly language: string | null;
  /** Things that are no longer kept up, too. */
  readonly withRetired: boolean;
  /** Only things in one of these frameworks, by our ids. */
  readonly frameworks: readonly string[] | null;
  readonly kinds: readonly string[] | null;
};

export type Hit = { readonly id: string; readonly isTarget: boolean; readonly framework: string | null; readonly kind: string };

export interface Finder {
  /** Things with every word asked for; where there are none, things with some of them. Best first, at most `most`. */
  hits(graph: Graph, wanted: Wanted, most: number): Promise<readonly Hit[]>;
  /** Says that frameworks were published or changed. Never waits, never fails. */
  searchChanged(): void;
}
