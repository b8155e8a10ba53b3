// Brings one draft into the graph: hidden batches first, then the turn. Killed anywhere, it leaves the old or the new, and goes on.
import type { Draft, RemarkGroup } from '@skillweave/core/frameworks';
import type { Instant } from '@skillweave/core/terms';
import type { Graph, Transaction } from '../../graph/graph.ts';
import { newId } from '../new-id.ts';
import { batchesFor, type Batch, type Prepared } from './batches.ts';
import type { Loading } from './item-rows.ts';
import { claims, competencies, discardWordings, targets } from './item-statements.ts';
import { frameworks, loads } from './load-statements.ts';
import { frameworkIdIn, makePlan, type LoadReport, type Plan } from './plan.ts';
import { batchSize } from './standing.ts';
import { turn } from './turn.ts';

/** `done` and `total` count rows. */
export type Progress = {
  readonly phase: 'comparing' | 'clearing' | 'writing' | 'turning';
  readonly done: number;
  readonly total: number;
};

export type LoadAsked = {
  readonly graph: Graph;
  readonly draft: Draft;
  /** What was remarked while the draft was gathered. */
  readonly remarks: readonly RemarkGroup[];
  /** The words for who asked, such as `the command line`. */
  readonly by: string;
  /** Read again for every batch: a load may take longer than a request. */
  readonly clock: () => Instant;
  /** Decide everything, write nothing. */
  readonly dryRun?: boolean;
  /** Whether all that belongs to the draft was read; else it could retire what stood in a file that was not. */
  readonly isWhole?: boolean;
  /** `few`: a release that retires much is held back, for somebody to say that it is whole. All may go where nothing is said. */
  readonly mayRetire?: 'few' | 'all';
  readonly signal?: AbortSignal;
  readonly heard?: (progress: Progress) => void;
};

export type LoadOutcome =
  | { readonly outcome: 'loaded' | 'unchanged' | 'previewed'; readonly report: LoadReport; readonly resumedAt: number }
  /** Nothing was written: it retires much, and nobody said that it may. */
  | { readonly outcome: 'heldBack'; readonly report: LoadReport; readonly resumedAt: number }
  | { readonly outcome: 'stopped' }
  | { readonly outcome: 'busy' };

/** @throws GraphFailure when the store fails; what was written ahead stays hidden, and the next call with the same draft goes on. */
export async function loadFramework(asked: LoadAsked): Promise<LoadOutcome> {
  const { graph, draft, heard = () => {} } = asked;
  heard({ phase: 'comparing', done: 0, total: draft.items.size });
  if (asked.dryRun) return { outcome: 'previewed', report: (await makePlan(graph, asked)).report, resumedAt: 0 };
  if (working.has(graph)) return { outcome: 'busy' };
  working.add(graph);
  try {
    return await load(asked);
  } finally {
    working.delete(graph);
  }
}

/** Asks whatever load runs on this store, here or in another process, to stop before its next batch. */
export async function stopLoad(graph: Graph, loadId: string): Promise<boolean> {
  return (await graph.write((tx) => tx.run(loads.askToStop, { load: loadId }))).length > 0;
}

// The embedded engine has one process; on Neo4j a load that shows no life for a minute belongs to a process that is gone.
const working = new WeakSet<Graph>();
const thisProcess = newId();
const silence = 60_000;

async function load(asked: LoadAsked): Promise<LoadOutcome> {
  const { graph, clock, mayRetire = 'all', heard = () => {} } = asked;
  const plan = await makePlan(graph, asked);
  if (plan.isNothing) return { outcome: 'unchanged', report: plan.report, resumedAt: 0 };
  if (plan.report.asksToRetire && mayRetire === 'few') return { outcome: 'heldBack', report: plan.report, resumedAt: 0 };
  const seat = await graph.write((tx) => takeSeat(tx, plan, asked));
  if (seat === 'busy') return { outcome: 'busy' };
  for (const old of seat.abandoned) await discard(graph, old, clock, heard);
  const { loadId, written } = seat;
  const loading: Loading = { loadId, now: clock(), frameworkId: (uri) => frameworkIdIn(plan.standing, uri) };
  const batches = batchesFor(plan, loading);
  if (!(await writeAhead(batches, seat, asked))) {
    await discard(graph, loadId, clock, heard);
    return { outcome: 'stopped' };
  }
  heard({ phase: 'turning', done: 0, total: 1 });
  const isDone = await graph.write(async (tx) => {
    if (!(await mark(tx, seat, batches.length, clock()))) return false;
    await turn(tx, plan, loading);
    await tx.run(loads.end, { load: loadId, state: 'done', report: JSON.stringify(plan.report), now: clock() });
    return true;
  });
  if (!isDone) {
    await discard(graph, loadId, clock, heard);
    return { outcome: 'stopped' };
  }
  await graph.checkpoint();
  return { outcome: 'loaded', report: plan.report, resumedAt: written };
}

