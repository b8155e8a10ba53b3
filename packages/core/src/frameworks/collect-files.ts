// Files of one format made into one draft; where each is whole by itself, one that cannot be read does not keep the others out.
import { collect, type Collected } from './collect.ts';
import type { FrameworkFormat, Gathered, SourceFile } from './gathered.ts';
import { usualLimits, type Limits } from './limits.ts';
import type { Recognised } from './recognise.ts';
import { remarkBook, type RemarkBook } from './remarks.ts';

export type CollectedFiles = Collected & {
  /** Files that could not be read and were left out; the remarks say why. */
  readonly leftOut: readonly string[];
};

export type Collecting = {
  readonly limits?: Limits;
  readonly heard?: (items: number, relations: number) => void;
  readonly isStopped?: () => boolean;
};

/** Never throws for what files hold. */
export async function collectFiles({ format, files }: Recognised, collecting: Collecting = {}): Promise<CollectedFiles> {
  const { limits = usualLimits, heard, isStopped = () => false } = collecting;
  const gather = (some: readonly SourceFile[]) => collect(untilStopped(format.read(some), isStopped), limits, heard);
  const all = { ...(await gather(files)), leftOut: [] };
  if (all.draft !== null || !format.readsAlone || isStopped()) return all;
  const book = remarkBook(limits.places);
  const names = await unreadable(format, files, { book, isStopped });
  const rest = files.filter(({ name }) => !names.has(name));
  // By a name that two files have, nobody could tell which of them was left out.
  const isTold = new Set(files.map(({ name }) => name)).size === files.length;
  if (!isTold || rest.length === 0 || rest.length === files.length || isStopped()) return all;
  const { draft, remarks } = await gather(rest);
  return draft === null ? all : { draft, remarks: [...book.groups(), ...remarks], leftOut: [...names] };
}

/** The names of files whose reading ends in a remark of weight `refused`, which goes into the book. */
async function unreadable(
  format: FrameworkFormat,
  files: readonly SourceFile[],
  { book, isStopped }: { readonly book: RemarkBook; readonly isStopped: () => boolean },
): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const piece of untilStopped(format.read(files), isStopped)) {
    if (piece.is !== 'remark' || piece.weight !== 'refused') continue;
    book.note(piece);
    names.add(piece.place.file);
  }
  return names;
}

async function* untilStopped(pieces: AsyncIterable<Gathered>, isStopped: () => boolean): AsyncIterable<Gathered> {
  for await (const piece of pieces) {
    if (isStopped()) return;
    yield piece;
  }
}
