// Reads the NICE framework of 2020 and later as NIST gives it out: elements by type and their relationships (CPRT, JSON).
import { isObject, type JsonObject } from '../../credential/strict-json.ts';
import type { Gathered, Place } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { remark } from '../reading/remark.ts';
import { addressOf, itemOf, niceFramework, relationOf, type NiceKind } from './statements.ts';

const kinds = new Map<string, NiceKind>([
  ['category', 'occupationGroup'],
  ['specialty_area', 'occupationGroup'],
  ['work_role', 'occupation'],
  ['competency_area', 'group'],
  ['knowledge', 'knowledge'],
  ['skill', 'skill'],
  ['ability', 'ability'],
  ['task', 'task'],
]);

/** The pieces of one file's value, however deep its lists are wrapped (`response`, `elements`). */
export function* readElements(value: unknown, place: Place): Iterable<Gathered> {
  const [holder, path] = holderOf(value, '');
  if (holder === undefined) return yield remarkOn('no-framework', place, 'list of elements');
  const version = listIn(holder, 'documents').find(isObject)?.['version'];
  yield { ...niceFramework, ...(typeof version === 'string' && version.trim() !== '' && { version: version.trim() }) };
  const known = new Map<string, { kind: NiceKind; uri: string }>();
  for (const [index, element] of listIn(holder, 'elements').entries()) {
    const at = { ...place, path: `${path}/elements/${index}` };
    if (!isObject(element)) yield remarkOn('not-an-object', at, 'an element');
    else yield* elementOf(element, known, at);
  }
  for (const [index, relationship] of listIn(holder, 'relationships').entries()) {
    const at = { ...place, path: `${path}/relationships/${index}` };
    if (!isObject(relationship)) yield remarkOn('not-an-object', at, 'a relationship');
    else yield* relationshipOf(relationship, known, at);
  }
}

function* elementOf(element: JsonObject, known: Map<string, { kind: NiceKind; uri: string }>, place: Place): Iterable<Gathered> {
  const [type, code] = [textIn(element, 'element_type'), textIn(element, 'element_identifier')];
  const kind = kinds.get(type.toLowerCase());
  const uri = addressOf(code);
  if (kind === undefined)
    return yield remark(
      'dropped',
      'unknown-element',
      `Elements of the type “${type.slice(0, 60)}” are not known. It was left out.`,
      place,
    );
  if (uri === undefined) return yield remarkOn('no-identity', place);
  if (known.has(uri)) return yield remarkOn('duplicate-item', place, uri);
  const text = textIn(element, 'text');
  const item = itemOf(kind, code, { name: textIn(element, 'title'), text, place });
  if (item === undefined) return yield remarkOn('no-words', place);
  known.set(uri, { kind, uri });
  yield item;
}

function* relationshipOf(
  relationship: JsonObject,
  known: ReadonlyMap<string, { kind: NiceKind; uri: string }>,
  place: Place,
): Iterable<Gathered> {
  const [from, to] = ['source_element_identifier', 'dest_element_identifier'].map((name) =>
    addressOf(textIn(relationship, name)),
  );
  if (from === undefined || to === undefined) return yield remarkOn('no-end', place);
  const [above, below] = [known.get(from), known.get(to)];
  const relation = above && below && relationOf(above, below, place);
  if (relation) return yield relation;
  const text = `${from} and ${to} are related in a way we do not know. It was left out.`;
  yield remark('dropped', 'unknown-relation', text, place);
}

function holderOf(value: unknown, path: string): [JsonObject | undefined, string] {
  if (!isObject(value) || path.length > 40) return [undefined, path];
  if (Array.isArray(value['elements'])) return [value, path];
  for (const name of ['response', 'elements']) {
    const found = holderOf(value[name], `${path}/${name}`);
    if (found[0] !== undefined) return found;
  }
  return [undefined, path];
}

function listIn(holder: JsonObject, name: string): readonly unknown[] {
  const value = holder[name];
  return Array.isArray(value) ? value : [];
}

function textIn(source: JsonObject, name: string): string {
  const value = source[name];
  return typeof value === 'string' ? value.trim() : '';
}
