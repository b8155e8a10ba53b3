// Pictures with a badge inside: what went in comes out, and a picture built to hurt ends in a plain sentence.
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bake } from './bake.ts';
import { chunkOf } from './baked-png.ts';
import { unwrap, unwrapText } from './unwrap.ts';

const head = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const ihdr = chunkOf('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const idat = chunkOf('IDAT', deflateSync(Buffer.from([0, 127])));
const iend = chunkOf('IEND', Buffer.alloc(0));
const png = (...extra: Uint8Array[]) => Buffer.concat([head, ihdr, ...extra, idat, iend]);
const iTXt = (text: string, keyword = 'openbadgecredential', flags = '\0\0\0\0') =>
  chunkOf('iTXt', Buffer.concat([Buffer.from(`${keyword}\0${flags}`, 'latin1'), Buffer.from(text)]));
const svg = (inside: string, before = '', attributes = '') =>
  Buffer.from(`${before}<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`);
const ns = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
const json = '{"name":"Reading a water meter"}';
const jws = `${Buffer.from('{"alg":"EdDSA"}').toString('base64url')}.${Buffer.from(json).toString('base64url')}.c2ln`;
const element = `<openbadges:credential ${ns}><![CDATA[${json}]]></openbadges:credential>`;

/** What a picture gives: the text inside, or the code that says why not. */
function inside(bytes: Uint8Array): string {
  const opened = unwrap(bytes);
  return opened.kind === 'unreadable' ? opened.code : opened.text;
}

describe('a badge comes out of a picture as the text it is', () => {
  it.each<[string, Uint8Array, string]>([
    ['a PNG as the standard asks', png(iTXt(json)), json],
    ['a PNG with a signed token', png(iTXt(jws)), jws],
    ['a PNG of the older kind', png(iTXt(json, 'openbadges')), json],
    ['a PNG with a language and a translated word', png(iTXt(json, 'openbadgecredential', '\0\0en\0Abzeichen\0')), json],
    ['a PNG with the older text chunk', png(chunkOf('tEXt', Buffer.from(`openbadges\0${json}`))), json],
    ['an SVG with a section', svg(element), json],
    ['an SVG with a signed token', svg(`<openbadges:credential ${ns} verify="${jws}"/>`), jws],
    [
      'an SVG of the older kind',
      svg(`<b:assertion xmlns:b="http://openbadges.org" verify="https://a.example"><![CDATA[${json}]]></b:assertion>`),
      json,
    ],
    [
      'another prefix, declared at the top',
      svg(`<x:credential>${json}</x:credential>`, '', ' xmlns:x="https://purl.imsglobal.org/ob/v3p0"'),
      json,
    ],
    ['no prefix at all', svg(`<credential xmlns="https://purl.imsglobal.org/ob/v3p0">${json}</credential>`), json],
    [
      'text written with escapes',
      svg(`<openbadges:credential ${ns}>{&quot;a&quot;:&#34;&lt;&amp;&#x3E;&#34;}</openbadges:credential>`),
      '{"a":"<&>"}',
    ],
    [
      'a text in several sections',
      svg(`<openbadges:credential ${ns}><![CDATA[{"name":"a]]]]><![CDATA[>b"]]>}</openbadges:credential>`),
      '{"name":"a]]>b"}',
    ],
    [
      'a remark around a false badge',
      svg(`<!-- <openbadges:credential ${ns}>{"x":1}</openbadges:credential> -->${element}`),
      json,
    ],
    ['a section that only looks like a badge', svg(`<desc><![CDATA[${element.replaceAll(']]>', '')}]]></desc>${element}`), json],
    [
      'a plain DOCTYPE',
      svg(
        element,
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.example/svg11.dtd">',
      ),
      json,
    ],
    ['a first line that is a remark, after a byte order mark', svg(element, '\ufeff\n<!-- made by hand -->\n'), json],
  ])('%s', (_, bytes, text) => {
    expect(inside(bytes)).toBe(text);
  });

  it('and is told apart from a text handed in as it is', () => {
    expect([unwrap(svg(element)), unwrap(Buffer.from(json))].map((one) => 'inPicture' in one && one.inPicture)).toEqual([
      true,
      false,
    ]);
  });
});

const laughs = `<!DOCTYPE svg [<!ENTITY a "ha">${[...'bcdefghi'].map((name, place) => `<!ENTITY ${name} "${`&${'abcdefgh'[place]};`.repeat(10)}">`).join('')}]>`;
const cut = png(iTXt(json));
const flipped = (at: number) => Uint8Array.from(cut, (byte, place) => (place === at ? byte ^ 1 : byte));

describe('a picture that cannot be trusted to mean one thing is refused in words', () => {
  it.each<[string, Uint8Array, string]>([
    ['a PNG without a badge', png(), 'readable.picture'],
    ['a PNG whose keyword is written large', png(iTXt(json, 'OpenBadgeCredential')), 'readable.picture'],
    ['a PNG with an empty badge', png(iTXt(' ')), 'readable.picture'],
    ['two badges in a PNG', png(iTXt(json), iTXt(json)), 'readable.pictureTwice'],
    [
      'a newer and an older badge in one PNG',
      png(iTXt(json), chunkOf('tEXt', Buffer.from(`openbadges\0${json}`))),
      'readable.pictureTwice',
    ],
    ['a packed badge', png(iTXt(json, 'openbadgecredential', '\x01\0\0\0')), 'readable.picturePacked'],
    [
      'a packed badge of the oldest kind',
      png(chunkOf('zTXt', Buffer.concat([Buffer.from('openbadges\0\0'), deflateSync(Buffer.alloc(1e6))]))),
      'readable.picturePacked',
    ],
    [
      'a chunk that ends before its text',
      png(chunkOf('iTXt', Buffer.from('openbadgecredential\0\0\0en'))),
      'readable.pictureDamaged',
    ],
    ['a badge after the end of the PNG', Buffer.concat([png(), iTXt(json)]), 'readable.pictureDamaged'],
    ['anything after the end of the PNG', Buffer.concat([png(iTXt(json)), Buffer.from('x')]), 'readable.pictureDamaged'],
    ['a PNG without its head', Buffer.concat([head, iTXt(json), iend]), 'readable.pictureDamaged'],
    ['a PNG that stops early', cut.subarray(0, cut.length - 7), 'readable.pictureDamaged'],
    ['a PNG that is only its first mark', head, 'readable.pictureDamaged'],
    ['a changed letter in the badge', flipped(70), 'readable.pictureDamaged'],
    [
      'a length beyond the file',
      Buffer.concat([head, ihdr, Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('iTXt')]),
      'readable.pictureDamaged',
    ],
    [
      'letters that two readers would take differently',
      png(chunkOf('tEXt', Buffer.from('openbadges\0{"a":"é"}'))),
      'readable.encoding',
    ],
    [
      'bytes that are no letters',
      png(chunkOf('iTXt', Buffer.from([...Buffer.from('openbadges\0\0\0\0\0'), 0xff]))),
      'readable.encoding',
    ],
    [
      'ten thousand empty chunks',
      png(...Array<Buffer>(10_001).fill(chunkOf('teSt', Buffer.alloc(0)))),
      'readable.pictureDamaged',
    ],
    ['an SVG without a badge', svg('<g/>'), 'readable.picture'],
    ['an element written large', svg(element.replaceAll('credential', 'Credential')), 'readable.picture'],
    ['a namespace that is nearly right', svg(element.replace('v3p0', 'v3p0/')), 'readable.picture'],
    ['a badge only in a remark', svg(`<!--${element}-->`), 'readable.picture'],
    ['two badges in an SVG', svg(element + element), 'readable.pictureTwice'],
    ['two badges, one hidden deep inside', svg(`${element}<defs><g>${element}</g></defs>`), 'readable.pictureTwice'],
    [
      'a token with another text beside it',
      svg(`<openbadges:credential ${ns} verify="${jws}">${json}</openbadges:credential>`),
      'readable.pictureTwice',
    ],
    ['a badge inside a badge', svg(`<openbadges:credential ${ns}>${element}</openbadges:credential>`), 'readable.pictureDamaged'],
    [
      'an element inside a badge',
      svg(`<openbadges:credential ${ns}>{"a":<b/>1}</openbadges:credential>`),
      'readable.pictureDamaged',
    ],
    [
      'a thousand million laughs',
      svg(`<openbadges:credential ${ns}>{"a":"&i;"}</openbadges:credential>`, laughs),
      'readable.pictureUnsafe',
    ],
    [
      'a file of ours, asked for by name',
      svg(`<openbadges:credential ${ns}>&x;</openbadges:credential>`, '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'readable.pictureUnsafe',
    ],
    ['a name nobody explained', svg(`<openbadges:credential ${ns}>&x;</openbadges:credential>`), 'readable.pictureDamaged'],
    [
      'a name every object of ours has',
      svg(`<openbadges:credential ${ns}>&constructor;</openbadges:credential>`),
      'readable.pictureDamaged',
    ],
    ['an SVG cut off', svg(element).subarray(0, -3), 'readable.pictureDamaged'],
    ['a prefix nobody declared', svg('<openbadges:credential>{}</openbadges:credential>'), 'readable.pictureDamaged'],
    ['an SVG that says it is in other letters', svg(element, '<?xml version="1.0" encoding="UTF-16"?>'), 'readable.encoding'],
    [
      'an address instead of a badge',
      svg('<b:assertion xmlns:b="http://openbadges.org" verify="https://a.example/1"/>'),
      'readable.pictureAddress',
    ],
    ['an address in a PNG', png(chunkOf('tEXt', Buffer.from('openbadges\0https://a.example/1'))), 'readable.pictureAddress'],
    ['a page of the web', Buffer.from(`<!DOCTYPE html><html><body>${element}</body></html>`), 'readable.syntax'],
    ['something in pointed brackets', Buffer.from('<<<'), 'readable.syntax'],
    [
      'another kind of XML around a badge',
      Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom">${element}</feed>`),
      'readable.syntax',
    ],
    ['a picture in a picture', png(iTXt(svg(element).toString())), 'readable.syntax'],
    ['a broken badge in a picture', svg(`<openbadges:credential ${ns}>{"a":1,"a":2}</openbadges:credential>`), 'readable.twice'],
  ])('%s', (_, bytes, code) => {
    expect(inside(bytes)).toBe(code);
  });

  it.each<[string, Uint8Array]>([
    ['nested without end', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(1_600_000)}`)],
    ['with a field of attributes', svg(`<g ${Array.from({ length: 400_000 }, (_, n) => `a${n}=""`).join(' ')}/>`)],
    ['with a field of prefixes', svg(`<g ${Array.from({ length: 150_000 }, (_, n) => `xmlns:a${n}="b"`).join(' ')}/>`)],
    ['full of small elements', svg('<g/>'.repeat(1_200_000))],
    ['full of escapes', svg(`<openbadges:credential ${ns}>${'&lt;'.repeat(1_200_000)}</openbadges:credential>`)],
    ['full of spaces', svg(`<openbadges:credential ${ns}>${' '.repeat(4_900_000)}</openbadges:credential>`)],
    ['full of open remarks', svg('<!--'.repeat(1_200_000))],
  ])('a picture %s keeps nobody busy', (_, bytes) => {
    const started = process.cpuUsage();
    expect(inside(bytes)).toMatch(/^readable\./);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });
});

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

it('no picture, however broken, makes the reader stumble', () => {
  const whole = [png(iTXt(json)), svg(element, '<?xml version="1.0"?>'), png(iTXt(json, 'openbadges')), svg(`<g>${element}</g>`)];
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }),
      fc.nat(400),
      (picture, changes, length) => {
        const broken = Buffer.from(picture.subarray(0, Math.max(length, 20)));
        for (const [at, byte] of changes) if (at < broken.length) broken[at] = byte;
        const opened = unwrap(broken);
        // A checksum guards every letter of a PNG: what still opens there is what was put in.
        if (opened.kind !== 'unreadable' && broken[0] === 0x89) expect(opened.text).toBe(json);
      },
    ),
    { numRuns: 3000 },
  );
});
