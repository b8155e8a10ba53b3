// What is kept of remarks stays small whatever the files hold, and says what matters most first.
import type { RemarkGroup } from '@skillweave/core/frameworks';
import { expect, it } from 'vitest';
import { tellRemarks } from './told.ts';

const group = (weight: RemarkGroup['weight'], code: string, more: Partial<RemarkGroup> = {}): RemarkGroup => ({
  weight,
  code,
  text: code,
  count: 1,
  places: [],
  ...more,
});

it('what was not read comes before what was left out, and that before what was repaired', () => {
  const told = tellRemarks([group('repaired', 'a'), group('refused', 'b'), group('dropped', 'c'), group('refused', 'd')]);
  expect(told.map(({ code }) => code)).toEqual(['b', 'd', 'c', 'a']);
});

it('a place is shown once for the same words, and again for others', () => {
  const at = (row: number, text: string) => ({ place: { file: 'kites.csv', row }, text });
  const [told] = tellRemarks([group('repaired', 'a', { count: 4, places: [at(2, 'x'), at(2, 'x'), at(2, 'y'), at(3, 'x')] })]);
  expect(told).toMatchObject({
    count: 4,
    places: [at(2, 'x'), at(2, 'y'), at(3, 'x')].map(({ place, text }) => ({ ...place, text })),
  });
});

it('endless remarks, places and texts are bounded, and stay whole characters', () => {
  const long = `${'a'.repeat(299)}🪁${'b'.repeat(9_000)}`;
  const places = Array.from({ length: 50 }, (_, row) => ({ place: { file: long, column: long, row }, text: long }));
  const told = tellRemarks(
    Array.from({ length: 500 }, (_, n) => group('dropped', `code-${n}`, { text: long, count: 50, places })),
  );
  expect(told.length).toBe(40);
  expect(JSON.stringify(told).length).toBeLessThan(400_000);
  expect(told[0]?.places.length).toBe(5);
  expect(told[0]?.text.isWellFormed()).toBe(true);
});
