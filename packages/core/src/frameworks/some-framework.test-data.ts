// Lends tests frameworks nobody thought of: everything the model can hold, in combinations no publisher has.
import * as fc from 'fast-check';
import type { GatheredFramework, GatheredItem, GatheredRelation, RelationFacts, Words } from './gathered.ts';
import { someText } from './gathering.test-data.ts';
import type { Pieces } from './written.ts';

const place = { file: 'made' };
const frameworkUri = 'https://made.example/f';
// Six may be items; the next are strangers, and the last is the framework itself.
const uriAt = (index: number) =>
  index < 7 ? `https://made.example/i/${index}` : index < 8 ? `urn:sg:other:${index}` : frameworkUri;
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const longText = fc.tuple(someText, someText).map((two) => two.join('  '));

const relationFacts: fc.Arbitrary<RelationFacts> = fc.oneof(
  fc.record({ type: fc.constant('broader' as const), order: fc.integer({ min: -3, max: 9 }) }, { requiredKeys: ['type'] }),
  fc.constantFrom<RelationFacts>(
    { type: 'requires', necessity: 'optional' },
    { type: 'requires', necessity: 'essential' },
    { type: 'asks', necessity: 'essential', level: 'B2' },
    { type: 'rated', importance: 4.25, isSuppressed: true },
    { type: 'performs', isCore: true },
    { type: 'performs' },
    { type: 'uses', isHot: false },
    { type: 'collectedIn' },
    { type: 'precedes' },
    { type: 'related', order: 3 },
    { type: 'related' },
    { type: 'exemplarOf' },
    { type: 'replacedBy' },
    { type: 'mapping', predicate: 'exactMatch', confidence: 0.5, justification: 'by hand', toName: 'There' },
    { type: 'mapping', predicate: 'exactMatch', not: true },
    { type: 'mapping', predicate: 'closeMatch' },
    { type: 'mapping', predicate: 'relatedMatch' },
    { type: 'mapping', predicate: 'broadMatch', fromName: '=here', source: 'a\tlist' },
    { type: 'mapping', predicate: 'narrowMatch', confidence: 1 },
  ),
);

/** Facts under the given names, or under others, with any text in them. */
const factsUnder = (names: readonly string[]) =>
  optional(
    fc.dictionary(
      fc.oneof(fc.constantFrom(...names), fc.constantFrom('notes', 'CFItemType', 'constructor', 'type')),
      fc.oneof(
        someText,
        fc.json({ maxDepth: 2 }),
        fc.constantFrom('{"en":"x"}', '["a","b"]', '{"@id":"https://x.example/y"}', '0.5', '{"@type":7}', '"1"'),
      ),
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    ),
  );

function itemAt(index: number, factNames: readonly string[], language: string | undefined): fc.Arbitrary<GatheredItem> {
  const tags = fc
    .uniqueArray(fc.constantFrom('en', 'de', 'und', 'pt-br', 'tlh', 'english'), { minLength: 1, maxLength: 3 })
    // The first is in the framework's own language, where there is one.
    .map((all) => [...all].sort((one, other) => Number(other === language) - Number(one === language)));
  const wordsIn = (tag: string): fc.Arbitrary<Words> =>
    fc
      .record({
        name: fc.oneof(someText, longText),
        statement: optional(someText),
        otherNames: optional(fc.uniqueArray(someText, { minLength: 1, maxLength: 3 })),
      })
      .map((said) => defined({ language: tag, ...said }) as Words);
  return fc
    .record({
      kind: fc.constantFrom(
        'skill',
        'competency',
        'group',
        'occupation',
        'occupationGroup',
        'level',
        'task',
        'attitude',
        'collection',
      ),
      words: tags.chain((all) => fc.tuple(...all.map(wordsIn))),
      code: optional(someText),
      state: fc.constantFrom('published', 'draft', 'deprecated'),
      order: optional(fc.oneof(fc.integer({ min: -2, max: 99 }), fc.constant(1.5))),
      changedAt: optional(fc.constant('2026-03-01T10:00:00.000Z')),
      sameAs: optional(fc.constant(['https://same.example/1'])),
      facts: factsUnder(factNames),
    })
    .map((said) => defined({ is: 'item', uri: uriAt(index), framework: frameworkUri, ...said, place }) as GatheredItem);
}

/** Frameworks with up to six items, and relations among these, to strangers and from strangers. */
export function somePieces(factNames: {
  readonly framework: readonly string[];
  readonly item: readonly string[];
}): fc.Arbitrary<Pieces> {
  return optional(fc.constantFrom('en', 'de', 'pt-br')).chain((language) =>
    fc
      .record({
        framework: fc
          .record({
            name: someText,
            publisher: optional(someText),
            version: optional(someText),
            about: optional(someText),
            attribution: optional(someText),
            licence: optional(fc.oneof(someText, fc.constant('https://licences.example/by'))),
            facts: factsUnder(factNames.framework),
          })
          .map((said) => defined({ is: 'framework', uri: frameworkUri, ...said, language }) as GatheredFramework),
        items: fc
          .integer({ min: 1, max: 6 })
          .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => itemAt(index, factNames.item, language)))),
        joins: fc.array(fc.tuple(relationFacts, fc.nat(8), fc.nat(8), factsUnder(['property', 'said'])), { maxLength: 10 }),
      })
      .map(({ framework, items, joins }) => ({
        framework,
        items,
        relations: unique(
          joins
            .filter(([, from, to]) => from !== to)
            .map(
              ([said, from, to, facts]) =>
                defined({ ...said, is: 'relation', from: uriAt(from), to: uriAt(to), facts, place }) as GatheredRelation,
            ),
        ),
      })),
  );
}

function defined(source: object): object {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
}

function unique(relations: GatheredRelation[]): GatheredRelation[] {
  const byKey = new Map(
    relations.map((one) => [
      `${one.type} ${one.type === 'mapping' ? `${one.predicate} ${one.not}` : ''} ${one.from} ${one.to}`,
      one,
    ]),
  );
  return [...byKey.values()];
}
