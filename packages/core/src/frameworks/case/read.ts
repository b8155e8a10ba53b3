// Reads CASE packages (1EdTech CASE 1.0 and 1.1, CFPackage), however they are wrapped.
import { isObject, type JsonObject } from '../../credential/strict-json.ts';
import type { Gathered, GatheredItem, GatheredRelation, Place, SourceFile } from '../gathered.ts';
import { factOf, factsOf } from '../fact-text.ts';
import { remarkOn } from '../json-remarks.ts';
import { readJson } from '../json-source.ts';
import { uuidOf } from '../name-uuid.ts';
import { relationKey, sayingsOf } from '../relation-facts.ts';
import { associationOf, meaningOf } from './associations.ts';
import { definitionsOf, frameworkOf, optional } from './document.ts';
import { itemOf } from './items.ts';
import { nodeOf, type Node } from './nodes.ts';

/** Reads each file on its own: a flat package, one inside `CFPackage`, or a list of either. Never throws for what a file holds. */
export async function* readCase(files: readonly SourceFile[]): AsyncGenerator<Gathered> {
  for (const file of files) {
    const source = await readJson(file);
    if (!('value' in source)) {
      yield source;
      continue;
    }
    const isList = Array.isArray(source.value);
    const packs = (isList ? source.value : [source.value]) as unknown[];
    if (packs.length === 0) yield remarkOn('nothing-here', { file: file.name });
    for (const [index, pack] of packs.entries()) {
      const place = { file: file.name, ...(isList ? { path: `/${index}` } : {}) };
      yield* readPackage(pack, place);
    }
  }
}

function* readPackage(wrapped: unknown, place: Place): Generator<Gathered> {
  const isWrapped = isObject(wrapped) && isObject(wrapped['CFPackage']);
  const pack = isWrapped ? wrapped['CFPackage'] : wrapped;
  const path = `${place.path ?? ''}${isWrapped ? '/CFPackage' : ''}`;
  const here = path ? { ...place, path } : place;
  if (!isObject(pack)) return yield remarkOn('not-an-object', here, 'a CFPackage');
  yield* readParts(pack, (part, index) => ({ ...here, path: `${path}/${part}${index === undefined ? '' : `/${index}`}` }));
}

/** Where a part of a package stands in what was handed in, or one entry of it. */
export type Places = (part: 'CFDocument' | 'CFItems' | 'CFAssociations', index?: number) => Place;

/** Reads a package whose parts may come from anywhere: its framework, its items, its relations, in this order. */
export function* readParts(pack: JsonObject, places: Places): Generator<Gathered> {
  const { framework, remarks } = frameworkOf(pack, places('CFDocument'));
  yield* remarks;
  if (framework === undefined) return;
  yield framework;
  const around = { framework, definitions: definitionsOf(pack) };
  const items = new Map<string, GatheredItem>();
  const byIdentifier = new Map<string, string>();
  remember(byIdentifier, pack['CFDocument'], framework.uri);
  const list = listIn(pack, 'CFItems');
  if (list === undefined) yield remarkOn('not-a-list', places('CFItems'), 'CFItems');
  for (const [index, source] of (list ?? []).entries()) {
    const at = places('CFItems', index);
    const { item, remarks: noticed } = itemOf(source, around, at);
    yield* noticed;
    if (item === undefined) continue;
    if (items.has(item.uri)) yield remarkOn('duplicate-item', at, item.uri);
    else items.set(item.uri, item);
    remember(byIdentifier, source, item.uri);
  }
  yield* settled(items, [...readAssociations(pack, { uri: framework.uri, byIdentifier }, places)], framework.uri);
}

type Told = GatheredRelation | Extract<Gathered, { is: 'remark' }>;

// Who is at the top is not a relation of ours: it is an item's place in its framework.
function* settled(items: ReadonlyMap<string, GatheredItem>, told: readonly Told[], document: string): Generator<Gathered> {
  const top = new Map<string, number | undefined>();
  const belongs = new Set<string>();
  for (const one of told) {
    if (one.is !== 'relation' || one.type !== 'broader') continue;
    belongs.add(one.from);
    if (one.to === document) top.set(one.from, one.order);
  }
  for (const item of items.values()) {
    const order = top.get(item.uri) ?? item.order;
    yield order === undefined ? item : { ...item, order };
    if (!belongs.has(item.uri)) yield remarkOn('orphan-item', item.place);
  }
  for (const one of told) if (one.is !== 'relation' || one.type !== 'broader' || one.to !== document) yield one;
}

