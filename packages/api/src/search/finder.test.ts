// How leniently words are looked for: never more than needed, because each step costs many times the one before.
import { parseQuery } from '@skillweave/core/search';
import { expect, test } from 'vitest';
import { leniently, slipsIn, type Strictness } from './finder.ts';

/** Which steps a question takes where each step finds so many things. */
async function steps(typed: string, finds: Partial<Record<Strictness, number>>) {
  const asked: Strictness[] = [];
  const found = await leniently({
    query: parseQuery(typed),
    ask: (how) => {
      asked.push(how);
      return Array.from({ length: finds[how] ?? 0 }, () => how);
    },
  });
  return { asked, found };
}

test.each([
  { name: 'three as typed are enough', typed: 'software developer', finds: { typed: 3 }, asked: ['typed'], count: 3 },
  {
    name: 'two may be slips in the stock',
    typed: 'software developer',
    finds: { typed: 2, slip: 2 },
    asked: ['typed', 'slip'],
    count: 2,
  },
  { name: 'one slip', typed: 'sofware developer', finds: { slip: 1 }, asked: ['typed', 'slip'], count: 1 },
  { name: 'two slips in a long word', typed: 'sfoware', finds: { slip: 0, some: 1 }, asked: ['typed', 'slip'], count: 0 },
  {
    name: 'two slips, after one found nothing',
    typed: 'sofwre developer',
    finds: { nearly: 4 },
    asked: ['typed', 'slip', 'nearly'],
    count: 4,
  },
  {
    name: 'some of the words, after all else',
    typed: 'zebra developer',
    finds: { some: 5 },
    asked: ['typed', 'slip', 'nearly', 'some'],
    count: 5,
  },
  {
    name: 'no word is long enough for two slips',
    typed: 'zebra farm',
    finds: { some: 5 },
    asked: ['typed', 'slip', 'some'],
    count: 5,
  },
  { name: 'no word is long enough for a slip', typed: 'abc xyz', finds: { typed: 1 }, asked: ['typed'], count: 1 },
  { name: 'short words and nothing', typed: 'abc xyz', finds: { some: 2 }, asked: ['typed', 'some'], count: 2 },
] as const)('$name', async ({ typed, finds, asked, count }) => {
  expect(await steps(typed, finds)).toMatchObject({ asked, found: { length: count } });
});

test('a word is forgiven no more slips than its length allows, and one step at a time', () => {
  const words = ['abc', 'bread', 'developer', 'x'.repeat(51)];
  const forgiven = (how: Strictness) => words.map((word) => slipsIn(word, how));
  expect(forgiven('typed')).toEqual([0, 0, 0, 0]);
  expect(forgiven('slip')).toEqual([0, 1, 1, 0]);
  expect(forgiven('nearly')).toEqual([0, 1, 2, 0]);
  expect(forgiven('some')).toEqual([0, 1, 2, 0]);
});
