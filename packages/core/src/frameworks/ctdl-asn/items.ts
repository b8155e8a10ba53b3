// Reads one competency, concept, occupation or task into an item.
import { isObject, listOf } from '../../credential/strict-json.ts';
import { factOf } from '../fact-text.ts';
import type { GatheredFramework, GatheredItem, Remark, Words } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { isKind, kindFrom, titleOf } from '../kinds.ts';
import { instantFrom } from '../moment.ts';
import { sideOf } from '../sides.ts';
import { wordsFrom } from '../words.ts';
import { belonging, classOf, itemShapes, knownIn, topOf, type Shape } from './classes.ts';
import { meaningOf } from './alignments.ts';
import { isOwnId, languageOf, ownFacts } from './document.ts';
import type { Node } from './nodes.ts';
import { languageMap, linksOf, oneForm, textOf, textsOf } from './values.ts';

/** What is known of an item from outside its own description. */
export type Around = {
  readonly framework: GatheredFramework;
  readonly order?: number;
  /** Whether its concept scheme is one of levels, or what others name it as. */
  readonly seenAs?: GatheredItem['kind'];
  /** Properties that name items here; elsewhere they are facts. */
  readonly isRelation: (property: string) => boolean;
};

const names = ['ceasn:competencyLabel', 'skos:prefLabel', 'ceterms:name', 'ceasn:name', 'dcterms:title', 'rdfs:label'];
const statements = ['ceasn:competencyText', 'skos:definition', 'ceterms:description', 'ceasn:description', 'dcterms:description'];
const keywords = ['ceasn:conceptKeyword', 'skos:altLabel', 'ceterms:keyword', 'ceterms:alternateName', 'skos:hiddenLabel'];
const codes = ['ceasn:codedNotation', 'skos:notation', 'ceterms:codedNotation'];
const own = new Set(['sg:facts', 'sg:kind', 'sg:nameOnly', 'sg:order', 'sg:relations', 'sg:state']);
/** Names that are read for words and codes, whichever class has them. */
export const wordNames: ReadonlySet<string> = new Set([...names, ...statements, ...keywords, ...codes]);

