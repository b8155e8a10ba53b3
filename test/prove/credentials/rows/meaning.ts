// Rows C2, C4 and C29: words that could be read in two ways, put in afterwards or by the issuer itself.
import type { JsonObject } from '../../../../packages/core/src/credential/strict-json.ts';
import type { Loose } from '../../../conformance/stage.ts';
import type { Draw } from '../drawing.ts';
import { good, makeGood, type Good, type Way } from '../formats.ts';
import { contentOf, forged, objectsIn, refused, stays, withContent, type Row } from '../row.ts';
import { isToken, sealed, signedToken } from '../suites.ts';

type Trick = { did: string; code: string; play: (document: Loose, draw: Draw) => boolean };

const v2 = 'https://www.w3.org/ns/credentials/v2';
const tricks: readonly Trick[] = [
  {
    did: 'a vocabulary for every word',
    code: 'contexts.inline',
    play: (d) => pushed(d, { '@vocab': 'https://mallory.example/' }),
  },
  { did: 'a word of its own', code: 'contexts.inline', play: (d) => pushed(d, { name: 'https://schema.org/alternateName' }) },
  { did: 'names that are other names', code: 'contexts.inline', play: (d) => pushed(d, { validUntil: 'https://x.example/a' }) },
  {
    did: 'a second name for a word of the standards',
    code: 'contexts.inline',
    play: (d) => pushed(d, { alias: 'https://schema.org/name' }) && moved(d, 'name', 'alias'),
  },
  {
    did: 'a second name for a word brought along',
    code: 'contexts.inline',
    play: (d) => {
      const own = d['@context'].find((context: unknown) => typeof context === 'object');
      if (own === undefined) return false;
      own.upper = own.deck;
      delete own.deck;
      return moved(d.credentialSubject, 'deck', 'upper');
    },
  },
  {
    did: 'a start for all words, cut elsewhere',
    code: 'contexts.inline',
    play: (d) => pushed(d, { '@vocab': 'https://ferries.example/words#de' }) && moved(d.credentialSubject ?? {}, 'deck', 'ck'),
  },
  {
    did: 'contexts turned round',
    code: 'contexts.first',
    play: (d) => {
      if (d['@context'].length < 2) return false;
      d['@context'].reverse();
      return true;
    },
  },
  {
    did: 'a context in a part',
    code: 'contexts.nested',
    play: (d, draw) => nested(d, draw, v2),
  },
  {
    did: 'a context of its own in a part',
    code: 'contexts.inline',
    play: (d, draw) => nested(d, draw, { id: '@id', name: 'https://x.example/name' }),
  },
  {
    did: 'a field under its full address',
    code: 'contexts.keyword',
    play: (d) => renamed(d, 'id', 'https://schema.org/identifier'),
  },
  { did: 'an id under its second name', code: 'contexts.keyword', play: (d) => renamed(d, 'id', '@id') },
  { did: 'a type under its second name', code: 'contexts.keyword', play: (d) => added(d, '@type', ['https://x.example/T']) },
  { did: 'facts set aside', code: 'contexts.keyword', play: (d) => added(d, '@included', [{ id: 'urn:x:1' }]) },
  { did: 'a fact turned round', code: 'contexts.keyword', play: (d) => added(d, '@reverse', {}) },
  { did: 'a field under the name of a class', code: 'contexts.keyword', play: (d) => added(d, 'Image', 'https://x.example/i') },
];

function pushed(document: Loose, context: unknown): true {
  document['@context'] = [...document['@context'], context];
  return true;
}

function nested(document: Loose, draw: Draw, context: unknown): boolean {
  const [, ...parts] = objectsIn(document);
  if (parts.length === 0) return false;
  draw.one(parts)['@context'] = context;
  return true;
}

function renamed(document: Loose, from: string, to: string): boolean {
  document[to] = document[from];
  delete document[from];
  return true;
}

/** The same where there is such a field at all. */
function moved(document: Loose, from: string, to: string): boolean {
  return document[from] !== undefined && renamed(document, from, to);
}

function added(document: Loose, name: string, value: unknown): true {
  document[name] = value;
  return true;
}

