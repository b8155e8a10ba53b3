// Writes a backup: everything of an installation as one locked file, which is there whole or not at all.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Operating } from '../access/asking.ts';
import { ranMigrations } from '../graph/migrate.ts';
import { folderParts } from './folder.ts';
import { BadBackup, written, type Line } from './lines.ts';
import { everyThing } from './store.ts';

export type Saved = { readonly things: number; readonly relations: number };
type Wish = {
  readonly folder: string;
  readonly passphrase: string;
  readonly file: string;
  readonly progress: (saved: Saved) => void;
};

/** @throws BadBackup when somebody wrote while it was made, so that it would not hold together. */
export async function saveBackup(operating: Operating, { folder, passphrase, file, progress }: Wish): Promise<Saved> {
  const saved = { things: 0, relations: 0 };
  const beside = `${file}.${randomUUID()}.new`;
  try {
    const bytes = written(linesOf(operating, { folder, saved, progress }), passphrase);
    await pipeline(bytes, createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
  return saved;
}

type Counted = {
  readonly folder: string;
  readonly saved: { things: number; relations: number };
  readonly progress: Wish['progress'];
};

async function* linesOf({ graph, now }: Operating, { folder, saved, progress }: Counted): AsyncGenerator<Line> {
  yield { is: 'begin', madeAt: now, migrations: await ranMigrations(graph) };
  let parts = 0;
  for await (const part of folderParts(folder)) {
    parts += 1;
    yield part;
  }
  const here = new Set<string>();
  const named = new Set<string>();
  for await (const thing of everyThing(graph)) {
    here.add(thing.key);
    named.delete(thing.key);
    for (const { to } of thing.out) if (!here.has(to)) named.add(to);
    saved.things += 1;
    saved.relations += thing.out.length;
    if (saved.things % 10_000 === 0) progress(saved);
    yield thing;
  }
  if (named.size > 0) throw new BadBackup('Somebody wrote while the backup was made. Stop the server, or try again.');
  yield { is: 'end', ...saved, parts };
}
