// CTDL-ASN comes in however its senders spell it, and nothing is fetched for it.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.ts';
import { counted, fileOf, gather, graphOf, mutated } from '../gathering.test-data.ts';
import { inEnvelope, inOwnWords, inTurtle, levels, lighthouse, twin, uriOf } from './ctdl-asn.test-data.ts';
import { ctdlAsnFormat } from './format.ts';

const text = (value: unknown) => JSON.stringify(value);
const readText = (content: string, name = 'lamps.json') => gather(ctdlAsnFormat, fileOf(name, content));
const read = (value: unknown) => readText(text(value));
const recognised = (content: string) => ctdlAsnFormat.recognises(Buffer.from(content));

describe('a framework', () => {
  it('says who keeps it, and keeps what we have no word for', async () => {
    const { frameworks } = await read(lighthouse);
    expect(frameworks).toEqual([
      {
        is: 'framework',
        uri: uriOf(1),
        name: 'Keeping a lighthouse',
        publisher: 'Harbour Office',
        about: 'What a keeper does at night.',
        licence: 'https://licences.example/free',
        language: 'en-us',
        facts: {
          'ceasn:publisher': uriOf(99),
          'ceasn:educationLevelType': '["https://levels.example/a","https://levels.example/b"]',
        },
      },
    ]);
  });

  it('has its items with words in every language, kinds, codes and order', async () => {
    const { items, remarks } = await read(lighthouse);
    expect(items).toHaveLength(4);
    expect(items[0]).toMatchObject({ uri: uriOf(10), kind: 'group', order: 1, words: [{ language: 'en-us', name: 'Light' }] });
    expect(items[1]).toMatchObject({
      kind: 'skill',
      code: 'L.1',
      changedAt: '2026-02-03T00:00:00.000Z',
      words: [
        { language: 'en-us', name: 'Lamp care', statement: 'Trim the wick before it smokes.', otherNames: ['wick', 'oil'] },
        { language: 'de', name: 'Lampenpflege' },
      ],
      facts: { 'ceasn:comment': '{"en-us":["Old oil smokes.","So does a long wick."]}' },
    });
    expect(items[2]).toMatchObject({
      framework: uriOf(1),
      words: [{ language: 'en-us', name: 'Keep the log.' }],
      facts: { 'ceasn:weight': '0.25' },
    });
    expect(items[3]).toMatchObject({ order: 7, words: [{ language: 'en-us', name: 'Signal in fog.' }] });
    expect(remarks).toEqual([]);
  });

  it('has each relation once, in its direction, whichever end says it', async () => {
    const { relations } = await read(lighthouse);
    expect(
      relations.map(({ type, from, to, ...said }) => [
        type,
        from,
        to,
        'predicate' in said ? said.predicate : (said as { order?: number }).order,
      ]),
    ).toEqual([
      ['broader', uriOf(12), uriOf(10), 1],
      ['broader', uriOf(11), uriOf(10), 2],
      ['mapping', uriOf(11), 'https://other.example/trim', 'exactMatch'],
      ['mapping', uriOf(11), 'https://other.example/care', 'closeMatch'],
      ['mapping', uriOf(11), 'https://other.example/oil', 'relatedMatch'],
      ['mapping', uriOf(11), 'https://other.example/lamps', 'broadMatch'],
      ['mapping', uriOf(11), 'https://other.example/wick', 'narrowMatch'],
      ['precedes', uriOf(11), uriOf(12), undefined],
      ['related', uriOf(11), 'https://old.example/lamp', undefined],
    ]);
  });

  it.each([
    ['in an envelope of the registry', inEnvelope],
    ['in a list of envelopes', [inEnvelope]],
    ['with prefixes and names of its own', inOwnWords],
    ['with its framework last', { ...lighthouse, '@graph': [...lighthouse['@graph']].reverse() }],
    ['without a graph around it', lighthouse['@graph']],
  ])('is the same %s', async (_, value) => {
    expect(recognised(text(value))).toBe(true);
    const [same, plain] = [await read(value), await read(lighthouse)];
    const bySide = (found: typeof same) =>
      graphOf({ ...found, items: [...found.items].sort((one, other) => (one.uri < other.uri ? -1 : 1)), relations: [] });
    expect(bySide(same)).toEqual(bySide(plain));
    expect(new Set(graphOf(same).relations)).toEqual(new Set(graphOf(plain).relations));
    expect(same.frameworks).toEqual(plain.frameworks);
  });

  it('in pieces is put together again', async () => {
    const files = lighthouse['@graph'].map((thing, index) => fileOf(`${index}.json`, text(thing)));
    const [pieces, whole] = [await gather(ctdlAsnFormat, ...files), await read(lighthouse)];
    expect(new Set(graphOf(pieces).items)).toEqual(new Set(graphOf(whole).items));
    expect(pieces.remarks).toEqual([]);
  });

  it('and its levels need no address that holds outside the file', async () => {
    const first = await read(levels);
    expect(counted(first.remarks)).toEqual({ 'local-id': 3, 'more-names': 1 });
    expect(first.items.map(({ uri, kind, code, order }) => [uri.split(':').at(-1), kind, code, order])).toEqual([
      ['one', 'level', '1', 1],
      ['two', 'level', undefined, 2],
    ]);
    expect(first.items[1]?.words).toEqual([
      { language: 'en', name: 'Keeper', statement: 'Works alone.', otherNames: ['Warden', 'Watch'] },
    ]);
    expect(graphOf(await read(levels))).toEqual(graphOf(first));
    const other = await read({
      '@graph': levels['@graph'].map((thing, index) => (index === 0 ? { ...thing, 'ceasn:name': 'Other' } : thing)),
    });
    expect(other.items[0]?.uri).not.toBe(first.items[0]?.uri);
  });

  it('in Turtle is the same graph as in JSON-LD', async () => {
    expect(recognised(inTurtle)).toBe(true);
    const [turtle, json] = [await readText(inTurtle, 'lamps.ttl'), await read(twin)];
    const unordered = (found: typeof turtle) =>
      graphOf({
        items: found.items.map((item) => ({ ...item, order: undefined })) as never,
        relations: found.relations.map((relation) => ({ ...relation, order: undefined })) as never,
      });
    expect(unordered(turtle)).toEqual(unordered(json));
    expect(turtle.relations).toHaveLength(2);
    expect(turtle.items.concat(json.items)).toHaveLength(4);
  });
});

