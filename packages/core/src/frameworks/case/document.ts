// Reads a CFDocument, with the CFDefinitions it leans on, into a framework.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { factsOf, factOf } from '../fact-text.ts';
import type { GatheredFramework, Place, Remark } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { tagOf } from '../words.ts';
import { addressOf } from './nodes.ts';

const read = new Set([
  'uri',
  'title',
  'publisher',
  'creator',
  'version',
  'language',
  'description',
  'identifier',
  'extensions',
  'caseVersion',
]);

/** What a definition of a package is called, by its identifier and by its address. */
export type Definitions = ReadonlyMap<string, JsonObject>;

/** The definitions of a package that other parts of it point to: item types, licences, subjects, concepts. */
export function definitionsOf(pack: JsonObject): Definitions {
  const found = new Map<string, JsonObject>();
  const lists = isObject(pack['CFDefinitions']) ? Object.values(pack['CFDefinitions']) : [];
  for (const entry of lists.flatMap(listOf).filter(isObject)) {
    for (const key of [entry['identifier'], entry['uri']]) if (typeof key === 'string') found.set(key, entry);
  }
  return found;
}

/** The definition a link points to, or the link itself where the package does not define it. */
export function definedBy(link: unknown, definitions: Definitions): JsonObject | undefined {
  if (typeof link === 'string') return definitions.get(link) ?? { uri: link };
  if (!isObject(link)) return undefined;
  return definitions.get(String(link['identifier'])) ?? definitions.get(String(link['uri'])) ?? link;
}

/** The framework a CFDocument describes; its extra properties, definitions and rubrics are kept as facts. */
export function frameworkOf(pack: JsonObject, at: Place): { framework?: GatheredFramework; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const document = pack['CFDocument'];
  const uri = isObject(document) ? addressOf(document) : undefined;
  if (!isObject(document) || uri === undefined) return { remarks: [remarkOn('no-framework', at, 'CFDocument')] };
  const name = textIn(document, 'title');
  if (name === undefined) remarks.push(remarkOn('no-title', at));
  const licence = definedBy(document['licenseURI'], definitionsOf(pack));
  const creator = textIn(document, 'creator');
  const publisher = textIn(document, 'publisher') ?? creator;
  const facts: Record<string, string> = {
    ...factsOf(isObject(document['extensions']) ? document['extensions'] : {}, () => false),
    ...factsOf(document, (property) => read.has(property)),
  };
  if (creator !== undefined && creator !== publisher) facts['creator'] = factOf(creator);
  if (document['identifier'] !== undefined && !uri.endsWith(String(document['identifier']))) {
    facts['identifier'] = factOf(document['identifier']);
  }
  for (const part of ['CFDefinitions', 'CFRubrics']) {
    if (listOf(isObject(pack[part]) ? Object.values(pack[part]) : pack[part]).flatMap(listOf).length)
      facts[part] = factOf(pack[part]);
  }
  return {
    remarks,
    framework: {
      is: 'framework',
      uri,
      name: name ?? uri,
      ...optional('publisher', publisher),
      ...optional('version', textIn(document, 'version')),
      ...optional('licence', licence && (textIn(licence, 'title') ?? textIn(licence, 'uri'))),
      ...optional('attribution', licence && textIn(licence, 'licenseText')),
      ...optional('language', 'language' in document ? tagOf(document['language']) : undefined),
      ...optional('about', textIn(document, 'description')),
      ...(Object.keys(facts).length ? { facts } : {}),
    },
  };
}

/** A text under a name, when it is one and not only spaces. */
export function textIn(source: JsonObject, name: string): string | undefined {
  const value = source[name];
  return typeof value === 'string' && value.trim() ? value : undefined;
}

/** A property only where there is a value for it. */
export function optional<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}
