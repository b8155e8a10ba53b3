// Time runs out, visitors leave: a graph that stops asking when its request is over.
import { GraphQLError } from 'graphql';
import type { Graph, Transaction } from './graph/graph.ts';

/** How long one operation may take, in milliseconds. */
export const operationDeadline = 5_000;

/** No statement begins after the signal; a write that has not ended by then is rolled back whole. */
export function untilAborted(graph: Graph, signal: AbortSignal): Graph {
  const check = () => {
    if (signal.aborted) throw tooSlow();
  };
  return {
    engine: graph.engine,
    read: async (statement, params) => {
      check();
      return await graph.read(statement, params);
    },
    write: async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
      await graph.write(async (transaction) => {
        const watched: Transaction = {
          run: async (statement, params) => {
            check();
            return await transaction.run(statement, params);
          },
          afterwards: (then) => transaction.afterwards(then),
        };
        const result = await work(watched);
        check();
        return result;
      }),
    checkpoint: () => graph.checkpoint(),
    scrub: () => graph.scrub(),
    close: () => graph.close(),
  };
}

export const tooSlow = () =>
  new GraphQLError('This took too long and was stopped. Ask for less at once, or try again.', {
    extensions: { code: 'SLOW', http: { status: 503 } },
  });
