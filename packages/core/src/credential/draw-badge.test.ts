// The drawn badge: whatever a stranger calls it, the picture stays a picture and says no more than that.
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { bake } from './bake.ts';
import { drawBadge } from './draw-badge.ts';
import { unwrap } from './unwrap.ts';

/** Every element and attribute name in a picture, and all text that is shown. */
function look(picture: string) {
  const [names, texts] = [new Set<string>(), [] as string[]];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => [name, ...Object.keys(attributes)].forEach((each) => names.add(each)));
  parser.on('text', (text) => texts.push(text));
  parser.write(picture).close();
  return { names: [...names].toSorted(), texts };
}

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '</svg><script>alert(1)</script>',
    ']]>',
    '&lt;',
    '"><a href="javascript:x"',
    '\u202egnihton',
    '\ud800',
    '\uffff',
    '',
  ),
);
const plain = look(drawBadge({ name: 'Reading a water meter', issuerName: 'Lakeside College' }));

it('is made of the same few parts, whatever the names are', () => {
  fc.assert(
    fc.property(anyName, anyName, (name, issuerName) => {
      const { names, texts } = look(drawBadge({ name, issuerName }));
      expect(plain.names).toEqual(expect.arrayContaining(names));
      expect(texts.join('').replaceAll('\n', '')).not.toMatch(/[\p{Cf}\p{Cc}]/u);
      expect(texts.length).toBeLessThan(40);
    }),
    { numRuns: 500 },
  );
  expect(plain.names).not.toContain('script');
});

it('takes any badge inside', () => {
  fc.assert(
    fc.property(anyName, anyName, (name, issuerName) => {
      const baked = bake(Buffer.from(drawBadge({ name, issuerName })), '{"a":1}');
      expect(baked.kind === 'baked' && unwrap(baked.bytes)).toMatchObject({ kind: 'json', text: '{"a":1}' });
    }),
  );
});

it('says the name and the issuer, in lines that fit', () => {
  const { texts } = look(drawBadge({ name: 'Protecting adults & children in care <level 2>', issuerName: 'Lakeside College' }));
  const lines = texts.filter((text) => text.trim() !== '');
  expect(lines[0]).toBe('Protecting adults & children in care <level 2> · Lakeside College');
  expect(lines.slice(1).join(' ')).toBe('Protecting adults & children in care <level 2> Lakeside College');
  for (const line of lines.slice(1)) expect(line.length).toBeLessThanOrEqual(18);
});

it('cuts what is too long, and breaks a word that is', () => {
  const { texts } = look(drawBadge({ name: 'Donaudampfschifffahrtsgesellschaftskapitän '.repeat(6), issuerName: 'x' }));
  expect(texts.some((text) => text.endsWith('…'))).toBe(true);
  for (const line of texts.filter((text) => text.trim() !== '').slice(1)) expect([...line].length).toBeLessThanOrEqual(18);
});