describe('what is no framework', () => {
  it.each([
    [{ '@type': 'ceterms:Organization', 'ceterms:name': 'A school' }, 'ceterms:Organization'],
    [
      { '@graph': [{ '@type': 'ceasn:Competency', '@id': 'u:1', 'ceasn:competencyText': 'Alone', 'ceasn:isPartOf': 'u:f' }] },
      'ceasn:Competency',
    ],
    [{ envelope_ctdl_type: 'ceterms:Badge', resource: 'x.y.z' }, 'concept scheme in'],
  ])('is refused, and said to be what it is: %o', async (value, what) => {
    expect(recognised(text(value))).toBe(true);
    const { remarks, items } = await read(value);
    expect(counted(remarks)).toEqual({ 'no-framework': 1 });
    expect(remarks[0]?.text).toContain(what);
    expect(items).toEqual([]);
  });

  it.each([
    '{"type":["VerifiableCredential"],"alignment":[{"targetType":"ceasn:Competency"}]}',
    '{"CFDocument":{"notes":"see ceterms:name"}}',
    'ceasn:name,ceterms:ctid\n1,2',
    '@prefix ex: <https://ex.example/> .',
    '',
  ])('is not taken for one: %s', (content) => expect(recognised(content)).toBe(false));

  it.each([
    ['{"@graph":[{"@type":"ceasn:CompetencyFramework",,}]}', 'broken-json', 1, '49'],
    ['{"@type":"ceasn:Competency"}\n{"@type":"ceasn:Competency"}', 'broken-json', 2, '1'],
    ['@prefix ceasn: <https://purl.org/ctdlasn/terms/> .\n<u:1> a ceasn:Competency ;; .\n<u:2> a', 'broken-turtle', 3, undefined],
  ])('but broken is refused with its line: %s', async (content, code, row, column) => {
    const { remarks } = await readText(content);
    expect(remarks).toMatchObject([{ code, weight: 'refused', place: { row, ...(column && { column }) } }]);
  });

  it('in Turtle that makes much out of little is refused before it is spelled out', async () => {
    const long = `@prefix p: <u:${'x'.repeat(60_000)}> .\n`;
    const { remarks } = await readText(long + 'p:a p:b p:c .\n'.repeat(2_000), 'long.ttl');
    expect(counted(remarks)).toEqual({ 'too-large': 1 });
  });
});

