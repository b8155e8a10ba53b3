// Imports under way: one at a time, the others wait; read first, brought in when a curator says so, and never lost with the process.
import type { Logger } from 'pino';
import { instantOf, type Instant } from '@skillweave/core/terms';
import { untilAborted } from '../deadline.ts';
import { logFault } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { gatherApart } from '../write/frameworks/gather-apart.ts';
import { importFiles, type ImportOutcome, type ImportStep as Step } from '../write/frameworks/import-files.ts';
import { importBecomes, importStandings, type Becoming, type ImportState } from '../write/imports.ts';
import { importFolders, importLimits, type ImportFolders, type ImportLimits } from './folders.ts';
import { stoppable, Stopped } from './stoppable.ts';
import { tellPreview, tellResult, type Told } from './told.ts';

export type Imports = {
  readonly folders: ImportFolders;
  /** Finds what the last process left, and throws away files nobody needs any more. Once, before anything else. */
  open(): Promise<void>;
  /** Takes up an import whose record says it waits. Answers at once. */
  takeUp(importId: string): void;
  /** Asks an import of this process to stop; false when it is not here. */
  stop(importId: string): Promise<boolean>;
  /** Where an import is just now; null when nothing is done for it. */
  progress(importId: string): Step | null;
  /** Resolves when nothing is under way and nothing waits. */
  settled(): Promise<void>;
  /** Ends what is under way where it is; the next process may go on with it. */
  close(): Promise<void>;
};

type Asked = {
  readonly graph: Graph;
  /** The folder below which the files of imports are kept. */
  readonly folder: string;
  readonly log: Logger;
  /** Told when something was published. */
  readonly searchChanged: () => void;
  readonly clock?: () => Instant;
  readonly limits?: ImportLimits;
};

const ended: readonly ImportState[] = ['done', 'refused'];
const working: readonly ImportState[] = ['waiting', 'reading', 'loading'];

export function makeImports(asked: Asked): Imports {
  const { folder, log, searchChanged, clock = () => instantOf(Date.now()), limits = importLimits } = asked;
  const closing = new AbortController();
  const graph = untilAborted(asked.graph, closing.signal);
  const folders = importFolders(folder, limits);
  const queue: string[] = [];
  const heard = new Map<string, Step>();
  let current: { readonly importId: string; readonly stop: AbortController } | null = null;
  let running: Promise<void> = Promise.resolve();

  const becomes = (to: Becoming) => importBecomes({ graph, now: clock() }, to);
  const stopped = (importId: string) => becomes({ importId, from: working, state: 'stopped', isKept: true });

  async function run(): Promise<void> {
    for (let importId = queue.shift(); importId !== undefined; importId = queue.shift()) {
      const stop = new AbortController();
      current = { importId, stop };
      try {
        await work(importId, AbortSignal.any([stop.signal, closing.signal]));
      } catch (error) {
        // The record stays as it is: whoever opens the house next finds it interrupted.
        if (closing.signal.aborted) return;
        await (stop.signal.aborted || error instanceof Stopped ? stopped(importId) : failed(importId, error)).catch(
          (again: unknown) => logFault(log, again, 'import'),
        );
      } finally {
        heard.delete(importId);
        current = null;
      }
    }
  }

  const failed = (importId: string, error: unknown) =>
    becomes({ importId, from: working, state: 'failed', isKept: true, incident: logFault(log, error, 'import') });

  async function work(importId: string, signal: AbortSignal): Promise<void> {
    const [standing] = await importStandings({ graph }, [importId]);
    const isPreview = standing?.step === 'preview';
    const begun = await becomes({ importId, from: ['waiting'], state: isPreview ? 'reading' : 'loading', isKept: true });
    // Somebody stopped it while it waited.
    if (!begun) return;
    const files = await folders.sources(importId, JSON.parse(begun.files) as { name: string }[]);
    if (!files) return void (await becomes({ importId, from: working, state: 'failed', isKept: false, reason: 'filesGone' }));
    const preview = begun.report === null ? null : (JSON.parse(begun.report) as Told);
    const outcome = await importFiles({
      graph,
      files,
      by: begun.begunBy,
      clock,
      dryRun: isPreview,
      // A curator was asked before it was sent here.
      mayRetire: preview?.formats.some(({ asksToRetire }) => asksToRetire) ? 'all' : 'few',
      signal,
      heard: (step) => void heard.set(importId, step),
      gather: stoppable(gatherApart, signal),
    });
    const told = isPreview ? await tellPreview(graph, outcome) : tellResult(outcome, preview);
    const next = isPreview ? afterReading(outcome, signal) : afterLoading(outcome, signal);
    const isAnyIn = outcome.imports.some((each) => each.outcome === 'loaded');
    if (isAnyIn) searchChanged();
    const isKept = !ended.includes(next.state);
    // Stopped before anything came in, it is still what its preview said.
    const isNews = next.state !== 'stopped' || isAnyIn;
    await becomes({ importId, from: working, ...next, isKept, ...(isNews && { report: JSON.stringify(told) }) });
    if (!isKept) await folders.remove(importId);
  }

  const start = () => {
    running = running.then(run);
  };

  return {
    folders,
    open: async () => {
      const here = await folders.all();
      const known = new Map((await importStandings({ graph }, here)).map((each) => [each.id, each]));
      const now = Date.parse(clock());
      for (const importId of here) {
        const standing = known.get(importId);
        if (standing && working.includes(standing.state)) {
          await becomes({ importId, from: working, state: 'interrupted', isKept: true });
          continue;
        }
        const isOld = standing !== undefined && now - Date.parse(standing.changedAt) > limits.keptFor;
        if (standing?.isKept && !isOld && !ended.includes(standing.state)) continue;
        await folders.remove(importId);
        if (standing?.isKept) await becomes({ importId, from: [standing.state], state: nowGone(standing.state), isKept: false });
      }
    },
    takeUp: (importId) => {
      queue.push(importId);
      start();
    },
    stop: async (importId) => {
      const place = queue.indexOf(importId);
      if (place >= 0) {
        queue.splice(place, 1);
        await stopped(importId);
        return true;
      }
      if (current?.importId !== importId) return false;
      current.stop.abort();
      return true;
    },
    progress: (importId) => heard.get(importId) ?? null,
    settled: () => running,
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

type Next = { readonly state: ImportState; readonly reason?: string };

function afterReading({ imports }: ImportOutcome, signal: AbortSignal): Next {
  if (signal.aborted) return { state: 'stopped' };
  return { state: imports.some(({ outcome }) => outcome === 'previewed') ? 'ready' : 'refused' };
}

function afterLoading({ imports }: ImportOutcome, signal: AbortSignal): Next {
  if (imports.some(({ outcome }) => outcome === 'busy')) return { state: 'stopped', reason: 'busy' };
  if (signal.aborted && imports.some(({ outcome }) => outcome === 'stopped')) return { state: 'stopped' };
  return { state: imports.some(({ outcome }) => outcome === 'loaded' || outcome === 'unchanged') ? 'done' : 'refused' };
}

/** What an import is once its files are gone: it cannot go on. */
const nowGone = (state: ImportState): ImportState => (ended.includes(state) ? state : 'stopped');
