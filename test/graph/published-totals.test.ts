// Every published data set we can read comes in by its files alone, with the totals it was published with, and a second time changes nothing.
import { afterAll, describe, expect, test } from 'vitest';
import { engines } from './engines.ts';
import { dataFolders, isDataHere, shelf } from './published-data.ts';
import { bringTwice, nameOf, published } from './published-sets.ts';

// `npm run prove -- import-totals` brings the large ones in too, on either engine.
const here = published.filter(({ isLarge }) => !isLarge);

describe.skipIf(!isDataHere).each(await engines())('on the %s engine (skipped without ../shared/data)', (engine) => {
  afterAll(() => engine.clear());

  test.each(here.map((each) => [nameOf(each), each] as const))('%s', { timeout: 300_000 }, async (_, set) => {
    await engine.clear();
    const graph = await engine.open({ shelf });
    const { first, again, found, foundAgain } = await bringTwice(graph, set);
    expect(first).toEqual(set.formats.map((format) => [format, 'loaded']));
    expect(found).toMatchObject(set.totals);
    expect(again).toEqual(set.formats.map((format) => [format, 'unchanged']));
    expect(foundAgain).toEqual(found);
  });
});

test.skipIf(!isDataHere)('no folder of frameworks is left out (skipped without ../shared/data)', () => {
  const named = published.flatMap(({ folders }) => folders);
  // Learning records are credentials and no frameworks.
  const others = dataFolders().filter((folder) => folder !== 'ler' && !folder.startsWith('ler/') && folder !== 'case/schema');
  expect(others.filter((folder) => !named.includes(folder))).toEqual([]);
});
