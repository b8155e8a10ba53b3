// What every reader and writer is given: the store, who asks, and the one clock reading of this request.
import type { Instant } from '@skillweave/core/terms';
import type { Graph } from '../graph/graph.ts';
import type { Operator, Viewer } from './viewer.ts';

export type Asking = {
  readonly graph: Graph;
  readonly viewer: Viewer;
  readonly now: Instant;
  /** Seals the entries of look logs; absent only where no server is, and then entries bear no seal. */
  readonly looks?: LookSealing;
};

/** How far a look log has come. */
export type LookHead = { readonly log: string; readonly length: number; readonly head: string };

/** What a server does to look logs besides writing them: seal each entry, and remember outside the store how long each log is. */
export interface LookSealing {
  /** Of an entry's hash. Null when the keyring is closed. */
  seal(hash: string): string | null;
  /** Called when these are committed. */
  wrote(heads: readonly LookHead[]): void;
}

export type Operating = { readonly graph: Graph; readonly operator: Operator; readonly now: Instant };
