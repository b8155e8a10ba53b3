// Reads the DigComp supplement as JSON-LD: one graph of nodes, whose context maps nothing, so that names stand for themselves.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { languageOf } from '../esco-csv/cells.ts';
import { factsOf } from '../fact-text.ts';
import type { Place, Remark, SourceFile } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { readJson } from '../json-source.ts';
import { remark } from '../reading/remark.ts';
import { tagOf } from '../words.ts';
import { classes, digcomp, type Texts, type Told } from './told.ts';

/** What a file tells, and what is wrong with it. */
export async function readGraph(file: SourceFile): Promise<(Told | Remark)[]> {
  const source = await readJson(file);
  if (!('value' in source)) return [source];
  const graph = isObject(source.value) ? source.value['@graph'] : source.value;
  const place = { file: file.name };
  if (!Array.isArray(graph)) return [remarkOn('no-framework', place, 'list of nodes (@graph)')];
  const language = languageIn(source.value, file.name);
  const seen = new Set<string>();
  return graph.map((node, index) => {
    const at = { ...place, path: `${isObject(source.value) ? '/@graph' : ''}/${index}` };
    if (!isObject(node)) return remarkOn('not-an-object', at, 'a node');
    const told = toldBy(node, language, at);
    if (told.is === 'remark') return told;
    if (seen.has(told.id)) return remarkOn('duplicate-item', at, told.id);
    seen.add(told.id);
    return told;
  });
}

// Published in English; a translation says its language in the context, at the top, or in its name.
function languageIn(value: unknown, file: string): string {
  const top = isObject(value) ? value : {};
  const contexts = listOf(top['@context']).map((context) => (isObject(context) ? context['@language'] : undefined));
  const said = [...contexts, top['inLanguage'], top['language'], languageOf(file)].map(tagOf);
  return said.find((tag) => tag !== 'und') ?? digcomp.language ?? 'und';
}

function toldBy(node: JsonObject, language: string, place: Place): Told | Remark {
  const type = [node['@type']].flat().find((name) => typeof name === 'string') ?? '';
  const is = classes.find((name) => name === type);
  if (is === undefined)
    return remark('dropped', 'unknown-class', `Nodes of the class “${type.slice(0, 60)}” are not known. It was left out.`, place);
  const id = textIn(node, '@id');
  if (id === '') return remarkOn('no-identity', place);
  const texts = (name: string) => textsIn(node[name], language);
  const [competence, area, level] = [textIn(node, 'competence_id'), textIn(node, 'competence_area_id'), levelOf(node)];
  const eight = node['eight_levels_mapping'];
  const order = is === 'ProficiencyLevel' && Number.isSafeInteger(eight) ? (eight as number) : undefined;
  return {
    is,
    id: is === 'Glossary' ? id.replace(/^Glossary\//, '') : id,
    ...(is === 'ProficiencyLevel'
      ? { name: levelNames(texts('four_levels_name'), order), text: texts('eight_levels_description') }
      : { name: texts('name'), text: texts(is === 'Glossary' ? 'explanation' : 'description') }),
    ...(is === 'ProficiencyLevel' && { levelText: texts('four_levels_description') }),
    ...((competence || area) !== '' && { in: competence || area }),
    ...(area !== '' && { area }),
    ...(level !== '' && { level }),
    ...(order !== undefined && { order }),
    type: textIn(node, 'type'),
    facts: factsOf(node, (name) => read.has(name)),
    place,
  };
}

const read = new Set(
  `@type @id name description explanation competence_area_id competence_id four_levels_proficiency_name type
   four_levels_name eight_levels_mapping four_levels_description eight_levels_description`.split(/\s+/),
);

const levelOf = (node: JsonObject) => {
  const [said, name] = [textIn(node, 'four_levels_proficiency_name'), textIn(node, 'four_levels_name')];
  return said || (name && `ProficiencyLevel/${name}`);
};

/** The names of the eight levels: those of the four, counted through. */
export function levelNames(four: Texts, order: number | undefined): Texts {
  return new Map([...four].map(([language, name]) => [language, order === undefined ? name : `${name} ${order}`]));
}

// A text, a text with its language, a map of languages, or a list of any of these (JSON-LD 1.1 section 4.2.4).
function textsIn(value: unknown, language: string): Texts {
  const found = new Map<string, string>();
  const add = (tag: string, text: unknown) => {
    if (typeof text === 'string' && text.trim() !== '' && !found.has(tag)) found.set(tag, text.trim());
  };
  for (const one of listOf(value)) {
    if (!isObject(one)) add(language, one);
    else if ('@value' in one) add(one['@language'] === undefined ? language : tagOf(one['@language']), one['@value']);
    else for (const [tag, text] of Object.entries(one)) add(tagOf(tag), text);
  }
  return found;
}

function textIn(node: JsonObject, name: string): string {
  const value = node[name];
  const text = isObject(value) ? value['@id'] : value;
  return typeof text === 'string' ? text.trim() : '';
}
