// Somebody who may write a document's contexts anew, and its names with them, cannot make signed values stand under other names.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextAt } from '../../credential/documents.ts';
import { readCredential } from '../../credential/facts.ts';
import { isObject, type JsonObject } from '../../credential/strict-json.ts';
import { instantOf } from '../../terms/index.ts';
import { expand, generalForm } from '../canonical.ts';
import { checkContexts } from './contexts.ts';

const v1 = 'https://www.w3.org/2018/credentials/v1';
const v2 = 'https://www.w3.org/ns/credentials/v2';
const badges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const anyWord = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
const space = 'https://ferries.example/words#';
type Own = JsonObject;
type Made = { shelf: string[]; own: Own; subject: JsonObject };

const documentOf = ({ shelf, own, subject }: Made): JsonObject => ({
  '@context': [...shelf, ...(Object.keys(own).length === 0 ? [] : [own])],
  id: 'urn:uuid:0b5d3a94-66a5-4b6f-9d3c-a4d3c6c8f001',
  type: ['VerifiableCredential'],
  issuer: 'did:example:college',
  credentialSubject: { id: 'did:example:ada', ...subject },
});
const world = {
  now: instantOf(0),
  fetchDocument: async () => ({ kind: 'unreachable', because: '' }) as const,
  recognise: async () => ({ kind: 'unknown' }) as const,
};
const isTaken = (made: Made): boolean => {
  const document = documentOf(made);
  const examined = { document, token: null, kind: 'verifiable-credential', dataModel: '2.0', world } as const;
  return checkContexts({ ...examined, facts: readCredential(document) }).every(({ outcome }) => outcome === 'passed');
};
/** What is signed (RDFC-1.0); null when nothing can be. */
const signedOf = async (made: Made): Promise<string | null> => {
  try {
    return await generalForm(await expand(documentOf(made), contextAt), 'sha256');
  } catch {
    return null;
  }
};
/** The oracle: no JSON-LD at all, only the names a reader of JSON passes on the way to each value. Every value is another. */
function readingOf(value: unknown, way: string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => readingOf(one, way)).toSorted();
  if (!isObject(value)) return [`${way.join('.')} = ${JSON.stringify(value)}`];
  const parts = Object.entries(value).filter(([name]) => name !== '@context' && name !== 'type');
  return parts.flatMap(([name, inner]) => readingOf(inner, [...way, name])).toSorted();
}

const renamed = (value: unknown, from: string, to: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => renamed(one, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name === from ? to : name, renamed(inner, from, to)]));
};
const addressOf = (meaning: unknown): string => String(isObject(meaning) ? meaning['@id'] : meaning);
const without = (own: Own, name: string): Own => Object.fromEntries(Object.entries(own).filter(([one]) => one !== name));

