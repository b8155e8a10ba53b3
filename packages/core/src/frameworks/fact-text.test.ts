// A fact stands for one value only, and every value has one fact.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { factOf, valueOf } from './fact-text.ts';

it('every value comes back from its fact', () => {
  const values = fc
    .jsonValue({ noUnicodeString: false })
    .filter((value) => !/__proto__|\\u0000|\d{16}|-0/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(values, (value) => {
      expect(valueOf(factOf(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('every text is the fact of the value it stands for', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(factOf(valueOf(text))).toBe(text);
    }),
  );
});

it.each(['06', '1.0', '"', '', 'true story', '{"a":12345678901234567890}'])('%s is a text', (text) => {
  expect(valueOf(text)).toBe(text);
});
