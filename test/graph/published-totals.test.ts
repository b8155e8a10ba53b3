// Every published data set we can read comes in by its files alone, with the totals it was published with, and a second time changes nothing.
import { afterAll, describe, expect, test } from 'vitest';
import { importFiles } from '../../packages/api/src/write/frameworks/import-files.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';
import { engines } from './engines.ts';
import { dataFiles, isDataHere, shelf, totals } from './published-data.ts';

type Published = {
  /** Folders below ../shared/data. */
  readonly folders: readonly string[];
  readonly formats: readonly string[];
  /** What must stand in the graph: items by kind, relations by type, proposed mappings; what is not named here is not compared. */
  readonly totals: Readonly<Record<string, number>>;
};

// All of ESCO is held against its totals by `npm run bench -- import`, on both engines: it takes a minute each.
const published: readonly Published[] = [
  {
    folders: ['case'],
    formats: ['case', 'case-tables'],
    totals: { frameworks: 3 + 3, items: 48 + 10 + 4 + 36, mappings: 16 + 1 },
  },
  { folders: ['derived/case-smarterbalanced'], formats: ['case'], totals: { frameworks: 3, items: 164 + 48 + 86 } },
];

describe.skipIf(!isDataHere).each(await engines())('on the %s engine (skipped without ../shared/data)', (engine) => {
  afterAll(() => engine.clear());

  test.each(published.map((each) => [each.folders.join(' and '), each] as const))(
    '%s',
    async (_, { folders, formats, ...wanted }) => {
      await engine.clear();
      const graph = await engine.open({ shelf });
      const bring = async () =>
        await importFiles({ graph, files: dataFiles(...folders), by: 'a test', clock: () => instantOf(Date.now()) });
      const first = await bring();
      expect(first.imports.map(({ format, outcome }) => [format, outcome])).toEqual(formats.map((format) => [format, 'loaded']));
      const found = await totals(graph);
      expect(found).toMatchObject(wanted.totals);
      const again = await bring();
      expect(again.imports.map(({ outcome }) => outcome)).toEqual(formats.map(() => 'unchanged'));
      expect(await totals(graph)).toEqual(found);
    },
  );
});
