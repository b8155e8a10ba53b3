// Restores a backup: reads all of it first and refuses before anything is changed; then writes it, and is done only when all of it is there.
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { Instant } from '@skillweave/core/terms';
import type { Operating } from '../access/asking.ts';
import { erasedAmong, tombstonesInFile } from '../at-rest/tombstone-file.ts';
import { ranMigrations } from '../graph/migrate.ts';
import { clearFiles, filesIn, holdsFiles, isPlace, restoringPath } from './folder.ts';
import { BadBackup, read, type Line, type Relation } from './lines.ts';
import { clearStore, isStoreEmpty, knownLabels, knownTypes, putRelations, putThings, settleStore } from './store.ts';

export type Restored = {
  readonly madeAt: Instant;
  readonly things: number;
  readonly relations: number;
  readonly erasedAgain: number;
};

export type Wish = {
  readonly folder: string;
  readonly passphrase: string;
  readonly file: string;
  /** Whether what is there may be removed. */
  readonly replace: boolean;
  /** Erases people by their ids, completely, when all else is there. The graph is used no more after it; when it throws, the restore is not done. */
  readonly eraseAgain: (people: readonly string[]) => Promise<void>;
};

/** @throws BadBackup with one sentence; then nothing was changed, unless it says otherwise. */
export async function restoreBackup(operating: Operating, wish: Wish): Promise<Restored> {
  const { graph } = operating;
  const { folder, file, passphrase, replace, eraseAgain } = wish;
  const marker = restoringPath(folder);
  const isUnfinished = existsSync(marker);
  const isFree = isUnfinished || ((await isStoreEmpty(graph)) && !holdsFiles(folder));
  if (!isFree && !replace) throw new BadBackup('There is something here already. Restore into an empty place, or say --replace.');
  const seen = await inspect(read(file, passphrase), await ranMigrations(graph));
  const erased = erasedAmong(tombstonesInFile(folder), seen.people);

  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(marker, `${seen.madeAt}\n`, { mode: 0o600 });
  await clearStore(graph);
  await clearFiles(folder);
  const files = filesIn(folder);
  const things = await putThings(graph, thingsIn(read(file, passphrase), files));
  const relations = await putRelations(graph, relationsIn(read(file, passphrase)));
  if (things !== seen.things || relations !== seen.relations)
    throw new BadBackup('Not everything could be written. Nothing of it can be used yet; try again.');
  await settleStore(graph);
  await files.settle();
  if (erased.length > 0) await eraseAgain(erased);
  await rm(marker);
  return { madeAt: seen.madeAt, things, relations, erasedAgain: erased.length };
}

type Seen = { readonly madeAt: Instant; readonly things: number; readonly relations: number; readonly people: readonly string[] };

/** Reads it to its end: whole, of a version we know, and with both ends of every relation. */
async function inspect(lines: AsyncIterable<Line>, here: readonly string[]): Promise<Seen> {
  let madeAt: Instant | null = null;
  const counts = { things: 0, relations: 0, parts: 0 };
  const [labels, types] = [knownLabels(), knownTypes()];
  const keys = new Set<string>();
  const named = new Set<string>();
  const people: string[] = [];
  for await (const line of lines) {
    if (line.is === 'begin') {
      madeAt = line.madeAt;
      if (line.migrations.some((name) => !here.includes(name)))
        throw new BadBackup('This backup was made by a newer version. Bring this place up to date first.');
    } else if (line.is === 'part') {
      counts.parts += 1;
      if (!isPlace(line.file)) throw changed();
    } else if (line.is === 'thing') {
      counts.things += 1;
      counts.relations += line.out.length;
      const { key, label, properties, out } = line;
      if (keys.has(key) || key !== `${String(properties['id'])} ${label}` || !labels.has(label)) throw changed();
      keys.add(key);
      for (const { to, type } of out) {
        if (!types.has(type)) throw changed();
        named.add(to);
      }
      if (label === 'Person') people.push(String(properties['id']));
    } else if (line.things !== counts.things || line.relations !== counts.relations || line.parts !== counts.parts)
      throw changed();
  }
  for (const key of named) if (!keys.has(key)) throw changed();
  if (madeAt === null) throw changed();
  return { madeAt, things: counts.things, relations: counts.relations, people };
}

const changed = () => new BadBackup('This is no backup, or a part of it is not as it was written.');

type Thing = Extract<Line, { is: 'thing' }>;

async function* thingsIn(lines: AsyncIterable<Line>, files: ReturnType<typeof filesIn>): AsyncGenerator<Thing> {
  for await (const line of lines) {
    if (line.is === 'part') await files.take(line);
    if (line.is === 'thing') yield line;
  }
}

async function* relationsIn(lines: AsyncIterable<Line>): AsyncGenerator<Relation & { readonly start: string }> {
  for await (const line of lines)
    if (line.is === 'thing') for (const relation of line.out) yield { ...relation, start: line.key };
}
