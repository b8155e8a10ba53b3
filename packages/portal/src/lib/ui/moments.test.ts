// Moments read the same wherever the page is made.
import { expect, test } from 'vitest';
import { ago, dateField, day, exact, withDays } from './moments.ts';

const now = '2026-11-23T12:00:00.000Z';

test('a day is said the way people say it', () => {
  expect(day('2025-05-03T23:30:00.000Z', 'en')).toBe('3 May 2025');
  expect(exact('2025-05-03T23:30:00.000Z', 'en')).toBe('3 May 2025 at 23:30 UTC');
});

test('what was a moment ago is said so, and what is far off is a day', () => {
  expect(ago('2026-11-23T11:57:00.000Z', now, 'en')).toBe('3 minutes ago');
  expect(ago('2026-11-23T11:00:20.000Z', now, 'en')).toBe('1 hour ago');
  expect(ago('2026-11-22T12:00:00.000Z', now, 'en')).toBe('yesterday');
  expect(ago('2026-11-27T12:00:00.000Z', now, 'en')).toBe('in 4 days');
  expect(ago('2026-11-23T11:59:40.000Z', now, 'en')).toBe('now');
  expect(ago('2026-05-01T00:00:00.000Z', now, 'en')).toBe('1 May 2026');
});

test('a date inside a sentence is said as a day, and a number that only looks like one is left', () => {
  expect(withDays('It only counts from 2026-12-14.', 'en')).toBe('It only counts from 14 December 2026.');
  expect(withDays('Number 2026-99-99.', 'en')).toBe('Number 2026-99-99.');
});

test('ninety days from now fits a date field', () => {
  expect(dateField(now, 90)).toBe('2027-02-21');
});
