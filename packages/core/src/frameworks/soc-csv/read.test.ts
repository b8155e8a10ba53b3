// A few groups of occupations, in no order, with what may be wrong.
import { expect, it } from 'vitest';
import { counted, fileOf, gather } from '../gathering.test-data.ts';
import { recognise } from '../recognise.ts';
import { socCsv } from './read.ts';

const table = (...rows: string[]) => fileOf('soc.csv', ['SOC Group,SOC Code,SOC Title,SOC Definition', ...rows, ''].join('\n'));

it('groups stand below the nearest group there is, and the detailed are occupations', async () => {
  const file = table(
    'Detailed,53-5011,Deckhands,Look after the deck.',
    'Major,53-0000,Moving Things,',
    'Broad,53-5010,Deckhands,',
  );
  const { items, relations } = await gather(socCsv, file);
  expect(items).toMatchObject([
    {
      uri: 'urn:sg:soc:53-5011',
      kind: 'occupation',
      code: '53-5011',
      words: [{ name: 'Deckhands', statement: 'Look after the deck.' }],
    },
    { uri: 'urn:sg:soc:53-0000', kind: 'occupationGroup' },
    { uri: 'urn:sg:soc:53-5010', kind: 'occupationGroup' },
  ]);
  expect(relations.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'urn:sg:soc:53-5011 urn:sg:soc:53-5010',
    'urn:sg:soc:53-5010 urn:sg:soc:53-0000',
  ]);
  expect((await recognise([file])).found[0]?.format.name).toBe('soc-csv');
});

it.each([
  ['without a code', 'Major,53,Moving', 'no-code'],
  ['without a title', 'Major,53-0000,', 'no-name'],
])('a row %s is remarked on, with its place', async (_, row, code) => {
  const { remarks } = await gather(socCsv, table(`${row},`));
  expect(counted(remarks)).toEqual({ [code]: 1 });
  expect(remarks[0]?.place).toMatchObject({ file: 'soc.csv', row: 2 });
});

it('a code that comes twice is kept once', async () => {
  const { items, remarks } = await gather(socCsv, table('Major,53-0000,Moving,', 'Major,53-0000,Again,'));
  expect([items.map(({ words }) => words[0].name), counted(remarks)]).toEqual([['Moving'], { 'repeated-item': 1 }]);
});

it('more codes than any classification has are refused', async () => {
  const rows = Array.from({ length: 10_001 }, (_, n) => `Detailed,${10 + Math.floor(n / 9000)}-${1000 + (n % 9000)},A,`);
  expect(counted((await gather(socCsv, table(...rows))).remarks)).toEqual({ 'too-much': 1 });
});
