// For tests: which statements one operation ran, so that one that multiplies shows.
import type { Graph, Transaction } from './graph/graph.ts';

export type Counted = {
  readonly graph: Graph;
  /** Whoever counts may empty it. */
  readonly files: string[];
};

/** The same graph, with every statement's file written down in the order they were asked. */
export function counted(graph: Graph): Counted {
  const files: string[] = [];
  return {
    files,
    graph: {
      engine: graph.engine,
      read: (statement, params) => {
        files.push(statement.file);
        return graph.read(statement, params);
      },
      write: <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
        graph.write((transaction) =>
          work({
            run: (statement, params) => {
              files.push(statement.file);
              return transaction.run(statement, params);
            },
            afterwards: (then) => transaction.afterwards(then),
          }),
        ),
      checkpoint: () => graph.checkpoint(),
      scrub: () => graph.scrub(),
      close: () => graph.close(),
    },
  };
}
