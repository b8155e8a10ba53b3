// Writes a framework as CTDL-ASN JSON-LD, with its context in place, so that nothing must be fetched to read it.
import { listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { GatheredFramework, GatheredItem, GatheredRelation } from '../gathered.ts';
import type { Loss, Pieces, Written } from '../written.ts';
import { frameworkShapes, knownIn } from './classes.ts';
import { writtenContext } from './context.ts';
import { ctidOf, frameworkNames, isAddress, isOwnId, languageOf, usualForm, valueIn } from './document.ts';
import { classesIn, defined, filled, sorted, without } from './kept.ts';
import { itemFrom, placeOf } from './written-items.ts';
import { entriesFrom, isHeld, type Around } from './written-relations.ts';

/**
 * The text of a CTDL-ASN document (JSON-LD 1.1, one `@graph`), and what in it other programs may pass over: names of our own
 * (`sg:`) hold what CTDL has no word for, so that reading it again gives the same graph.
 */
export function writeCtdlAsn({ framework, items, relations }: Pieces): Written {
  const parts = relations.filter(({ type }) => type === 'broader');
  const around: Around = {
    framework: framework.uri,
    items: new Map(items.map((item) => [item.uri, item])),
    outgoing: Map.groupBy(relations, ({ from }) => from),
    children: Map.groupBy(parts, ({ to }) => to),
    placeOf: (uri) => places.get(uri),
  };
  const places = new Map(items.map((item) => [item.uri, placeOf(item, around.outgoing.get(item.uri) ?? [])]));
  const inside = new Set(parts.map(({ from }) => from));
  const top = items.filter(({ uri }) => !inside.has(uri));
  const losses: Loss[] = [];
  const graph = [
    frameworkFrom(framework, top, losses),
    ...items.map((item) => itemFrom(item, { framework, around, losses })),
    ...strangersIn(around),
  ];
  for (const relation of relations) if (!isHeld(relation, around)) losses.push(lostRelation(relation));
  return { text: `${JSON.stringify({ '@context': writtenContext, '@graph': graph }, null, 2)}\n`, losses };
}

const lostRelation = ({ from }: GatheredRelation): Loss => ({
  code: 'extension-relation',
  text: 'CTDL-ASN has no word for this relation, or not for all it says. That was written as an extension, which other programs may pass over.',
  uri: from,
});

function frameworkFrom(framework: GatheredFramework, top: readonly GatheredItem[], losses: Loss[]): JsonObject {
  const { uri, language, licence } = framework;
  const given = framework.facts ?? {};
  const classes = classesIn(given, (names) => knownIn(names, frameworkShapes) !== undefined && names.join(' ') !== usualClass);
  const told = new Map(
    Object.keys(frameworkNames).flatMap((part) => {
      const value = framework[part as keyof typeof frameworkNames];
      return value === undefined ? [] : [[part, value] as const];
    }),
  );
  const { properties, others } = sorted(without(given, classes && '@type'), (name, value) =>
    mayBe(name, value, { framework, told }),
  );
  const ordered = [...top].sort((one, other) => (one.order ?? Infinity) - (other.order ?? Infinity) || 0);
  const isPlainLicence = licence !== undefined && !isAddress(licence);
  if (isPlainLicence)
    losses.push({
      code: 'licence-text',
      text: 'CTDL-ASN wants the address of a licence, and only its name is known. It was written as an extension.',
      uri,
    });
  if (others.length)
    losses.push({
      code: 'extension-fact',
      text: 'Some details have no place in CTDL-ASN. They were written as an extension.',
      uri,
    });
  return defined({
    '@id': uri,
    '@type': classes ?? usualClass,
    'ceterms:ctid': ctidOf(uri),
    ...Object.fromEntries(Object.values(frameworkNames).map(([name]) => [name, usualForm(name, told, language)])),
    'ceasn:inLanguage': language,
    [knownIn(listOf(classes ?? usualClass) as string[], frameworkShapes)!.top]: filled(ordered.map((item) => item.uri)),
    ...properties,
    'sg:licence': isPlainLicence ? licence : undefined,
    'sg:orderedBy': 'listID',
    'sg:facts': filled(others),
  });
}

const usualClass = 'ceasn:CompetencyFramework';

type Known = { readonly framework: GatheredFramework; readonly told: ReadonlyMap<string, string> };

// Whether the reader would keep a value under this name as the same fact, with all else we write beside it.
function mayBe(name: string, value: unknown, { framework, told }: Known): boolean {
  if (name === 'ceasn:inLanguage') return Array.isArray(value) && languageOf(value) === framework.language;
  if (name === 'ceterms:ctid') return typeof value === 'string' && !isOwnId(name, value, framework.uri);
  if (Object.values(frameworkShapes).some(({ top }) => top === name)) return false;
  const part = Object.entries(frameworkNames).find(([, names]) => (names as readonly string[]).includes(name))?.[0];
  if (part === undefined) return true;
  const isFirst = frameworkNames[part as keyof typeof frameworkNames][0] === name;
  if (!isFirst)
    return (
      told.has(part) && usualForm(frameworkNames[part as keyof typeof frameworkNames][0], told, framework.language) !== undefined
    );
  return valueIn(value) === told.get(part) && JSON.stringify(value) !== JSON.stringify(usualForm(name, told, framework.language));
}

// What starts outside this framework and is not said by something inside.
function strangersIn(around: Around): JsonObject[] {
  return [...around.outgoing].flatMap(([uri, relations]) => {
    if (around.items.has(uri)) return [];
    const entries = entriesFrom(relations, around);
    return entries.length ? [{ '@id': uri, 'sg:relations': entries }] : [];
  });
}
