// Rows C28 and C32, and the good set: tangles, pictures that lie, and changes that must not matter.
import { deflateSync } from 'node:zlib';
import { chunkOf } from '../../../../packages/core/src/credential/baked-png.ts';
import type { JsonObject } from '../../../../packages/core/src/credential/strict-json.ts';
import { shuffled, type Draw } from '../drawing.ts';
import { good, packed, type Way } from '../formats.ts';
import { contentOf, forged, isSigned, refused, stays, withContent, type Row } from '../row.ts';
import { modelOf } from '../suites.ts';

const tangled: Row = {
  name: 'C28',
  about: 'a tangle built to be slow',
  fits: (way) => way.format === 'badge' && ['rdf', 'sd'].includes(modelOf(way.suite).form) && way.packing === 'json',
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const count = 60 + draw.below(60);
    const alignment = Array.from({ length: 2 + draw.below(8) }, () => ({
      type: ['Alignment'],
      targetName: 'x',
      targetUrl: 'https://x.example',
    }));
    const tangle = Array.from({ length: count }, () => ({ type: ['ResultDescription'], name: 'x', alignment }));
    const changed = forged(text, (content) => void (content.credentialSubject.achievement.resultDescription = tangle));
    return {
      did: `${count} parts that look alike`,
      text: changed,
      documents,
      withinSeconds: 10,
      expected: refused('proof.work', 'proof.malformed'),
    };
  },
};

const lying: Row = {
  name: 'C32',
  about: 'pictures with two badges, packed ones, or rules of their own',
  fits: ({ packing }) => packing === 'png' || packing === 'svg',
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const picture = Buffer.from((await packed(way.packing, text)) ?? []);
    const { did, bytes, code } = way.packing === 'png' ? lyingPng(picture, text, draw) : lyingSvg(picture.toString('utf8'), draw);
    return {
      did,
      bytes,
      documents,
      mayAsk: Object.keys(documents),
      withinSeconds: 5,
      expected: code === null ? stays : refused(code),
    };
  },
};

type Lie = { did: string; bytes: Uint8Array; code: string | null };

function lyingPng(picture: Buffer, text: string, draw: Draw): Lie {
  const before = picture.subarray(0, -12);
  const end = picture.subarray(-12);
  const chunk = (type: string, data: Buffer) => Buffer.concat([before, chunkOf(type, data), end]);
  const word = draw.one(['openbadgecredential', 'openbadges']);
  const second = Buffer.concat([Buffer.from(`${word}\0\0\0\0\0`, 'latin1'), Buffer.from(text)]);
  return draw.one<() => Lie>([
    () => ({ did: 'a second badge', bytes: chunk('iTXt', second), code: 'readable.pictureTwice' }),
    () => ({
      did: 'a second badge, older word',
      bytes: chunk('tEXt', Buffer.from(`${word}\0{}`)),
      code: 'readable.pictureTwice',
    }),
    () => ({
      did: 'a second badge, packed',
      bytes: chunk('zTXt', Buffer.concat([Buffer.from(`${word}\0\0`), deflateSync(Buffer.alloc(1 << 20))])),
      code: 'readable.pictureTwice',
    }),
    () => ({
      did: 'a badge after the end',
      bytes: Buffer.concat([picture, chunkOf('iTXt', second)]),
      code: 'readable.pictureDamaged',
    }),
    () => ({ did: 'bytes after the end', bytes: Buffer.concat([picture, Buffer.from('x')]), code: 'readable.pictureDamaged' }),
    () => ({
      did: 'cut off',
      bytes: picture.subarray(0, picture.length - 1 - draw.below(picture.length - 20)),
      code: 'readable.pictureDamaged',
    }),
    () => ({ did: 'a remark of its painter', bytes: chunk('tEXt', Buffer.from('Author\0Ada')), code: null }),
  ])();
}

