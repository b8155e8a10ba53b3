// Random linked data: documents, contexts and what is asked of them, with every way a context can change another.
import * as fc from 'fast-check';
import type { Json, Task } from './answers.ts';

type Fields = { [name: string]: Json };
const terms = ['a', 'b', 'c', 'name', 'knows', 'T', 'U', 'list'] as const;
const term = fc.constantFrom(...terms);
// Mostly addresses: a word that leads to another word, or to nothing, makes the whole context refused.
const iri = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('http://x.example/a', 'http://x.example/b', 'https://y.example/#', 'k:y') },
  { weight: 1, arbitrary: fc.constantFrom('rel', '_:n1', 'T', 'a') },
);
export const addresses = ['https://contexts.example/one', 'https://contexts.example/two'] as const;

const bare = (fields: Record<string, Json | undefined>): Fields =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
const some = (names: Record<string, fc.Arbitrary<Json>>) =>
  fc.record(names, { requiredKeys: [] }).map((drawn) => bare(drawn as Record<string, Json | undefined>));

const containers: readonly Json[] = [
  '@list',
  '@set',
  '@index',
  '@language',
  '@graph',
  '@id',
  '@type',
  ['@graph', '@id'],
  ['@graph', '@index'],
  ['@index', '@set'],
  ['@graph', '@set'],
  null,
];
const keywords = ['@id', '@type', '@value', '@graph', '@included', '@nest', '@index', '@language', '@list', '@set', '@reverse'];

const settings = some({
  '@vocab': fc.constantFrom('http://v.example/', 'https://w.example/#', '', null),
  '@base': fc.constantFrom('https://b.example/dir/', 'sub/', null),
  '@language': fc.constantFrom('en', 'nl-BE', null),
  '@direction': fc.constantFrom('ltr', 'rtl', null),
  '@propagate': fc.boolean(),
  // Not false: jsonld takes that for a circle and refuses the whole context.
  '@protected': fc.constant(true),
});

const contexts = (others: readonly Json[]) =>
  fc.letrec<{ context: Json; object: Fields; definition: Json }>((tie) => ({
    definition: fc.oneof(
      { weight: 12, arbitrary: iri },
      { weight: 1, arbitrary: fc.constantFrom(...keywords, null) },
      {
        weight: 10,
        arbitrary: fc.record(
          {
            '@id': iri,
            '@type': fc.constantFrom('@id', '@vocab', '@id', '@json', 'http://x.example/datatype'),
            '@container': fc.constantFrom(...containers),
            '@language': fc.constantFrom('de', null),
            '@direction': fc.constantFrom('rtl', null),
            '@protected': fc.boolean(),
            '@prefix': fc.constant(true),
            '@context': tie('context'),
          },
          { requiredKeys: ['@id'] },
        ) as fc.Arbitrary<Json>,
      },
      { weight: 1, arbitrary: fc.record({ '@reverse': iri }) as fc.Arbitrary<Json> },
    ),
    object: fc
      .tuple(settings, fc.dictionary(term, tie('definition'), { maxKeys: 5 }), fc.boolean())
      .map(([set, defined, hasPrefix]): Fields => ({ ...set, ...(hasPrefix ? { k: 'http://k.example/' } : {}), ...defined })),
    context: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: tie('object') },
      { weight: 1, arbitrary: fc.constantFrom<Json>(null, ...others) },
      {
        weight: 1,
        arbitrary: fc.array(fc.oneof(tie('object'), fc.constantFrom<Json>(null, ...others)), {
          maxLength: 3,
        }) as fc.Arbitrary<Json>,
      },
    ),
  })).context;
const context = contexts(addresses);
// What lies at an address names no other address: contexts that name each other in a circle keep any reader busy for ever.
const contextAlone = contexts([]);

const scalar = fc.oneof(
  fc.constantFrom<Json>('x', 'http://x.example/1', 'rel', '', '2026-11-23T12:00:00Z', null),
  fc.boolean(),
  fc.integer(),
  fc.constantFrom(0.5, 1e21),
);
const { node } = fc.letrec<{ node: Fields; value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    { weight: 4, arbitrary: tie('node') },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) as fc.Arbitrary<Json> },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((list): Json => ({ '@list': list })) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((set): Json => ({ '@set': set })) },
    {
      weight: 1,
      arbitrary: some({
        '@value': scalar,
        '@type': fc.constantFrom('http://x.example/datatype', '@json', 'T'),
        '@language': fc.constant('fr'),
        '@direction': fc.constant('rtl'),
      }),
    },
    { weight: 1, arbitrary: tie('node').map((inner): Json => ({ '@graph': [inner] })) },
    // Maps: by language, by index, by id, by type.
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('en', 'de', '@none', 'http://x.example/1', 'T'), tie('value'), {
        maxKeys: 2,
      }) as fc.Arbitrary<Json>,
    },
  ),
  node: fc
    .tuple(
      fc.record(
        {
          '@context': context,
          '@id': fc.constantFrom('http://x.example/1', 'http://x.example/2', 'rel', '_:b1'),
          '@type': fc.oneof<fc.Arbitrary<Json>[]>(fc.constantFrom('T', 'U', 'http://x.example/T'), fc.constant(['T', 'U'])),
          '@index': fc.constant('i'),
          '@reverse': fc.dictionary(term, tie('node'), { maxKeys: 1 }),
          '@included': tie('node'),
          '@nest': fc.dictionary(term, tie('value'), { maxKeys: 1 }),
        },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Record<string, Json | undefined>>,
      fc.dictionary(term, tie('value'), { maxKeys: 4 }),
      fc.integer({ min: 0, max: 5 }),
    )
    .map(([own, fields, chance]): Fields => {
      // The odd members stay rare, or hardly a document would be accepted.
      const odd = ['@reverse', '@included', '@nest', '@index'];
      return {
        ...bare(Object.fromEntries(Object.entries(own).filter(([name]) => chance === 0 || !odd.includes(name)))),
        ...fields,
      };
    }),
}));

const options = some({
  safe: fc.constantFrom(true, false, false),
  compactArrays: fc.boolean(),
  rdfDirection: fc.constantFrom('i18n-datatype', 'compound-literal'),
  ordered: fc.boolean(),
});
const ops = ['expand', 'toRDF', 'canonize', 'compact', 'flatten'] as const;

/** One document asked for in every way, alternately frozen and not. */
export const tasks: fc.Arbitrary<Task[]> = fc
  .record({
    own: context,
    document: node,
    other: context,
    served: fc.tuple(contextAlone, contextAlone),
    options,
    isFrozen: fc.boolean(),
  })
  .map(({ own, document, other, served, options: given, isFrozen }) =>
    ops.map((op) => ({
      op,
      document: { '@context': own, ...document },
      context: other,
      served: Object.fromEntries(addresses.map((url, place) => [url, { '@context': served[place] ?? null }])),
      isFrozen,
      options: given,
    })),
  );
