// From files to the graph: recognised by what is in them, gathered, and brought in, one load for each format.
import {
  collectFiles,
  recognise,
  remarkBook,
  usualLimits,
  type CollectedFiles,
  type Recognised,
  type RemarkGroup,
  type SourceFile,
} from '@skillweave/core/frameworks';
import { loadFramework, type LoadAsked, type LoadOutcome, type Progress } from './load.ts';
import type { LoadReport } from './plan.ts';

/** Where an import is. `reading` counts what was gathered so far; how much there will be is not known then. */
export type ImportStep =
  | { readonly phase: 'recognising' }
  | { readonly phase: 'reading'; readonly format: string; readonly items: number; readonly relations: number }
  | (Progress & { readonly format: string });

/** What became of the files of one format. */
export type FormatImport = {
  readonly format: string;
  readonly title: string;
  readonly files: readonly string[];
  /** Those of the files that could not be read, although the others could; the remarks say why. */
  readonly leftOut: readonly string[];
  readonly outcome: LoadOutcome['outcome'] | 'refused';
  /** Null where nothing was decided: refused, busy or stopped. What was held back has one. */
  readonly report: LoadReport | null;
  readonly remarks: readonly RemarkGroup[];
  /** How many of its batches were there already from an import that was cut short. */
  readonly resumedAt: number;
};

export type ImportOutcome = {
  readonly imports: readonly FormatImport[];
  /** Of files that could not be opened, or that no format knows. */
  readonly remarks: readonly RemarkGroup[];
  /** Somebody asked to stop before all of it was in. */
  readonly stopped: boolean;
};

export type ImportAsked = Omit<LoadAsked, 'draft' | 'remarks' | 'isWhole' | 'heard'> & {
  readonly files: readonly SourceFile[];
  readonly heard?: (step: ImportStep) => void;
  /** How the files of one format become a draft; another thread may do it. */
  readonly gather?: Gather;
};
/** Null when `signal` asked to stop. */
export type Gather = (found: Recognised, listening: Listening) => Promise<CollectedFiles | null>;
export type Listening = {
  readonly heard: (items: number, relations: number) => void;
  readonly signal: AbortSignal | undefined;
};

/** Gathers in this thread. */
export const gatherHere: Gather = async (found, { heard, signal }) => {
  const collected = await collectFiles(found, { heard, isStopped: () => signal?.aborted ?? false });
  return signal?.aborted ? null : collected;
};

/**
 * Never throws for what a file holds. Nothing of a format is seen before all of it is in; formats are taken one after the other.
 * @throws GraphFailure when the store fails; asked again with the same files it goes on where it was.
 */
export async function importFiles(asked: ImportAsked): Promise<ImportOutcome> {
  const { files, heard = () => {}, signal } = asked;
  heard({ phase: 'recognising' });
  const { found, remarks } = await recognise(files);
  const book = remarkBook(usualLimits.places);
  for (const each of remarks) book.note(each);
  const imports: FormatImport[] = [];
  for (const each of found) {
    if (signal?.aborted) break;
    imports.push(await importOne(each, asked));
  }
  return { imports, remarks: book.groups(), stopped: signal?.aborted ?? false };
}

async function importOne(found: Recognised, asked: ImportAsked): Promise<FormatImport> {
  const { gather = gatherHere, heard = () => {}, signal } = asked;
  const { name: format, title } = found.format;
  const none = { format, title, files: found.files.map(({ name }) => name), report: null, resumedAt: 0 };
  const gathered = await gather(found, {
    heard: (items, relations) => heard({ phase: 'reading', format, items, relations }),
    signal,
  });
  if (gathered === null) return { ...none, leftOut: [], outcome: 'stopped', remarks: [] };
  const { draft, remarks, leftOut } = gathered;
  const head = { ...none, leftOut, remarks };
  if (!draft) return { ...head, outcome: 'refused' };
  const isWhole = leftOut.length === 0;
  return {
    ...head,
    ...(await loadFramework({ ...asked, draft, remarks, isWhole, heard: (step) => heard({ ...step, format }) })),
  };
}
