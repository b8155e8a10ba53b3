// The port to the graph: three verbs over plain values, and the four ways they can fail.
import type { Statement } from './statement.ts';

export type Params = Readonly<Record<string, unknown>>;

/** Runs statements inside one transaction: all of what `write`'s work did stays, or none of it. */
export interface Transaction {
  run<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<R[]>;
  /** Has this called once everything is committed; never when it was undone, and once only when it was tried again. */
  afterwards(then: () => void): void;
}

export interface Graph {
  readonly engine: 'embedded' | 'neo4j';
  /** One statement that only reads. */
  read<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<R[]>;
  /** One transaction. `work` may run again after a conflict, so it must not act outside the graph. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Makes what was acknowledged outlive a power cut; a no-op where each commit already does. */
  checkpoint(): Promise<void>;
  /**
   * Makes what was deleted or changed gone from the store's files too, not only from its answers. The embedded engine keeps old
   * words on pages it will use again: its file is written anew. A server's files are its keeper's, and nothing is done there.
   */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** `constraint`: a key is taken. `conflict`: try again. `unavailable`: the store is not there. `rejected`: our bug. */
export type GraphFailureKind = 'constraint' | 'conflict' | 'unavailable' | 'rejected';

export class GraphFailure extends Error {
  readonly kind: GraphFailureKind;
  constructor(kind: GraphFailureKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'GraphFailure';
    this.kind = kind;
  }
}
