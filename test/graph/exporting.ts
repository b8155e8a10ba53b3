// Brings files in and takes frameworks out again, as the command line does, and makes up frameworks for both ways.
import * as fc from 'fast-check';
import { stranger, operator } from '../../packages/api/src/access/viewer.ts';
import type { Graph } from '../../packages/api/src/graph/graph.ts';
import { wholeFramework, frameworksCalled } from '../../packages/api/src/read/whole-framework.ts';
import { importFiles } from '../../packages/api/src/write/frameworks/import-files.ts';
import type {
  Gathered,
  GatheredItem,
  GatheredRelation,
  Pieces,
  RelationFacts,
} from '../../packages/core/src/frameworks/index.ts';
import { instantOf } from '../../packages/core/src/terms/index.ts';

const now = instantOf(Date.UTC(2026, 10, 24));
export const asAnyone = (graph: Graph) => ({ graph, viewer: stranger(), now });
export const asOperator = (graph: Graph) => ({ graph, operator: operator('a test'), now });

/** Imports one file; the address of the framework it brought. */
export async function bringIn(graph: Graph, name: string, content: string | Uint8Array): Promise<string> {
  const bytes = Buffer.from(content);
  const file = {
    name,
    bytes: async function* () {
      yield bytes;
    },
  };
  const { imports, remarks } = await importFiles({ graph, files: [file], by: 'a test', clock: () => now });
  const uri = imports[0]?.report?.frameworks[0]?.uri;
  if (uri === undefined) throw new Error(`${name} brought nothing: ${JSON.stringify([imports, remarks])}`);
  return uri;
}

/** What everyone, or the operator, gets of a framework. */
export async function takeOut(
  graph: Graph,
  uri: string,
  asking = asAnyone(graph) as Parameters<typeof wholeFramework>[0],
): Promise<Pieces> {
  const [found] = await frameworksCalled(asking, uri);
  const whole = found && (await wholeFramework(asking, found.id));
  if (!whole) throw new Error(`${uri} is not there`);
  return whole.pieces;
}

const texts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((each) => each.trim() !== '' && each.isWellFormed());
const facts = fc.dictionary(texts, texts, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const said: fc.Arbitrary<RelationFacts> = fc.oneof(
  fc.record({ type: fc.constantFrom('broader' as const, 'related' as const), order: fc.nat(9) }, { requiredKeys: ['type'] }),
  fc.constantFrom<RelationFacts>(
    { type: 'requires', necessity: 'optional' },
    { type: 'asks', necessity: 'essential', level: 'B2' },
    { type: 'asks', necessity: 'optional' },
    { type: 'rated', importance: 4.25, level: 3, isSuppressed: true },
    { type: 'performs', isCore: false },
    { type: 'uses', isHot: true, isInDemand: false },
    { type: 'collectedIn' },
    { type: 'precedes' },
    { type: 'exemplarOf' },
    { type: 'replacedBy' },
    { type: 'mapping', predicate: 'exactMatch', confidence: 0.25, justification: 'by hand' },
    { type: 'mapping', predicate: 'exactMatch', not: true, confidence: 1 },
    { type: 'mapping', predicate: 'narrowMatch', source: 'a list', confidence: 0.5 },
  ),
);
const likes = fc.record(
  {
    kind: fc.constantFrom('skill', 'competency', 'group', 'collection', 'occupation', 'level', 'task', 'occupationGroup'),
    code: texts,
    name: texts,
    statement: texts,
    otherNames: fc.uniqueArray(texts, { minLength: 1, maxLength: 3 }),
    languages: fc.constantFrom(['en'], ['und'], ['fr', 'de', 'en-gb']),
    state: fc.constantFrom('published', 'draft', 'deprecated'),
    order: fc.nat(99),
    sameAs: fc.uniqueArray(fc.webUrl(), { minLength: 1, maxLength: 2 }),
    changedAt: fc.constant(now),
    facts,
  },
  { requiredKeys: ['kind', 'name', 'languages', 'state'] },
);

/** Made-up frameworks, to be put at an address, with relations to what they do not describe (items past their last). */
export const someFramework: fc.Arbitrary<(uri: string) => Gathered[]> = fc
  .tuple(
    fc.record(
      { version: texts, publisher: texts, licence: texts, language: fc.constantFrom('en', 'fr'), about: texts, facts },
      { requiredKeys: [] },
    ),
    fc.array(likes, { minLength: 1, maxLength: 7 }),
    fc.array(fc.tuple(said, fc.nat(8), fc.nat(8), fc.option(facts)), { maxLength: 12 }),
  )
  .map(([framework, items, joins]) => (uri) => [
    { is: 'framework', uri, name: `Made ${uri}`, ...framework },
    ...items.map((like, index) => itemLike(uri, like, index)),
    ...joins.map(([relation, from, to, kept]): GatheredRelation => ({
      ...relation,
      is: 'relation',
      from: `${uri}/${from}`,
      to: `${uri}/${to}`,
      ...(kept && { facts: kept }),
      place,
    })),
  ]);

const place = { file: 'made' };
type Like = typeof likes extends fc.Arbitrary<infer T> ? T : never;

function itemLike(framework: string, { name, statement, otherNames, languages, ...rest }: Like, index: number): GatheredItem {
  const words = languages.map((language) => ({
    language,
    name,
    ...(statement && { statement }),
    ...(otherNames && { otherNames }),
  }));
  return { is: 'item', uri: `${framework}/${index}`, framework, ...rest, words: words as never, place } as GatheredItem;
}
