// Baking a badge into a picture: every document comes out letter for letter, and nothing else of the picture changes.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bake } from './bake.ts';
import { chunkOf } from './baked-png.ts';
import { element, head, iTXt, idat, iend, ihdr, inside, json, jws, laughs, ns, png, svg } from './pictures.test-data.ts';
import { unwrapText } from './unwrap.ts';

// Any document: letters of every script, line ends, end marks of sections, and what XML could not hold by itself.
const anyText = fc.stringMatching(/^[\s\S]*$/u).map((text) => text.replace(/[\ud800-\udfff\ufffe\uffff]/g, ''));
const piece = fc.oneof(
  anyText,
  fc.constantFrom(']]>', '<![CDATA[', '&amp;', '<', '--', '\u2028', '\u0085', '\u007f', '&#13;', '?>'),
);
const gap = fc.array(fc.constantFrom(' ', '\r', '\n', '\t', '\r\n'), { maxLength: 3 }).map((marks) => marks.join(''));
const document = fc
  .tuple(fc.array(piece, { maxLength: 5 }), gap, gap)
  .map(([pieces, before, after]) => `{${before}"a"${after}:${JSON.stringify(pieces.join('')).replaceAll('\\u2028', '\u2028')}}`)
  .filter((text) => unwrapText(Buffer.from(text)).kind === 'json');
const token = fc.tuple(document, fc.uint8Array({ maxLength: 80 })).map(([text, signature]) => {
  const [a, b, c] = [Buffer.from('{}'), Buffer.from(text), Buffer.from(signature)].map((part) => part.toString('base64url'));
  return `${a}.${b}.${c}`;
});
const drawing = fc.constantFrom(
  svg('<g><circle r="2"/></g>'),
  svg(''),
  svg(`${element}\r\n<g/>`),
  svg(element + element),
  svg(`<g>${element}</g>`, '<?xml version="1.0"?>\r\n<!-- € -->\r\n', '\r\n  id="a>b"\r\n'),
  svg(`<openbadges:credential ${ns} verify="${jws}"/>`, '\ufeff<!DOCTYPE svg>'),
  Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'),
  Buffer.from('<?xml version="1.1"?><svg xmlns="http://www.w3.org/2000/svg"></svg>\n'),
  png(),
  png(iTXt(json)),
  png(iTXt(json), chunkOf('zTXt', Buffer.from('openbadges\0\0x'))),
);

describe('baking', () => {
  it('gives back every document letter for letter, whatever picture it went into, and whatever was there before', () => {
    fc.assert(
      fc.property(drawing, fc.oneof(document, token), (picture, text) => {
        const baked = bake(picture, text);
        expect(baked.kind === 'baked' ? inside(baked.bytes) : baked).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('done twice leaves the last one alone', () => {
    fc.assert(
      fc.property(drawing, document, token, (picture, first, second) => {
        const once = bake(picture, first);
        const twice = once.kind === 'baked' ? bake(once.bytes, second) : once;
        const straight = bake(picture, second);
        expect(twice.kind === 'baked' ? inside(twice.bytes) : twice).toBe(second);
        expect(twice).toEqual(straight);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the picture itself as it was', () => {
    const [drawn, plain] = [bake(png(iTXt('{"old":1}')), json), bake(svg(`<g/>${element}`), json)];
    expect(drawn.kind === 'baked' && Buffer.from(drawn.bytes).equals(Buffer.concat([head, ihdr, idat, iTXt(json), iend]))).toBe(
      true,
    );
    expect(plain.kind === 'baked' && Buffer.from(plain.bytes).toString()).toBe(svg(`${element}<g/>`).toString());
  });

  it.each([
    ['no credential', png(), 'hello', 'readable.syntax'],
    ['half a character', png(), '{"a":"\ud800"}', 'readable.text'],
    ['a mark that XML cannot hold', svg(''), '{"a":"\uffff"}', 'readable.encoding'],
    ['a broken picture', head, json, 'readable.pictureDamaged'],
    ['no picture', Buffer.from('hello'), json, 'readable.pictureDamaged'],
    ['an unsafe picture', svg('', laughs), json, 'readable.pictureUnsafe'],
    ['more than we open', svg(' '.repeat(4_999_950)), json, 'readable.size'],
  ])('refuses %s', (_, picture, text, code) => {
    expect(bake(picture, text)).toMatchObject({ kind: 'unreadable', code });
  });
});
