// docs/vc-api-statements.md names a test for every statement of the W3C suites: each is there, and the counts are right.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../docs/vc-api-statements.md'), 'utf8');
const cells = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const isRow = (line: string) => line.startsWith('|') && !/^\| *-/.test(line);
const sections = page.split('\n## ').map((section) => ({
  name: section.slice(0, section.indexOf('\n')),
  rows: section.split('\n').filter(isRow).slice(1).map(cells),
}));
const [summary, , ...suites] = sections;

const sources = new Map<string, string>();
const sourceOf = (file: string): string => {
  const known = sources.get(file) ?? readFileSync(join(import.meta.dirname, `${file}.test.ts`), 'utf8');
  sources.set(file, known);
  return known;
};

it.each(suites.map(({ name, rows }) => [name, rows] as const))('%s: each statement has a test', (_, rows) => {
  const missing = rows.filter(
    ([, , , file = '', test = '']) => !sourceOf(file).includes(`'${test}'`) && !sourceOf(file).includes(`, ${test}'`),
  );
  expect(missing).toEqual([]);
  expect(rows.filter(([, , answer]) => answer !== 'as expected' && answer !== 'differs')).toEqual([]);
});

it('the counts are right', () => {
  const counted = suites.map(({ name, rows }) => {
    const differ = rows.filter(([, , answer]) => answer === 'differs').length;
    return [name, rows.length, rows.length - differ, differ] as const;
  });
  const sum = (place: 1 | 2 | 3) => counted.reduce((total, row) => total + row[place], 0);
  const all = [...counted, ['together', sum(1), sum(2), sum(3)]];
  expect(summary?.rows).toEqual(all.map((row) => row.map(String)));
});
