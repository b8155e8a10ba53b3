// Reads a competency framework, a concept scheme or a progression model into a framework.
import { isObject, listOf } from '../../credential/strict-json.ts';
import { factOf } from '../fact-text.ts';
import type { GatheredFramework, Remark } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { uuidIn } from '../name-uuid.ts';
import { tagOf } from '../words.ts';
import type { Node } from './nodes.ts';
import { languageMap, oneForm, textOf, textsOf } from './values.ts';

/** The names that give what our model has a word for, the first one that is there counting. */
export const frameworkNames = {
  name: ['ceasn:name', 'skos:prefLabel', 'ceterms:name', 'dcterms:title', 'rdfs:label'],
  publisher: ['ceasn:publisherName', 'dcterms:publisher', 'dcterms:creator', 'ceasn:author'],
  about: ['ceasn:description', 'ceterms:description', 'dcterms:description', 'skos:definition'],
  attribution: ['ceasn:rights', 'dcterms:rights'],
  licence: ['ceasn:license', 'dcterms:license', 'sg:licence'],
  version: ['ceterms:versionIdentifier', 'schema:version', 'owl:versionInfo'],
} as const;
const structural = new Set(['ceasn:hasTopChild', 'skos:hasTopConcept', 'sg:facts', 'sg:orderedBy', 'sg:licence', 'sg:relations']);

/** The framework a node describes; what our model has no word for is kept as facts. */
export function frameworkOf(node: Node): { framework: GatheredFramework; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const { said, address: uri } = node;
  const language = languageOf(said.get('ceasn:inLanguage')) ?? soleLanguage(node);
  const facts = new Map<string, string>();
  const told = new Map<string, string>();
  for (const [part, names] of Object.entries(frameworkNames)) {
    const name = names.find((one) => said.has(one) && valueIn(said.get(one)) !== undefined);
    if (name !== undefined) told.set(part, valueIn(said.get(name))!);
  }
  for (const [name, value] of said) {
    if (structural.has(name) || value === null || value === undefined) continue;
    const form = oneForm(name, value);
    if (JSON.stringify(form) !== JSON.stringify(usualForm(name, told, language)) && !isOwnId(name, form, uri))
      facts.set(name, factOf(form));
  }
  if (languageOf(said.get('ceasn:inLanguage')) !== undefined && listOf(said.get('ceasn:inLanguage')).length < 2)
    facts.delete('ceasn:inLanguage');
  if (node.classes.join(' ') !== 'ceasn:CompetencyFramework') facts.set('@type', factOf(oneForm('@type', [...node.classes])));
  for (const [name, fact] of ownFacts(said)) facts.set(name, fact);
  if (!told.has('name')) remarks.push(remarkOn('no-title', node.place));
  const framework: GatheredFramework = {
    is: 'framework',
    uri,
    name: told.get('name') ?? uri,
    ...(language === undefined ? {} : { language }),
    ...Object.fromEntries([...told].filter(([part]) => part !== 'name')),
    ...(facts.size ? { facts: Object.fromEntries(facts) } : {}),
  };
  return { framework, remarks };
}

/** What our writer puts under a name of a framework; what a file says just so need not be kept beside. */
export function usualForm(name: string, told: ReadonlyMap<string, string>, language: string | undefined): unknown {
  const part = Object.entries(frameworkNames).find(([, names]) => names[0] === name)?.[0];
  const text = part === undefined ? undefined : told.get(part);
  if (text === undefined) return undefined;
  if (part === 'licence') return isAddress(text) ? text : undefined;
  if (part === 'version') return versionForm(text);
  return languageMap([{ language: language ?? 'und', text }]);
}

/** A version as CTDL writes it (ceterms:IdentifierValue). */
export function versionForm(version: string): object {
  return { '@type': 'ceterms:IdentifierValue', 'ceterms:identifierValueCode': version };
}

export function isAddress(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
}

/** A CTID that follows from the address says nothing of its own (Credential Engine: `ce-` and a UUID). */
export function isOwnId(name: string, value: unknown, uri: string): boolean {
  return name === 'ceterms:ctid' && value === ctidOf(uri);
}

export function ctidOf(uri: string): string {
  return `ce-${uuidIn(uri)}`;
}

/** The language an `inLanguage` names: a tag, or the address of a code of ISO 639-2 at the Library of Congress. */
export function languageOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  const said = isObject(first) ? (first['@id'] ?? textOf(first)) : first;
  if (typeof said !== 'string') return undefined;
  const code = said.replace(/^https?:\/\/id\.loc\.gov\/vocabulary\/iso639-[12]\//, '').trim();
  const tag = tagOf(code);
  if (tag === 'und') return code === 'und' ? tag : undefined;
  // The codes of three letters have shorter names in BCP 47.
  return code !== said && /^[a-z]{3}$/.test(tag) ? Intl.getCanonicalLocales(tag)[0] : tag;
}

/** What our files keep of facts CTDL has no name for. */
export function ownFacts(said: ReadonlyMap<string, unknown>): [string, string][] {
  return listOf(said.get('sg:facts')).flatMap((one): [string, string][] => {
    const { name, value } = isObject(one) ? one : {};
    return typeof name === 'string' && typeof value === 'string' && name !== '__proto__' ? [[name, value]] : [];
  });
}

function soleLanguage({ said }: Node): string | undefined {
  const name = frameworkNames.name.find((one) => said.has(one));
  const languages = new Set(textsOf(name === undefined ? undefined : said.get(name)).map(({ language }) => language));
  const [only] = languages;
  return languages.size === 1 && only !== 'und' ? only : undefined;
}

/** The text of a value our model has a word for: of several, the first. */
export function valueIn(value: unknown): string | undefined {
  const [first] = listOf(value);
  if (isObject(first)) {
    const code = textOf(first['ceterms:identifierValueCode']);
    if (code !== undefined) return code;
    if (typeof first['@id'] === 'string') return first['@id'];
  }
  return textOf(value);
}