/** One way of writing the same statements otherwise: of the word `name`, with a `word` and a `place` of the attacker's choice. */
type Trick = (made: Made, name: string, word: string, place: number) => Made;
const tricks: Record<string, Trick> = {
  'another name for the address': (made, name, word) => ({
    ...made,
    own: { ...without(made.own, name), [word]: made.own[name] },
    subject: renamed(made.subject, name, word) as JsonObject,
  }),
  'a name for a name': (made, name, word) => ({
    ...made,
    own: { ...made.own, [word]: name },
    subject: renamed(made.subject, name, word) as JsonObject,
  }),
  'all words by one start, cut anywhere': (made, name, _, place) => {
    const address = addressOf(made.own[name]);
    const cut = place % address.length;
    const own = { '@vocab': address.slice(0, cut), ...without(made.own, name) };
    return { ...made, own, subject: renamed(made.subject, name, address.slice(cut)) as JsonObject };
  },
  'a short address': (made, name, word, place) => {
    const address = addressOf(made.own[name]);
    const cut = place % address.length;
    const own = { [word]: { '@id': address.slice(0, cut), '@prefix': true }, ...without(made.own, name) };
    return { ...made, own, subject: renamed(made.subject, name, `${word}:${address.slice(cut)}`) as JsonObject };
  },
  'the whole address': (made, name) => ({
    ...made,
    subject: renamed(made.subject, name, addressOf(made.own[name])) as JsonObject,
  }),
  'a word of the shelf as the name': (made, name, _, place) => {
    const word = ['validUntil', 'achievement', 'evidence', 'name', 'tag', 'identifier'][place % 6] ?? '';
    return tricks['another name for the address']?.(made, name, word, place) ?? made;
  },
  'a word of the shelf renamed': (made, _, word) => ({
    ...made,
    own: { ...made.own, [word]: 'https://schema.org/name' },
    subject: renamed(made.subject, 'name', word) as JsonObject,
  }),
  'the other context of the standards': (made) => ({ ...made, shelf: [v1, ...made.shelf.slice(1)] }),
  'contexts of the shelf beside': (made, _, __, place) => ({
    ...made,
    shelf: [...made.shelf, [badges, anyWord][place % 2] ?? badges],
  }),
  'a word of no context but the one for all words': (made, name) => ({
    shelf: [...made.shelf, anyWord],
    own: without(made.own, name),
    subject: renamed(made.subject, name, addressOf(made.own[name]).replace(/^[^#]*#/, '')) as JsonObject,
  }),
  'a word written out at length': (made, name) => ({
    ...made,
    own: { ...made.own, [name]: { '@id': addressOf(made.own[name]) } },
  }),
  'words inside a word': (made, name, word) => ({
    ...made,
    own: { ...made.own, [name]: { '@id': addressOf(made.own[name]), '@context': { [word]: `${space}${word}` } } },
  }),
  'a set': (made, name) => ({
    ...made,
    own: { ...made.own, [name]: { '@id': addressOf(made.own[name]), '@container': '@set' } },
  }),
  'names that mean nothing': (made, name, word) => ({
    ...made,
    own: { ...made.own, [word]: '@nest' },
    subject: { [word]: { [name]: made.subject[name] }, ...without(made.subject, name) },
  }),
  'values as keys': (made, name) => ({
    ...made,
    own: { ...made.own, [name]: { '@id': addressOf(made.own[name]), '@container': '@index' } },
    subject: { ...made.subject, [name]: { hidden: made.subject[name] } },
  }),
};

const field = fc.constantFrom('deck', 'speed', 'windspeed', 'row', 'cabin', 'urn', 'https', 'first', 'x', 'berth');
const address = fc.oneof(
  fc.constant(space),
  fc.constantFrom('urn:example:', 'https://ferries.example/words/wind', 'https://schema.org/na', `${space}wind/`),
  fc.constantFrom('https://www.w3.org/2018/credentials#', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'),
  fc.constantFrom('https://www.w3.org/ns/credentials/undefined-term#', 'https://www.w3.org/ns/credentials/undefined-term#wind/'),
);
const original = fc
  .uniqueArray(fc.tuple(field, address), { minLength: 1, maxLength: 4, selector: ([name]) => name })
  .map((words): Made => {
    const [[outer] = [''], ...rest] = words;
    const inner = Object.fromEntries(rest.map(([name], place) => [name, `inner ${place}`]));
    const own = Object.fromEntries(words.map(([name, start]) => [name, start + name]));
    const leaves = Object.fromEntries(words.map(([name], place) => [name, `value ${place}`]));
    const nested = rest.length > 0 ? { ...leaves, [outer]: inner } : leaves;
    return { shelf: [v2], own, subject: { name: 'Ada', ...nested } };
  });
const move = fc.tuple(fc.constantFrom(...Object.keys(tricks)), fc.nat(), field, fc.nat(200));
const rewritten = fc.tuple(original, fc.array(move, { minLength: 1, maxLength: 4 })).map(([made, moves]) => {
  const played = moves.reduce((at, [trick, which, word, place]) => {
    const names = Object.keys(at.own).filter((name) => !name.startsWith('@'));
    return tricks[trick]?.(at, names[which % Math.max(1, names.length)] ?? '', word, place) ?? at;
  }, made);
  return [made, played] as const;
});

describe('contexts written anew', () => {
  it('are refused, or leave each signed value under the names it had', async () => {
    const holds = fc.asyncProperty(rewritten, async ([made, other]) => {
      if (!isTaken(made) || !isTaken(other)) return;
      const [one, two] = [await signedOf(made), await signedOf(other)];
      if (one === null || one !== two) return;
      expect(readingOf(other.subject)).toEqual(readingOf(made.subject));
    });
    expect(await fc.check(holds, { numRuns: 3_000 })).toMatchObject({ failed: false });
  });
});

const deck: Made = { shelf: [v2], own: { deck: `${space}deck` }, subject: { name: 'Ada', deck: 'upper' } };
const cuts = `${space}deck`.length;

describe('the signature alone would let pass', () => {
  it.each<[string, string, number, Own]>([
    ['another name for the address', 'cabin', 0, {}],
    ['a name for a name', 'cabin', 0, {}],
    ['all words by one start, cut anywhere', '', cuts - 2, {}],
    ['a short address', 'boat', cuts - 4, {}],
    ['the whole address', '', 0, {}],
    ['a word of the shelf as the name', '', 1, {}],
    ['a word of the shelf renamed', 'cabin', 0, {}],
    ['names that mean nothing', 'cabin', 0, {}],
    ['values as keys', '', 0, {}],
  ])('%s, and it is refused', async (trick, word, place) => {
    const other = tricks[trick]?.(deck, 'deck', word, place) ?? deck;
    expect([isTaken(deck), await signedOf(other), readingOf(other.subject)]).toEqual([
      true,
      await signedOf(deck),
      expect.not.arrayContaining(readingOf(deck.subject)),
    ]);
    expect(isTaken(other)).toBe(false);
  });
});
