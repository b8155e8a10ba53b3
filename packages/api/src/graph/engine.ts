// What an engine owes the port, and the port built on it: contracts kept, reads that only read, slow statements heard.
import { AsyncLocalStorage } from 'node:async_hooks';
import { GraphFailure, type Graph, type Params, type Transaction } from './graph.ts';
import type { Shelf } from './shelf.ts';
import type { Sealing, Statement } from './statement.ts';
import { decode, encode, unable, type Integer, type Row } from './travel.ts';

export type Run = (text: string, params: Row) => Promise<Row[]>;

/** Text and plain rows. Every failure of its own leaves it as a `GraphFailure`; what `work` throws passes unchanged. */
export interface Engine {
  readonly name: Graph['engine'];
  readonly integer: Integer;
  readonly read: Run;
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** A statement about the schema, in a transaction of its own. */
  define(text: string): Promise<void>;
  checkpoint(): Promise<void>;
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** One statement that ran: for counting them in tests and for logging those over 250 ms. */
export type Heard = { readonly file: string; readonly milliseconds: number; readonly rows: number };

export type Listener = (heard: Heard) => void;

/** The port over an engine. `shelf` gives each statement its text; `sealing` seals and opens what people's documents say. */
export function graphOver(engine: Engine, shelf: Shelf, listener: Listener = () => {}, sealing: Sealing = unable): Graph {
  // A write inside a write would wait for itself on the embedded engine; refused alike on both.
  const writing = new AsyncLocalStorage<true>();

  const through =
    (run: Run) =>
    async <P extends Params, R>(statement: Statement<P, R>, params: P): Promise<R[]> => {
      const sent = sealing.together(() => encode(statement, params, engine.integer, sealing));
      const begun = performance.now();
      const rows = await run(entryOf(shelf, statement).text, sent);
      listener({ file: statement.file, milliseconds: performance.now() - begun, rows: rows.length });
      return rows.map((row) => decode(statement, row, sealing));
    };
  const read = through(engine.read);

  return {
    engine: engine.name,
    read: async (statement, params) => {
      if (entryOf(shelf, statement).writes)
        throw new GraphFailure('rejected', `${statement.file}.cypher writes, and was asked to read`);
      return await read(statement, params);
    },
    write: async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
      if (writing.getStore()) throw new GraphFailure('rejected', 'a write was begun inside another write');
      let afterwards: (() => void)[] = [];
      const result = await engine.write((run) => {
        // An earlier try was undone, and what should have followed it with it.
        afterwards = [];
        const transaction: Transaction = { run: through(run), afterwards: (then) => void afterwards.push(then) };
        return writing.run(true, () => inTime(work(transaction)));
      });
      for (const then of afterwards) then();
      return result;
    },
    checkpoint: () => engine.checkpoint(),
    scrub: () => engine.scrub(),
    close: () => engine.close(),
  };
}

// Longer than any honest write: one that waits for ever would keep all others waiting on the embedded engine.
const patience = 300_000;

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(
      () => refuse(new GraphFailure('unavailable', 'a write took longer than five minutes and was undone')),
      patience,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function entryOf(shelf: Shelf, statement: Statement<unknown, unknown>) {
  const entry = shelf.get(statement.file);
  if (!entry) throw new GraphFailure('rejected', `graph/queries has no ${statement.file}.cypher`);
  return entry;
}
