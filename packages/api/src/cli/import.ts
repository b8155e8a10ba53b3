// `import`: brings frameworks from files into the store, or says what they would change.
import { instantOf } from '@skillweave/core/terms';
import { GraphFailure, type Graph } from '../graph/graph.ts';
import { openGraph } from '../graph/open.ts';
import { readSettings, type Settings } from '../settings.ts';
import { importFiles, type ImportAsked, type ImportOutcome } from '../write/frameworks/import-files.ts';
import { SaidNo, WrongUse, type Called, type Command } from './command.ts';
import { drawImport } from './import-progress.ts';
import { describeImport, isRefused } from './import-told.ts';
import { filesNamed } from './named-files.ts';

export const command: Command = {
  summary: 'bring frameworks of skills in from files, or see first what they change',
  help: `npm run skillweave -- import <file or folder>... [--dry-run] [--retire-missing] [--json]

Reads frameworks, occupations and mappings in any format we know, told by what is in the files and not by their names; archives
are opened, folders are read with all below them, and - reads what is piped in. With --dry-run nothing is written: it says what
would be added, changed and retired. The same files again change nothing; a newer release keeps what it changes as an edition.

What a newer release no longer has is retired. Where that is more than a fifth of what is in use, or a file could not be read, the
release may not be whole: then nothing is written, unless --retire-missing says that it is.

Nothing is seen before all of a format is in. Ctrl-C stops and takes out what was written. If it was cut short (a power cut, a
kill), run it again with the same files: it goes on where it was.

The embedded store has one user at a time: stop a running Skillweave first, import, and start it again. With a store on Neo4j
(GRAPH_URL) it may keep running.
Exit 0 when everything came in or was there already, 1 when something was refused or stopped, 2 when called wrongly.`,
  options: { 'dry-run': { type: 'boolean' }, 'retire-missing': { type: 'boolean' } },
  run: async (called) => {
    if (called.words.length === 0) throw new WrongUse('import takes files and folders, or - for what is piped in.');
    const settings = readSettings(called.environment);
    const { files, byName, leave } = await filesNamed(called);
    try {
      if (files.length === 0) throw new SaidNo(`There is no file in ${called.words.join(', ')}.`);
      const graph = await opened(settings);
      const dryRun = called.options['dry-run'] === true;
      const mayRetire = called.options['retire-missing'] === true ? ('all' as const) : ('few' as const);
      const { outcome, seconds } = await imported({ graph, files, dryRun, mayRetire }, called).finally(() => graph.close());
      const told = { ...outcome, seconds, dryRun };
      return { text: describeImport(told, byName), json: told, no: isRefused(outcome, byName) };
    } finally {
      await leave();
    }
  },
};

type Wanted = Pick<ImportAsked, 'graph' | 'files' | 'dryRun' | 'mayRetire'>;

async function imported(wanted: Wanted, called: Called): Promise<{ outcome: ImportOutcome; seconds: number }> {
  const begun = performance.now();
  const progress = drawImport(called.redraw);
  try {
    const outcome = await importFiles({
      ...wanted,
      by: 'the command line',
      clock: () => instantOf(Date.now()),
      signal: called.interrupted(),
      heard: progress.step,
    });
    return { outcome, seconds: Math.round((performance.now() - begun) / 100) / 10 };
  } finally {
    progress.end();
  }
}

async function opened({ graph, folder }: Settings): Promise<Graph> {
  try {
    return await openGraph(graph);
  } catch (error) {
    if (!(error instanceof GraphFailure) || !error.message.startsWith('another Skillweave uses this folder')) throw error;
    throw new SaidNo(
      `A running Skillweave holds the store in ${folder}, which takes one at a time. Stop it, import, and start it again.`,
    );
  }
}
