// In the picture nothing lies upon anything else, nothing is lost, and long names stay inside their boxes.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { narrowPicture, widePicture, wrapped, type Box, type Group, type Picture } from './picture.ts';

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.lorem({ maxCount: 30 }),
  fc.constant('知識と技能'.repeat(20)),
);
const relation = fc.constantFrom(
  'BROADER',
  'NARROWER',
  'REQUIRES',
  'REQUIRED_BY',
  'RELATED',
  'COLLECTED_IN',
  'COLLECTS',
  'REPLACED_BY',
);
const group: fc.Arbitrary<Group> = fc.record({
  relation,
  heading: fc.constant('Part of'),
  some: fc.array(fc.record({ id: fc.uuid(), name, note: fc.constantFrom('', 'Group') }), { maxLength: 6 }),
  more: fc.constantFrom(null, 'and 34 more'),
});
const groups = fc.uniqueArray(group, { maxLength: 8, selector: (each) => each.relation });

const overlap = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const layouts: [string, (name: string, groups: readonly Group[]) => Picture][] = [
  ['wide', widePicture],
  ['narrow', narrowPicture],
];

test.each(layouts)('the %s picture shows everybody once, apart from each other and inside its edges', (_name, draw) => {
  fc.assert(
    fc.property(name, groups, (title, around) => {
      const { boxes, width, height, threads } = draw(title, around);
      const asked = around.flatMap(({ some }) => some.map(({ id }) => id)).toSorted();
      expect(boxes.flatMap(({ of }) => of?.near?.id ?? []).toSorted()).toEqual(asked);
      expect(boxes.filter(({ of }) => of && !of.near)).toHaveLength(around.filter(({ more }) => more !== null).length);
      expect(threads).toHaveLength(boxes.length - 1);
      for (const [at, one] of boxes.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.y).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(width);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
        expect(boxes.slice(at + 1).filter((other) => overlap(one, other))).toEqual([]);
      }
    }),
  );
});

test('a long name takes three lines and then says that it goes on', () => {
  const lines = wrapped(
    'coordinate the patient-centred multidisciplinary rehabilitation programmes of several hospitals at once',
    200,
  );
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toMatch(/…$/);
  expect(wrapped('Weld pipes', 200)).toEqual(['Weld pipes']);
});

test('a word without spaces is broken rather than let out of its box', () => {
  expect(wrapped('Rindfleischetikettierungsüberwachung', 160)).toEqual(
    ['Rindfleischetikettier', 'ungsüberwachung'].map((each) => expect.stringContaining(each.slice(0, 5))),
  );
  expect(wrapped('知識'.repeat(8), 160).join('')).toBe('知識'.repeat(8));
});