type Known = { readonly uri: string; readonly byIdentifier: ReadonlyMap<string, string> };

function* readAssociations(pack: JsonObject, known: Known, places: Places): Generator<Told> {
  const list = listIn(pack, 'CFAssociations');
  if (list === undefined) yield remarkOn('not-a-list', places('CFAssociations'), 'CFAssociations');
  const seen = new Set<string>();
  for (const [index, source] of (list ?? []).entries()) {
    const at = places('CFAssociations', index);
    if (!isObject(source)) {
      yield remarkOn('not-an-object', at, 'a CFAssociation');
      continue;
    }
    const origin = nodeOf(source['originNodeURI'], known.byIdentifier);
    const destination = nodeOf(source['destinationNodeURI'], known.byIdentifier);
    const type = source['associationType'];
    if (origin === undefined || destination === undefined || typeof type !== 'string') yield remarkOn('no-end', at);
    else if (origin.uri === destination.uri) yield remarkOn('self-relation', at, origin.uri);
    else {
      const { relation, isUnknown, hasBadOrder } = relationOf(source, type, [origin, destination], { known, at });
      if (isUnknown) yield remarkOn('unknown-association', at, type);
      if (hasBadOrder) yield remarkOn('bad-order', at);
      const key = relationKey(relation);
      if (!seen.has(key)) yield relation;
      seen.add(key);
    }
  }
}

const read = new Set(
  'associationType originNodeURI destinationNodeURI sequenceNumber CFDocumentURI uri identifier lastChangeDateTime extensions'.split(
    ' ',
  ),
);

function relationOf(
  source: JsonObject,
  type: string,
  [origin, destination]: readonly [Node, Node],
  { known, at }: { readonly known: Known; readonly at: Place },
) {
  const extensions = isObject(source['extensions']) ? source['extensions'] : {};
  const sequence = source['sequenceNumber'];
  const isPlaced = Number.isSafeInteger(sequence);
  const { relation, isTurned, isUnknown } = meaningOf({
    type,
    said: extensions,
    ...optional('order', isPlaced ? (sequence as number) : undefined),
  });
  const [from, to] = isTurned ? [destination, origin] : [origin, destination];
  const bare = { ...relation, is: 'relation' as const, from: from.uri, to: to.uri, place: at };
  const said = sayingsOf(relation);
  const facts: Record<string, string> = {
    ...factsOf(extensions, (name) => name in said),
    ...factsOf(source, (name) => read.has(name)),
  };
  // Only where the type would not follow from the relation.
  if (type !== associationOf(bare).type) facts['associationType'] = type;
  const identifier = source['identifier'];
  if (typeof identifier === 'string' && identifier !== uuidOf(`${origin.uri} ${type} ${destination.uri}`)) {
    facts['identifier'] = factOf(identifier);
  }
  const names = relation.type === 'mapping' ? namesOf([from, to], known) : {};
  return {
    relation: { ...bare, ...names, ...(Object.keys(facts).length ? { facts } : {}) } as GatheredRelation,
    isUnknown: isUnknown === true,
    hasBadOrder: sequence !== undefined && sequence !== null && !isPlaced,
  };
}

// What is in the package has a name of its own; and some senders title every end by its part in the association.
function namesOf([from, to]: readonly [Node, Node], { byIdentifier }: Known) {
  const named = ({ uri, title }: Node) =>
    byIdentifier.has(uri) || title === uri || title === 'Origin' || title === 'Destination' ? undefined : title;
  return { ...optional('fromName', named(from)), ...optional('toName', named(to)) };
}

function listIn(pack: JsonObject, name: string): unknown[] | undefined {
  const value = pack[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

function remember(byIdentifier: Map<string, string>, thing: unknown, uri: string): void {
  byIdentifier.set(uri, uri);
  if (isObject(thing) && typeof thing['identifier'] === 'string') byIdentifier.set(thing['identifier'], uri);
}
