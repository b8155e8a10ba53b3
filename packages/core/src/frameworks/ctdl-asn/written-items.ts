// Writes one item as a competency, or as the class of things it came as.
import { listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { GatheredFramework, GatheredItem, GatheredRelation, Words } from '../gathered.ts';
import { instantFrom } from '../moment.ts';
import { sideOf } from '../sides.ts';
import { nameAndText } from '../words.ts';
import type { Loss } from '../written.ts';
import { meaningOf } from './alignments.ts';
import { belonging, classOf, itemShapes, knownIn, type Shape } from './classes.ts';
import { ctidOf, isOwnId, languageOf } from './document.ts';
import { categoryOf, identifierIn, kindOf, placeIn, usualState, wordNames } from './items.ts';
import { classesIn, defined, filled, sorted, without } from './kept.ts';
import { textOf } from './values.ts';
import { childrenOf, entriesFrom, propertiesFrom, type Around } from './written-relations.ts';

type Surroundings = { readonly framework: GatheredFramework; readonly around: Around; readonly losses: Loss[] };

/** The node of one item; what only our own names can hold is added to the losses. */
export function itemFrom(item: GatheredItem, { framework, around, losses }: Surroundings): JsonObject {
  const { uri, kind, code, state, order, changedAt, sameAs } = item;
  const [first] = item.words;
  const given = item.facts ?? {};
  const classes = classesIn(given, (names) => isClassOf(names, item)) ?? classOf(kind);
  const shape = knownIn(listOf(classes) as string[], itemShapes)!;
  const outgoing = around.outgoing.get(uri) ?? [];
  const isTop = !outgoing.some(({ type }) => type === 'broader');
  const place = around.placeOf(uri);
  const { properties, others } = sorted(without(given, classes !== classOf(kind) && '@type'), (name, value) =>
    mayBe(name, value, { item, framework, place }),
  );
  const category = shape.kind === 'competency' ? categoryOf(kind, first) : undefined;
  const said = new Map(Object.entries({ 'ceasn:competencyCategory': category, ...properties }));
  const isUsualState = state === usualState(framework);
  if (others.length)
    losses.push({
      code: 'extension-fact',
      text: 'Some details have no place in CTDL-ASN. They were written as an extension.',
      uri,
    });
  if (!isUsualState)
    losses.push({
      code: 'extension-state',
      text: 'CTDL-ASN does not say of one competency whether it is a draft or no longer used. It was written as an extension.',
      uri,
    });
  return defined({
    '@id': uri,
    '@type': classes,
    'ceterms:ctid': ctidOf(uri),
    ...wordsIn(item.words, shape),
    [shape.code]: code,
    'ceasn:competencyCategory': category,
    'ceasn:inLanguage': first.language === 'und' ? undefined : first.language,
    'ceasn:dateModified': changedAt,
    'owl:sameAs': sameAs,
    [shape.partOf]: framework.uri,
    [shape.topOf]: isTop ? framework.uri : undefined,
    'ceasn:listID': place === undefined ? undefined : String(place),
    [shape.children]: filled(childrenOf(uri, around)),
    ...propertiesFrom(outgoing, { shape, around }),
    ...properties,
    'sg:kind': kindOf(said, shape) === kind ? undefined : kind,
    'sg:order': (isTop ? place : undefined) === order ? undefined : order,
    'sg:state': isUsualState ? undefined : state,
    'sg:relations': filled(entriesFrom(outgoing, around)),
    'sg:facts': filled(others),
  });
}

/** The number that says an item's place: its own at the top, else the one all its parents give it. */
export function placeOf({ order }: GatheredItem, outgoing: readonly GatheredRelation[]): number | undefined {
  const orders = outgoing.flatMap((relation) => (relation.type === 'broader' ? [relation.order] : []));
  const [first] = orders.length ? orders : [order];
  return Number.isSafeInteger(first) && orders.every((one) => one === first) ? first : undefined;
}

// Other classes than the usual one come from the file the item was read from, and must still fit what it is.
function isClassOf(names: readonly string[], { kind }: GatheredItem): boolean {
  const shape = knownIn(names, itemShapes);
  return shape !== undefined && sideOf(shape.kind) === sideOf(kind) && names.join(' ') !== classOf(kind);
}

type Known = { readonly item: GatheredItem; readonly framework: GatheredFramework; readonly place: number | undefined };

// Whether the reader would keep a value under this name as the same fact, with all else we write beside it.
function mayBe(name: string, value: unknown, { item, framework, place }: Known): boolean {
  const [first] = item.words;
  if (wordNames.has(name) || (belonging as readonly string[]).includes(name) || name === 'owl:sameAs') return false;
  if (meaningOf(name, sideOf(item.kind)) !== undefined) return false;
  if (name === 'ceterms:ctid') return typeof value === 'string' && !isOwnId(name, value, item.uri);
  if (name === 'ceterms:identifier') return item.code !== undefined || identifierIn(value) === undefined;
  if (name === 'ceasn:inLanguage')
    return Array.isArray(value) || ![framework.language, first.language].includes(languageOf(value));
  if (name === 'ceasn:dateModified') return item.changedAt === undefined && instantFrom(textOf(value)) === undefined;
  if (name === 'ceasn:listID') return place === undefined && placeIn(value) === undefined;
  if (name === 'ceasn:competencyCategory') return JSON.stringify(value) !== JSON.stringify(categoryOf(item.kind, first));
  return true;
}

function wordsIn(words: readonly Words[], shape: Shape): JsonObject {
  const names: [string, string][] = [];
  const texts: [string, string][] = [];
  const nameOnly: string[] = [];
  for (const one of words) {
    const { name, statement, language } = one;
    if (shape.name !== 'ceasn:competencyLabel') {
      names.push([language, name]);
      if (statement !== undefined) texts.push([language, statement]);
      continue;
    }
    // A competency must have a text; where it has only a name that is too long for one, the name is the text too.
    const both = nameAndText(one);
    texts.push([language, both.text]);
    if (both.name !== undefined) names.push([language, both.name]);
    if (both.name !== undefined && statement === undefined) nameOnly.push(language);
  }
  const keywords = words.flatMap(({ language, otherNames = [] }) =>
    otherNames.length ? [[language, [...otherNames]] as const] : [],
  );
  return {
    [shape.name]: names.length ? Object.fromEntries(names) : undefined,
    [shape.text]: texts.length ? Object.fromEntries(texts) : undefined,
    [shape.keywords]: keywords.length ? Object.fromEntries(keywords) : undefined,
    'sg:nameOnly': filled(nameOnly),
  };
}