/** Signed with the trick in it where the suite allows that, which only an issuer could do; else put in afterwards. */
async function played(way: Way, draw: Draw, { play }: Trick): Promise<(Good & { by: 'issuer' | 'another' }) | null> {
  let isPossible = true;
  const trick = (document: JsonObject) => {
    const copy = structuredClone(document);
    isPossible = play(copy, draw);
    return copy;
  };
  if (draw.yes()) {
    const made = await makeGood(way, draw, trick).catch(() => null);
    if (!isPossible) return null;
    if (made !== null) return { ...made, by: 'issuer' };
  }
  const base = await good(way, draw);
  const text = withContent(base.text, trick(contentOf(base.text)));
  return isPossible ? { ...base, text, by: 'another' } : null;
}

const twisted: Row = {
  name: 'C2',
  about: 'words given another meaning',
  fits: () => true,
  draw: async (way, draw) => {
    for (;;) {
      const trick = draw.one(tricks);
      const made = await played(way, draw, trick);
      if (made === null) continue;
      const { text, documents, by } = made;
      return { did: `${trick.did}, by ${by}`, text, documents, mayAsk: [], expected: refused(trick.code) };
    }
  },
};

const unknown: Row = {
  name: 'C4',
  about: 'a context nobody knows, or other words for a known one',
  fits: () => true,
  draw: async (way, draw) => {
    const url = 'https://contexts.example/v1';
    const served = JSON.stringify({ '@context': { '@vocab': 'https://contexts.example/#' } });
    if (draw.yes()) {
      const { text, documents } = await good(way, draw);
      const contexts = (contentOf(text)['@context'] as string[]).map((known) => [known, served] as const);
      const lent = { ...documents, ...Object.fromEntries(contexts) };
      return {
        did: 'other words served for its contexts',
        text,
        documents: lent,
        mayAsk: Object.keys(documents),
        expected: stays,
      };
    }
    const trick = { did: '', code: '', play: (document: Loose) => pushed(document, url) };
    const made = await played(way, draw, trick);
    if (made === null) throw new Error('Any document takes one more context.');
    const documents = { ...made.documents, [url]: served };
    return {
      did: `a context nobody knows, by ${made.by}`,
      text: made.text,
      documents,
      mayAsk: [],
      expected: refused('contexts.unknown'),
    };
  },
};

const mark = 'the-second-one';

/** The same JSON with one name of one object written twice. */
function doubled(document: JsonObject, draw: Draw): { did: string; text: string } {
  const copy = structuredClone(document);
  const part = draw.one(objectsIn(copy));
  const name = draw.one(Object.keys(part));
  part[mark] = draw.yes() ? part[name] : 'https://x.example/';
  const escaped = `"\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${JSON.stringify(name.slice(1)).slice(1)}`;
  const again = draw.yes() ? JSON.stringify(name) : escaped;
  return { did: `${name} twice, as ${again}`, text: JSON.stringify(copy).replace(`"${mark}"`, () => again) };
}

const twice: Row = {
  name: 'C29',
  about: 'one name twice, plainly or in disguise',
  fits: () => true,
  draw: async (way, draw) => {
    const { text, document, sealing, documents } = await good(way, draw);
    if (draw.below(4) === 0) {
      const changed = forged(text, (content) => void (content['@id'] = content.id));
      return { did: '@id beside id', text: changed, documents, expected: refused('contexts.keyword') };
    }
    const expected = refused('readable.twice');
    if (!isToken(way.suite)) return { ...doubled(contentOf(text), draw), documents, expected };
    const [header = ''] = (await sealed(document, sealing)).split('.');
    const head = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as JsonObject;
    const payload = contentOf(text) as JsonObject;
    const inHeader = draw.yes();
    const made = doubled(inHeader ? head : payload, draw);
    const [first, second] = inHeader ? [made.text, JSON.stringify(payload)] : [JSON.stringify(head), made.text];
    return { did: `${made.did}, signed`, text: await signedToken(first, second, sealing.by), documents, expected };
  },
};

export const meaning: readonly Row[] = [twisted, unknown, twice];