describe('a graph', () => {
  it('that goes round in circles, or names no top, is read all the same', async () => {
    const circle = (one: number, other: number) => ({
      '@id': uriOf(one),
      '@type': 'ceasn:Competency',
      'ceasn:competencyText': 'x',
      'ceasn:isChildOf': uriOf(other),
    });
    const found = await read({ '@graph': [lighthouse['@graph'][0], circle(21, 22), circle(22, 21), circle(23, 23)] });
    expect(counted(found.remarks)).toEqual({ 'self-relation': 1, 'orphan-item': 1 });
    expect(found.items.map(({ framework }) => framework)).toEqual([uriOf(1), uriOf(1), uriOf(1)]);
  });

  it('finds what is named by another spelling of its address', async () => {
    const parent = {
      '@id': 'http://a.example/p/',
      '@type': 'ceasn:Competency',
      'ceasn:competencyText': 'Parent',
      'ceasn:isPartOf': uriOf(1),
    };
    const child = {
      '@id': 'u:child',
      '@type': 'ceasn:Competency',
      'ceasn:competencyText': 'Child',
      'ceasn:isChildOf': 'https://a.example/p',
    };
    const { relations, items } = await read({ '@graph': [lighthouse['@graph'][0], parent, child] });
    expect(relations).toMatchObject([{ from: 'u:child', to: 'http://a.example/p/' }]);
    expect(items).toHaveLength(2);
  });

  it('that describes a thing twice is put together, and other things are left out', async () => {
    const [framework, ...items] = lighthouse['@graph'];
    const more = { '@id': uriOf(12), '@type': 'ceasn:Competency', 'ceasn:codedNotation': 'L.2' };
    const found = await read({ '@graph': [framework, ...items, more, { '@type': 'ceterms:Course', '@id': 'u:c' }] });
    expect(counted(found.remarks)).toEqual({ 'described-twice': 1, 'not-read': 1 });
    expect(found.items[2]).toMatchObject({ code: 'L.2', words: [{ name: 'Keep the log.' }] });
  });

  it(
    'with very many words in one place, or a very long chain, is read in a time that grows with its length',
    { timeout: 30_000 },
    async () => {
      const many = Array.from({ length: 200_000 }, (_, index) => `word ${index}`);
      const wordy = {
        '@id': 'u:w',
        '@type': 'ceasn:Competency',
        'ceasn:competencyText': 'x',
        'ceasn:conceptKeyword': { en: many },
      };
      const chain = many.slice(0, 6_000).map((_, index) => ({
        '@id': `u:${index}`,
        '@type': 'ceasn:Competency',
        'ceasn:competencyText': 'x',
        'ceasn:isChildOf': `u:${index + 1}`,
      }));
      const { items, relations } = await read({ '@graph': [lighthouse['@graph'][0], wordy, ...chain] });
      expect(items).toHaveLength(6_001);
      expect(relations).toHaveLength(6_000);
      expect(items[0]?.words[0].otherNames).toHaveLength(200_000);
    },
  );

  it('in files that are too large together is refused, as they would all lie in memory', { timeout: 30_000 }, async () => {
    const files = [1, 2, 3].map((number) => fileOf(`${number}.json`, `{}${' '.repeat(30 * 1024 * 1024)}`));
    const { remarks } = await gather(ctdlAsnFormat, ...files);
    expect(remarks).toMatchObject([{ code: 'too-large', weight: 'refused', place: { file: '3.json' } }]);
  });

  it('cannot put items into a framework that is not in it', async () => {
    const stray = { '@id': 'u:s', '@type': 'ceasn:Competency', 'ceasn:competencyText': 'Stray', 'ceasn:isPartOf': 'u:elsewhere' };
    const graph = { '@graph': [...lighthouse['@graph'], stray] };
    const { draft, remarks } = await collect(ctdlAsnFormat.read([fileOf('lamps.json', text(graph))]));
    expect(draft?.items.size).toBe(4);
    expect(remarks.map(({ code }) => code)).toContain('framework-missing');
  });

  it('with any value in any place is read or remarked on, and never stops us', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(lighthouse, levels, inEnvelope, inOwnWords).chain((whole) => mutated(whole)),
        async (odd) => {
          const { frameworks, items, remarks } = await read(odd);
          expect(frameworks.length + remarks.length).toBeGreaterThan(0);
          for (const item of items) expect(item.uri.length && item.words[0].name.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });
});
