// Marks stand where the words stand, however a text is cut.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, piecesOf, type Marked } from './marks.ts';

const marked = fc
  .array(fc.record({ word: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), isMarked: fc.boolean() }), {
    maxLength: 120,
  })
  .map((words): Marked => {
    let text = '';
    const ranges: { start: number; end: number }[] = [];
    for (const { word, isMarked } of words) {
      if (isMarked) ranges.push({ start: text.length, end: text.length + word.length });
      text += `${word} `;
    }
    return { text, ranges };
  });

test('the pieces are the text, and what is marked is what was found', () => {
  fc.assert(
    fc.property(marked, (one) => {
      const pieces = piecesOf(one);
      expect(pieces.map(({ text }) => text).join('')).toBe(one.text);
      expect(pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(
        one.ranges.map(({ start, end }) => one.text.slice(start, end)),
      );
    }),
  );
});

test('an excerpt is short, keeps the first word that was found, and marks nothing else', () => {
  fc.assert(
    fc.property(marked, (one) => {
      const words = one.ranges.map(({ start, end }) => one.text.slice(start, end));
      const { text, ranges } = excerptOf(one, 120);
      expect(text.length).toBeLessThanOrEqual(124);
      expect(text.isWellFormed()).toBe(one.text.isWellFormed());
      const kept = ranges.map(({ start, end }) => text.slice(start, end));
      expect(kept).toEqual(words.slice(0, kept.length));
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(words.length, 1));
    }),
  );
});

test('text without spaces is cut all the same', () => {
  const text = '看護'.repeat(400);
  const { text: cut, ranges } = excerptOf({ text, ranges: [{ start: 500, end: 502 }] });
  expect([cut.length < 250, cut.slice(ranges[0]?.start, ranges[0]?.end)]).toEqual([true, '看護']);
});
