// Migrations run once, in order, and stop at the first thing that does not fit.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../packages/api/src/graph/engine.ts';
import { migrate, readMigrations } from '../../packages/api/src/graph/migrate.ts';
import { openEngine } from '../../packages/api/src/graph/open.ts';
import { graphFolder, readShelf } from '../../packages/api/src/graph/shelf.ts';
import { embedded } from './engines.ts';

const shelf = readShelf();
const store = embedded();
let engine: Engine;
let folder: string;

beforeEach(async () => {
  await (await store.open()).close();
  engine = await openEngine({ ...store.settings(), folder: join(store.settings().folder, 'fresh') });
  folder = mkdtempSync(join(tmpdir(), 'skillweave-migrations-'));
  put('0001-first.cypher', '// One.\nCREATE (:Step {n: 1});\n\n// Another; with a semicolon.\nCREATE (:Step {n: 2});\n');
  put('0002-second.cypher', 'CREATE (:Step {n: 3});');
  return async () => {
    await engine.close();
    await store.clear();
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = () => migrate(engine, shelf, folder);
const steps = async () => (await engine.read('MATCH (s:Step) RETURN s.n AS n ORDER BY n', {})).map((row) => row['n']);

test('what is pending runs in order, once', async () => {
  expect(await run()).toEqual(['0001-first.cypher', '0002-second.cypher']);
  expect(await run()).toEqual([]);
  put('0003-third.cypher', 'CREATE (:Step {n: 4});');
  expect(await run()).toEqual(['0003-third.cypher']);
  expect(await steps()).toEqual([1, 2, 3, 4]);
});

test('a file meant for the other engine is passed over', async () => {
  put('0003-only.neo4j.cypher', 'CREATE FULLTEXT INDEX x FOR (n:X) ON EACH [n.name];');
  put('0004-only.embedded.cypher', 'CREATE (:Step {n: 4});');
  expect(await run()).toEqual(['0001-first.cypher', '0002-second.cypher', '0004-only.embedded.cypher']);
});

test('a file that was changed after it ran stops everything', async () => {
  await run();
  put('0002-second.cypher', 'CREATE (:Step {n: 33});');
  put('0003-third.cypher', 'CREATE (:Step {n: 4});');
  await expect(run()).rejects.toThrow(/0002-second.cypher was changed after it ran/);
  expect(await steps()).toEqual([1, 2, 3]);
});

test('a file that ran and is gone, or was overtaken, stops everything', async () => {
  await run();
  renameSync(join(folder, '0002-second.cypher'), join(folder, '0003-second.cypher'));
  await expect(run()).rejects.toThrow(/0002-second.cypher ran on this store, but graph.migrations has 0003-second.cypher/);
  renameSync(join(folder, '0003-second.cypher'), join(folder, '0002-second.cypher'));
  put('0001-earlier.cypher', 'CREATE (:Step {n: 0});');
  await expect(run()).rejects.toThrow(/0001-first.cypher ran on this store, but graph.migrations has 0001-earlier.cypher/);
});

test('a failing statement stops the run, and the file runs again when mended', async () => {
  put('0002-second.cypher', 'CREATE (:Step {n: 3});\nCREATE oops;');
  put('0003-third.cypher', 'CREATE (:Step {n: 4});');
  await expect(run()).rejects.toThrow(/syntax/i);
  expect(await steps()).toEqual([1, 2, 3]);
  put('0002-second.cypher', 'MERGE (:Step {n: 3});');
  expect(await run()).toEqual(['0002-second.cypher', '0003-third.cypher']);
  expect(await steps()).toEqual([1, 2, 3, 4]);
});

test('a file with another kind of name is refused', async () => {
  put('later.cypher', 'CREATE (:Step);');
  await expect(run()).rejects.toThrow(/later.cypher is not named like/);
});

describe('our own migrations', () => {
  const both = [
    readMigrations('embedded', join(graphFolder, 'migrations')),
    readMigrations('neo4j', join(graphFolder, 'migrations')),
  ];

  test('say IF NOT EXISTS, so that one that was cut off can run again', () => {
    const careless = both
      .flat()
      .flatMap(({ statements }) =>
        statements.filter((each) => !/^CREATE (CONSTRAINT|INDEX|FULLTEXT INDEX) \w+ IF NOT EXISTS /.test(each)),
      );
    expect(careless).toEqual([]);
    expect(both[0]?.flatMap(({ statements }) => statements).length).toBeGreaterThan(40);
  });
});
