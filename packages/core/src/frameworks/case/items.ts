// Reads one CFItem into an item.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import { factOf, factsOf } from '../fact-text.ts';
import type { GatheredFramework, GatheredItem, Place, Remark } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { isKind, kindFrom, titleOf } from '../kinds.ts';
import { instantFrom } from '../moment.ts';
import { uuidIn } from '../name-uuid.ts';
import { tagOf, wordsFrom } from '../words.ts';
import { definedBy, optional, textIn, type Definitions } from './document.ts';
import { addressOf } from './nodes.ts';

// Links back to the package and to a service say nothing of the item; the rest is read below.
const read = new Set(
  'uri identifier humanCodingScheme fullStatement abbreviatedStatement conceptKeywords CFItemType lastChangeDateTime language CFDocumentURI CFItemAssociationURI extensions'.split(
    ' ',
  ),
);
// What our writer says in `extensions` where CASE has no word: read back, and no fact.
const ours = new Set(['kind', 'state', 'order', 'sameAs']);

/** What items of one package share. */
export type Around = { readonly framework: GatheredFramework; readonly definitions: Definitions };

/** The item a CFItem describes (CASE 1.1, CFPckgItem), or the remark that leaves it out. */
export function itemOf(source: unknown, around: Around, place: Place): { item?: GatheredItem; remarks: Remark[] } {
  if (!isObject(source)) return { remarks: [remarkOn('not-an-object', place, 'a CFItem')] };
  const remarks: Remark[] = [];
  const uri = addressOf(source);
  if (uri === undefined) return { remarks: [remarkOn('no-identity', place)] };
  const full = textIn(source, 'fullStatement');
  const code = textIn(source, 'humanCodingScheme');
  const short = textIn(source, 'abbreviatedStatement');
  if (full === undefined) remarks.push(remarkOn('no-statement', place));
  const language = tagOf(source['language'] ?? around.framework.language);
  const words = wordsFrom(language, short ?? (full === undefined ? code : undefined), full);
  if (words === undefined) return { remarks: [remarkOn('no-words', place)] };
  const otherNames = keywordsOf(source, around.definitions);
  const changedAt = instantFrom(source['lastChangeDateTime']);
  const date = source['lastChangeDateTime'];
  if (changedAt === undefined && date !== undefined) remarks.push(remarkOn('bad-date', place, String(date)));
  const extensions = isObject(source['extensions']) ? source['extensions'] : {};
  const type = textIn(source, 'CFItemType') ?? titleIn(definedBy(source['CFItemTypeURI'], around.definitions));
  const kind = isKind(extensions['kind']) ? extensions['kind'] : kindFrom(type);
  const facts: Record<string, string> = {
    ...factsOf(extensions, (name) => ours.has(name)),
    ...factsOf(source, (name) => read.has(name)),
  };
  if (type !== undefined && type !== titleOf(kind)) facts['CFItemType'] = factOf(type);
  if (source['identifier'] !== undefined && source['identifier'] !== uuidIn(uri))
    facts['identifier'] = factOf(source['identifier']);
  const sameAs = listOf(extensions['sameAs']).filter((address) => typeof address === 'string');
  const item: GatheredItem = {
    is: 'item',
    uri,
    ...(sameAs.length ? { sameAs } : {}),
    framework: around.framework.uri,
    kind,
    ...optional('code', code),
    words: [otherNames.length ? { ...words, otherNames } : words],
    state: stateOf(source, extensions, around.framework),
    ...(Number.isSafeInteger(extensions['order']) ? { order: extensions['order'] as number } : {}),
    ...optional('changedAt', changedAt),
    ...(Object.keys(facts).length ? { facts } : {}),
    place,
  };
  return { item, remarks };
}

function keywordsOf(source: JsonObject, definitions: Definitions): string[] {
  const concept = definedBy(source['conceptKeywordsURI'], definitions);
  const named = [concept && textIn(concept, 'keywords')?.split('|'), listOf(source['conceptKeywords'])].flat();
  const texts = named.filter((word) => typeof word === 'string').filter((word) => word.trim());
  return [...new Set(texts)];
}

function titleIn(definition: JsonObject | undefined): string | undefined {
  return definition && textIn(definition, 'title');
}

// A status that ended before the document was last changed had ended when the file was written; no clock is needed.
function stateOf(source: JsonObject, extensions: JsonObject, framework: GatheredFramework): GatheredItem['state'] {
  const said = extensions['state'];
  if (said === 'draft' || said === 'deprecated' || said === 'published') return said;
  const adoption = framework.facts?.['adoptionStatus'];
  const ended = instantFrom(source['statusEndDate']);
  const writtenAt = instantFrom(framework.facts?.['lastChangeDateTime']);
  if (ended !== undefined && writtenAt !== undefined && ended <= writtenAt) return 'deprecated';
  if (adoption === 'Deprecated') return 'deprecated';
  return adoption === 'Private Draft' ? 'draft' : 'published';
}