function lyingSvg(picture: string, draw: Draw): Lie {
  const badge = /<openbadges:credential[\s\S]*<\/openbadges:credential>/.exec(picture)?.[0] ?? '';
  const after = (more: string) => picture.replace('</svg>', () => `${more}</svg>`);
  const lie = (did: string, text: string, code: string | null): Lie => ({ did, bytes: Buffer.from(text), code });
  return draw.one<() => Lie>([
    () => lie('a second badge', after(badge), 'readable.pictureTwice'),
    () =>
      lie(
        'a second, older badge',
        after('<a:assertion xmlns:a="http://openbadges.org" verify="x">{}</a:assertion>'),
        'readable.pictureTwice',
      ),
    () =>
      lie('an entity of a file', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${picture}`, 'readable.pictureUnsafe'),
    () =>
      lie('entities without end', `<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${picture}`, 'readable.pictureUnsafe'),
    () => lie('cut off', picture.slice(0, picture.length - 1 - draw.below(20)), 'readable.pictureDamaged'),
    () => lie('too deep', after(`${'<g>'.repeat(200)}${'</g>'.repeat(200)}`), 'readable.pictureDamaged'),
    () => lie('a word nobody declared', after('<text>&secret;</text>'), 'readable.pictureDamaged'),
    () => lie('a word of its painter', after('<text>By Ada</text>'), null),
  ])();
}

type Harmless = { did: string; fits: (way: Way) => boolean; change: (text: string, draw: Draw) => string };
const always = () => true;
const ofMeaning = ({ suite }: Way) => ['rdf', 'sd'].includes(modelOf(suite).form);
const inJson = (change: (content: JsonObject, draw: Draw) => unknown) => (text: string, draw: Draw) => {
  const content = contentOf(text) as JsonObject;
  return withContent(text, change(content, draw) ?? content);
};

const harmless: readonly Harmless[] = [
  { did: 'as signed', fits: always, change: (text) => text },
  { did: 'space around it', fits: always, change: (text, draw) => `${' \n\t'.repeat(draw.below(3))}${text}\r\n` },
  { did: 'space within', fits: isSigned, change: (text, draw) => JSON.stringify(JSON.parse(text), null, 1 + draw.below(8)) },
  { did: 'a mark of byte order', fits: ({ packing }) => packing === 'json', change: (text) => `\ufeff${text}` },
  { did: 'names in another order', fits: isSigned, change: inJson((content, draw) => reordered(content, draw)) },
  {
    did: 'letters escaped',
    fits: isSigned,
    change: (text, draw) => text.replace(/(?<=[a-z])[a-z](?=[a-z]*")/g, (one) => (draw.below(9) === 0 ? escaped(one) : one)),
  },
  { did: 'its proof in a list', fits: isSigned, change: inJson((content) => void (content['proof'] = [content['proof']])) },
  {
    did: 'its proof twice',
    fits: isSigned,
    change: inJson((content) => void (content['proof'] = [content['proof'], content['proof']])),
  },
  {
    did: 'a proof beside it that we cannot read',
    fits: isSigned,
    change: inJson(
      (content, draw) => void (content['proof'] = shuffled([content['proof'], { type: 'Other', proofValue: 'z' }], draw)),
    ),
  },
  {
    did: 'sets in another order',
    fits: ofMeaning,
    change: inJson((content, draw) => withSets(content, (set) => shuffled(set, draw))),
  },
  {
    did: 'a word of a set twice',
    fits: ofMeaning,
    change: inJson((content) => withSets(content, (set) => (typeof set[0] === 'string' ? [...set, set[0]] : set))),
  },
];

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

function reordered(value: unknown, draw: Draw): unknown {
  if (Array.isArray(value)) return value.map((one) => reordered(one, draw));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(shuffled(Object.entries(value), draw).map(([name, one]) => [name, reordered(one, draw)]));
}

// Members that linked data takes as sets, and whose shape takes any order of them.
function withSets(content: JsonObject, change: (set: unknown[]) => unknown[]): JsonObject {
  const inside = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return setNames.has(name) ? change(value) : value;
    if (typeof value !== 'object' || value === null || name === 'proof') return value;
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, inside(one, inner)]));
  };
  return inside(content, '') as JsonObject;
}
const setNames = new Set(['type', 'tag', 'alignment', 'result', 'evidence']);

const unharmed: Row = {
  name: 'good',
  about: 'as signed, or changed where it must not matter',
  fits: always,
  draw: async (way, draw) => {
    const { text, documents } = await good(way, draw);
    const { did, change } = draw.one(harmless.filter(({ fits }) => fits(way)));
    return { did, text: change(text, draw), documents, mayAsk: Object.keys(documents), expected: stays };
  },
};

export const files: readonly Row[] = [tangled, lying, unharmed];
