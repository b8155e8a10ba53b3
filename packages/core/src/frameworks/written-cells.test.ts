// Cells are written so that what comes back is what went in, and a spreadsheet shows texts and computes none.
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarded, rowOf, unguarded } from './written-cells.ts';

it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '\nx', '\0x', '＝1', "'=1"])('%j is not left as a formula', (text) => {
  expect(guarded(text)).toBe(`'${text}`);
});

it.each(['plain', '', "it's", "'quoted'", 'a=b', '1-2'])('%j is left as it is', (text) => {
  expect(guarded(text)).toBe(text);
});

it('any row comes back as it was, and no cell of it begins like a formula', () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '"', ',', ';', '\n', '\r', '\t', 'a', '-') }));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), fc.constantFrom(',', '\t', ';'), (cells, separator) => {
      const text = rowOf(cells.map(guarded), separator);
      const [row = ['']] = parse(text, {
        delimiter: separator,
        record_delimiter: '\r\n',
        skip_empty_lines: false,
        relax_column_count: true,
      }) as string[][];
      expect(row.map(unguarded)).toEqual(cells);
      for (const one of row) expect(one).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
