// Brings a store's schema up to date: what has run must be the beginning of the list, unchanged, or nothing runs.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from '@skillweave/core/terms';
import { graphOver, type Engine } from './engine.ts';
import { GraphFailure, type Graph } from './graph.ts';
import { graphFolder, readShelf, type Shelf } from './shelf.ts';
import { id, instant, statement, text } from './statement.ts';

const ran = statement('migration/ran', {}, { name: id, checksum: text });
const note = statement('migration/note', { name: id, checksum: text, at: instant }, {});

/** The names of what ran on this store, without those that are for one engine alone. */
export async function ranMigrations(graph: Graph): Promise<string[]> {
  return (await graph.read(ran, {})).map(({ name }) => name).filter((name) => !/\.(embedded|neo4j)\.cypher$/.test(name));
}

type Migration = { readonly name: string; readonly checksum: string; readonly statements: readonly string[] };

/**
 * Runs what has not run yet, one file after the other, and returns the names of what it ran.
 * @throws GraphFailure `rejected` when a file that ran was changed, removed or overtaken; whatever a statement fails with.
 */
export async function migrate(
  engine: Engine,
  shelf: Shelf = readShelf(),
  folder = join(graphFolder, 'migrations'),
): Promise<string[]> {
  const graph = graphOver(engine, shelf);
  const wanted = readMigrations(engine.name, folder);
  const done = (await graph.read(ran, {})).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, { name, checksum }] of done.entries()) {
    const match = wanted[index];
    if (match?.name !== name) {
      throw new GraphFailure(
        'rejected',
        `migration ${name} ran on this store, but graph/migrations has ${match?.name ?? 'nothing'} in its place`,
      );
    }
    if (match.checksum !== checksum)
      throw new GraphFailure('rejected', `migration ${name} was changed after it ran; write a new one instead`);
  }
  const pending = wanted.slice(done.length);
  for (const { name, checksum, statements } of pending) {
    for (const each of statements) await engine.define(each);
    await graph.write((transaction) => transaction.run(note, { name, checksum, at: instantOf(Date.now()) }));
  }
  if (pending.length > 0) await engine.checkpoint();
  return pending.map(({ name }) => name);
}

const file = /^(\d{4}-[a-z-]+)(\.embedded|\.neo4j)?\.cypher$/;

/** The migrations meant for one engine, in order. Statements end in a `;` at the end of a line. */
export function readMigrations(engine: Engine['name'], folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cypher'))
    .toSorted()
    .flatMap((name) => {
      const [, , only] = file.exec(name) ?? fail(name);
      if (only && only !== `.${engine}`) return [];
      const source = readFileSync(join(folder, name), 'utf8');
      const statements = source
        .split(/;[ \t]*$/m)
        .map((part) => part.replace(/^\s*\/\/.*$/gm, '').trim())
        .filter((part) => part !== '');
      return [{ name, checksum: createHash('sha256').update(source).digest('hex'), statements }];
    });
}

function fail(name: string): never {
  throw new GraphFailure(
    'rejected',
    `graph/migrations/${name} is not named like 0001-identity.cypher or 0003-keys.embedded.cypher`,
  );
}