type Seat = { readonly loadId: string; readonly written: number; readonly abandoned: readonly string[] };

// One load at a time in a store: another that is unfinished is this one, killed before; or it is given up; or it is alive.
async function takeSeat(tx: Transaction, plan: Plan, { graph, clock, by }: LoadAsked): Promise<Seat | 'busy'> {
  const now = clock();
  await tx.run(loads.seat, { now });
  const unfinished = await tx.run(loads.unfinished, {});
  const isAlive = ({ holder, aliveAt }: { holder: string; aliveAt: Instant }) =>
    graph.engine === 'neo4j' && holder !== thisProcess && Date.parse(now) - Date.parse(aliveAt) < silence;
  if (unfinished.some(isAlive)) return 'busy';
  const mine = unfinished.find(({ draftDigest, state }) => draftDigest === plan.draftDigest && state === 'loading');
  const abandoned = unfinished.filter((each) => each !== mine).map(({ id }) => id);
  if (mine) {
    await tx.run(loads.takeOver, { load: mine.id, holder: thisProcess, now });
    return { loadId: mine.id, written: mine.written, abandoned };
  }
  const loadId = newId();
  const names = plan.draft.frameworks.map(({ uri }) => uri);
  const row = { id: loadId, draftDigest: plan.draftDigest, written: 0, state: 'loading', holder: thisProcess, aliveAt: now };
  await tx.run(loads.begin, { row: { ...row, begunAt: now, begunBy: by, frameworks: names } });
  return { loadId, written: 0, abandoned };
}

/**
 * False when somebody asked to stop. Batches are counted in the transaction that writes them: none is written twice.
 * One transaction is under way at a time; meanwhile the rows of the next are made.
 */
async function writeAhead(
  batches: readonly Batch[],
  seat: Seat,
  { graph, clock, signal, heard = () => {} }: LoadAsked,
): Promise<boolean> {
  const sum = (some: readonly Batch[]) => some.reduce((all, { rows }) => all + rows, 0);
  const total = sum(batches);
  const together = batchesTogether[graph.engine];
  const from = (index: number) => batches.slice(index, index + together);
  let made = await prepareAll(from(seat.written));
  for (let index = seat.written; made.length > 0; index += together) {
    if (signal?.aborted) return false;
    const written = index + made.length;
    const [went, next] = await Promise.all([
      writeSome(graph, made, (tx) => mark(tx, seat, written, clock())),
      prepareAll(from(written)),
    ]);
    if (!went) return false;
    made = next;
    heard({ phase: 'writing', done: sum(batches.slice(0, written)), total });
  }
  return !signal?.aborted;
}

// A server pays for each commit and each mark, so it gets several batches at once; embedded, others would have to wait for them.
const batchesTogether = { embedded: 1, neo4j: 4 } as const;

/** Others come first, and the rows on their way to the store, before making the next batch takes this thread. */
async function prepareAll(batches: readonly Batch[]): Promise<Prepared[]> {
  const made: Prepared[] = [];
  for (const batch of batches) {
    await new Promise((resume) => setImmediate(resume));
    made.push(batch.prepare());
  }
  return made;
}

/** Batches with their mark, sent together: one way to the store instead of many. False, and nothing written, where the mark says no. */
async function writeSome(
  graph: Graph,
  some: readonly Prepared[],
  marked: (tx: Transaction) => Promise<boolean>,
): Promise<boolean> {
  const notOurs = new Error('this load is not ours any more');
  try {
    await graph.write(async (tx) => {
      const [isOurs] = await Promise.all([marked(tx), ...some.map((write) => write(tx))]);
      if (!isOurs) throw notOurs;
    });
    return true;
  } catch (error) {
    if (error === notOurs) return false;
    throw error;
  }
}

const mark = async (tx: Transaction, { loadId }: Seat, written: number, now: Instant): Promise<boolean> =>
  (await tx.run(loads.mark, { load: loadId, holder: thisProcess, written, now })).length > 0;

/** Removes what a load had written ahead, a batch at a time; nobody has seen any of it. */
async function discard(graph: Graph, loadId: string, clock: () => Instant, heard: (progress: Progress) => void): Promise<void> {
  let done = 0;
  for (const some of [claims.discard, discardWordings, competencies.discard, targets.discard]) {
    for (let left = 1; left > 0;) {
      const [row] = await graph.write((tx) => tx.run(some, { load: loadId, first: batchSize }));
      left = row?.discarded ?? 0;
      done += left;
      heard({ phase: 'clearing', done, total: done + left });
    }
  }
  await graph.write(async (tx) => {
    await tx.run(frameworks.discard, { load: loadId });
    await tx.run(loads.end, { load: loadId, state: 'stopped', report: null, now: clock() });
  });
}
