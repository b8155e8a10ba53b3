// Pictures with a badge inside: its text comes out as it is, and a picture built to hurt ends in a plain sentence.
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkOf } from './baked-png.ts';
import { element, head, iTXt, iend, ihdr, inside, json, jws, laughs, ns, png, svg } from './pictures.test-data.ts';
import { unwrap } from './unwrap.ts';

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
        expect(opened.kind === 'unreadable' || broken[0] !== 0x89 || opened.text === json).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});