/** The item a node describes, or the remark that leaves it out. */
export function itemOf(node: Node, around: Around): { item?: GatheredItem; remarks: Remark[] } {
  const { said, place, address: uri } = node;
  const shape = knownIn(node.classes, itemShapes)!;
  const remarks: Remark[] = [];
  const words = wordsOf(node, shape, around);
  const [first, ...others] = words.list;
  if (words.hasMore) remarks.push(remarkOn('more-names', place));
  if (first === undefined) return { remarks: [remarkOn('no-words', place)] };
  const code = textOf(said.get(firstOf(codes, said, shape.code) ?? '')) ?? identifierIn(said.get('ceterms:identifier'));
  const modified = said.get('ceasn:dateModified');
  const changedAt = instantFrom(textOf(modified));
  if (modified !== undefined && changedAt === undefined) remarks.push(remarkOn('bad-date', place, textOf(modified) ?? ''));
  const kind = kindOf(said, shape, around.seenAs);
  const sameAs = linksOf(said.get('owl:sameAs'), node.addressOf);
  const facts = factsIn(node, { kind, shape, first, around, isDated: changedAt !== undefined, isUsed: words.used });
  const item: GatheredItem = {
    is: 'item',
    uri,
    ...(sameAs.length ? { sameAs } : {}),
    framework: around.framework.uri,
    kind,
    ...(code === undefined ? {} : { code }),
    words: [first, ...others],
    state: stateOf(said.get('sg:state'), around.framework),
    ...(around.order === undefined ? {} : { order: around.order }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(facts.size ? { facts: Object.fromEntries(facts) } : {}),
    place,
  };
  return { item, remarks };
}

function firstOf(all: readonly string[], said: ReadonlyMap<string, unknown>, usual: string): string | undefined {
  return [usual, ...all].find((name) => textOf(said.get(name)) !== undefined);
}

function wordsOf({ said }: Node, shape: Shape, { framework }: Around) {
  const byDefault = languageOf(said.get('ceasn:inLanguage')) ?? framework.language ?? 'und';
  const nameOnly = new Set(listOf(said.get('sg:nameOnly')));
  const [name, statement, keyword] = [
    firstOf(names, said, shape.name),
    firstOf(statements, said, shape.text),
    firstOf(keywords, said, shape.keywords),
  ];
  const grouped = (property: string | undefined) =>
    Map.groupBy(textsOf(said.get(property ?? '')), ({ language }) => language ?? byDefault);
  const [named, stated, known] = [grouped(name), grouped(statement), grouped(keyword)];
  // What its class must have says the order of languages.
  const languages = [
    ...new Set([...(shape.name === 'ceasn:competencyLabel' ? stated : named).keys(), ...stated.keys(), ...named.keys()]),
  ];
  const isMain = (language: string) => (language === framework.language ? 0 : 1);
  languages.sort((one, other) => isMain(one) - isMain(other));
  const list = languages.flatMap((language, index): Words[] => {
    const [first, ...more] = (named.get(language) ?? []).map(({ text }) => text);
    const text = nameOnly.has(language)
      ? undefined
      : stated
          .get(language)
          ?.map((one) => one.text)
          .join('\n');
    const made = wordsFrom(language, first, text);
    // Other names in a language that has no name of its own go to the first.
    const lost = index > 0 ? [] : [...known].filter(([tag]) => !languages.includes(tag)).flatMap(([, texts]) => texts);
    const otherNames = [...new Set([...more, ...[...(known.get(language) ?? []), ...lost].map((one) => one.text)])];
    return made === undefined ? [] : [otherNames.length ? { ...made, otherNames } : made];
  });
  const hasMore = [...named.values()].some((texts) => texts.length > 1);
  return { list, hasMore, used: new Set([name, statement, keyword].filter((one) => one !== undefined)) };
}

/** The kind of a thing of a class: as our own files say it, as its category does, as others see it, or as its class is. */
export function kindOf(said: ReadonlyMap<string, unknown>, shape: Shape, seenAs?: GatheredItem['kind']): GatheredItem['kind'] {
  const category = textOf(said.get('ceasn:competencyCategory'));
  const found = [said.get('sg:kind'), category === undefined ? undefined : kindFrom(category), seenAs];
  const fitting = found.find((kind) => isKind(kind) && sideOf(kind) === sideOf(shape.kind));
  return isKind(fitting) ? fitting : shape.kind;
}

/** What our writer says of a kind in words that others read too. */
export function categoryOf(kind: GatheredItem['kind'], { language }: Words): object | undefined {
  if (kind === 'competency') return undefined;
  return languageMap([{ language: /^en\b/.test(language) ? language : 'en', text: titleOf(kind) }]);
}

/** Whether a `listID` is a place in an order, and not a label. */
export function placeIn(value: unknown): number | undefined {
  const text = textOf(value);
  return text !== undefined && Number.isSafeInteger(Number(text)) && String(Number(text)) === text ? Number(text) : undefined;
}

type Known = {
  readonly kind: GatheredItem['kind'];
  readonly shape: Shape;
  readonly first: Words;
  readonly around: Around;
  readonly isDated: boolean;
  readonly isUsed: ReadonlySet<string>;
};

function factsIn({ said, classes, address }: Node, { kind, shape, first, around, isDated, isUsed }: Known): Map<string, string> {
  const facts = new Map<string, string>();
  const isHeld = (name: string, form: unknown): boolean => {
    if (own.has(name) || isUsed.has(name) || name === 'owl:sameAs') return true;
    if (codes.includes(name)) return typeof form === 'string';
    if ((belonging as readonly string[]).includes(name))
      return (topOf as readonly string[]).includes(name) || !Array.isArray(form);
    if (name === 'ceasn:inLanguage')
      return !Array.isArray(form) && [around.framework.language, first.language].includes(languageOf(form));
    if (name === 'ceasn:dateModified') return isDated;
    if (name === 'ceasn:listID') return placeIn(form) !== undefined;
    if (name === 'ceasn:competencyCategory') return JSON.stringify(form) === JSON.stringify(categoryOf(kind, first));
    return isOwnId(name, form, address) || (meaningOf(name, sideOf(shape.kind)) !== undefined && around.isRelation(name));
  };
  for (const [name, value] of said) {
    const form = oneForm(name, value);
    if (value !== null && value !== undefined && !isHeld(name, form)) facts.set(name, factOf(form));
  }
  if (classes.join(' ') !== classOf(kind)) facts.set('@type', factOf(oneForm('@type', [...classes])));
  for (const [name, fact] of ownFacts(said)) facts.set(name, fact);
  return facts;
}

/** The first code among identifiers (ceterms:IdentifierValue). */
export function identifierIn(value: unknown): string | undefined {
  return listOf(value)
    .filter(isObject)
    .map((one) => textOf(one['ceterms:identifierValueCode']))
    .find((code) => code !== undefined);
}

/** The state an item has where nothing is said of it alone. */
export function usualState(framework: GatheredFramework): GatheredItem['state'] {
  return /\bDeprecated"?$/i.test(framework.facts?.['ceasn:publicationStatusType'] ?? '') ? 'deprecated' : 'published';
}

function stateOf(said: unknown, framework: GatheredFramework): GatheredItem['state'] {
  return said === 'draft' || said === 'deprecated' || said === 'published' ? said : usualState(framework);
}
