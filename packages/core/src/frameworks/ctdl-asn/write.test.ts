// CTDL-ASN goes out so that any JSON-LD processor reads it without a network, and so that we read the same graph again.
import * as fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { fileOf, gather, graphOf } from '../gathering.test-data.ts';
import { somePieces } from '../some-framework.test-data.ts';
import type { Pieces } from '../written.ts';
import { levels, lighthouse, uriOf } from './ctdl-asn.test-data.ts';
import { ctdlAsnFormat } from './format.ts';
import { writeCtdlAsn } from './write.ts';

const read = (content: string) => gather(ctdlAsnFormat, fileOf('made.json', content));
const piecesOf = async (value: unknown): Promise<Pieces> => {
  const { frameworks, items, relations } = await read(JSON.stringify(value));
  return { framework: frameworks[0]!, items, relations };
};
const neverFetch = { safe: true, documentLoader: () => Promise.reject(new Error('Nothing is to be fetched.')) };
type Node = { readonly [name: string]: unknown };

describe('what is written', () => {
  it.each([
    ['a framework', lighthouse],
    ['a scheme of levels', levels],
  ])('is the graph that was read: %s', async (_, value) => {
    const first = await piecesOf(value);
    const { text, losses } = writeCtdlAsn(first);
    const again = await piecesOf(JSON.parse(text));
    expect(graphOf(again)).toEqual(graphOf(first));
    expect(again.framework).toEqual(first.framework);
    expect(losses).toEqual([]);
  });

  const names = {
    framework: [
      'ceasn:name',
      'dcterms:title',
      'ceasn:inLanguage',
      'ceasn:license',
      'ceterms:versionIdentifier',
      'ceterms:ctid',
      'ceasn:hasTopChild',
      '@type',
      'ceasn:dateCreated',
      'sg:orderedBy',
      'ceasn:publicationStatusType',
    ],
    item: [
      'ceasn:comment',
      'ceasn:competencyCategory',
      'ceasn:competencyText',
      'ceasn:listID',
      'ceterms:name',
      'ceterms:identifier',
      'ceasn:dateModified',
      'ceasn:inLanguage',
      'ceasn:isPartOf',
      'ceasn:hasChild',
      'skos:notation',
      'ceterms:ctid',
      'owl:sameAs',
      '@type',
      'sg:kind',
      'schema:name',
      '@id',
      'ceterms:classification',
    ],
  };

  it('holds every framework, whole', async () => {
    await fc.assert(
      fc.asyncProperty(somePieces(names), async (some) => {
        const again = await read(writeCtdlAsn(some).text);
        expect(graphOf(again)).toEqual(graphOf(some));
        expect(again.frameworks).toEqual([some.framework]);
      }),
      { numRuns: 120 },
    );
  });

  it('is plain JSON-LD, of which a processor drops nothing and for which it fetches nothing', async () => {
    await fc.assert(
      fc.asyncProperty(somePieces(names), async (some) => {
        const quads = await jsonld.toRDF(JSON.parse(writeCtdlAsn(some).text), neverFetch);
        expect(quads.length).toBeGreaterThan(some.items.length * 5);
      }),
      { numRuns: 60 },
    );
  });

  it('says in RDF just what it says in JSON', async () => {
    const document = JSON.parse(writeCtdlAsn(await piecesOf(lighthouse)).text);
    const quads = (await jsonld.toRDF(document, neverFetch)) as {
      predicate: { value: string };
      subject: { value: string };
      object: { value: string; language?: string };
    }[];
    expect(quads).toHaveLength(valuesIn(document['@graph']));
    const said = (predicate: string, of: string) =>
      quads
        .filter((quad) => quad.predicate.value === `https://purl.org/ctdlasn/terms/${predicate}` && quad.subject.value === of)
        .map(({ object }) => [object.value, object.language]);
    expect(said('exactAlignment', uriOf(11))).toEqual([['https://other.example/trim', undefined]]);
    expect(said('competencyLabel', uriOf(11))).toEqual([
      ['Lampenpflege', 'de'],
      ['Lamp care', 'en-us'],
    ]);
    expect(said('hasChild', uriOf(10)).map(([child]) => child)).toEqual([uriOf(12), uriOf(11)]);
  });

  it('says aloud what other programs may pass over', async () => {
    const some = await piecesOf(lighthouse);
    const [item] = some.items;
    const { losses } = writeCtdlAsn({
      framework: { ...some.framework, licence: 'Free', facts: { notes: 'x' } },
      items: [{ ...item!, state: 'draft', facts: { CFItemType: 'Strand' } }],
      relations: [{ is: 'relation', type: 'uses', from: item!.uri, to: 'u:hammer', place: item!.place }],
    });
    expect(losses.map(({ code }) => code).sort()).toEqual([
      'extension-fact',
      'extension-fact',
      'extension-relation',
      'extension-state',
      'licence-text',
    ]);
    expect(losses.find(({ code }) => code === 'extension-relation')?.uri).toBe(item!.uri);
  });

  it('never says of a denied mapping that it holds', async () => {
    const some = await piecesOf(lighthouse);
    const denied = some.relations.map((one) => (one.type === 'mapping' ? { ...one, not: true } : one));
    const { text } = writeCtdlAsn({ ...some, relations: denied });
    const nodes = JSON.parse(text)['@graph'] as Node[];
    const said = nodes.flatMap((node) => Object.keys(node)).filter((name) => name.endsWith('Alignment'));
    expect(said).toEqual(['ceasn:prerequisiteAlignment']);
  });
});

// Counted without a processor: each text of each language, each link, each class.
function valuesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + valuesIn(one), 0);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, one]) => sum + (name === '@id' ? 0 : valuesIn(one)), 0);
}
