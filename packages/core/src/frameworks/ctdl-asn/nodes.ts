// Finds the things a CTDL document describes, wherever they stand in it, and puts together what is said of each.
import { isObject, listOf, type JsonObject } from '../../credential/strict-json.ts';
import type { Place, Remark } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { uuidOf } from '../name-uuid.ts';
import { frameworkShapes, itemShapes, knownIn } from './classes.ts';
import { namesOf, type Names } from './names.ts';
import { textOf } from './values.ts';

/** One thing: its address, its classes, and all that is said of it, under the names we know. */
export type Node = {
  readonly address: string;
  readonly classes: readonly string[];
  readonly said: Map<string, unknown>;
  readonly place: Place;
  /** Whether the order of lists means something; in RDF it does not. */
  readonly isOrdered: boolean;
  /** The address of what a link or a thing in place stands for, as this file means it. */
  readonly addressOf: (thing: JsonObject | string) => string | undefined;
};

/** A file that was read: its value, and whether its lists have an order. */
export type Document = { readonly value: unknown; readonly place: Place; readonly isOrdered: boolean };

type Found = {
  readonly source: JsonObject;
  readonly names: Names;
  readonly place: Place;
  readonly document: number;
  readonly isOrdered: boolean;
};

const registry = 'https://credentialengineregistry.org/resources/';
const ctid = /ce-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Everything some documents describe that we read, by address, and remarks about what else is there. */
export function nodesIn(documents: readonly Document[]): {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly classes: ReadonlySet<string>;
  readonly remarks: Remark[];
} {
  const found = documents.flatMap((document, index) => [...thingsIn(document.value, { ...document, index })]);
  const remarks: Remark[] = [];
  const known: Found[] = [];
  for (const thing of found) {
    const classes = classesOf(thing);
    if (isRead(classes) || isSaidMore(thing)) known.push(thing);
    else if (classes.length) remarks.push(remarkOn('not-read', thing.place, classes.join(', ')));
  }
  const addresses = new Addresses();
  const scope = known.find((thing) => knownIn(classesOf(thing), frameworkShapes) !== undefined);
  for (const thing of known) if (addresses.isLocal(thing, scope)) remarks.push(remarkOn('local-id', thing.place));
  const nodes = new Map<string, Node>();
  for (const thing of known) {
    const node = nodeOf(thing, addresses);
    const before = nodes.get(node.address);
    if (before === undefined) nodes.set(node.address, node);
    else {
      nodes.set(node.address, together(before, node));
      if (before.classes.length && node.classes.length) remarks.push(remarkOn('described-twice', node.place, node.address));
    }
  }
  return { nodes, classes: new Set(found.flatMap(classesOf)), remarks };
}

type Where = { readonly names?: Names; readonly index: number; readonly place: Place; readonly isOrdered: boolean };

function* thingsIn(value: unknown, where: Where, isTop = true): Generator<Found> {
  const at = (step: string | number): Where => ({
    ...where,
    place: { ...where.place, path: `${where.place.path ?? ''}/${escaped(step)}` },
  });
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* thingsIn(one, at(index), isTop);
    return;
  }
  if (!isObject(value)) return;
  // Credential Engine Registry: an envelope holds the resource as it was signed and as it reads; the latter counts.
  if (isObject(value['decoded_resource'])) return yield* thingsIn(value['decoded_resource'], at('decoded_resource'), isTop);
  const names = namesOf(value['@context'], where.names);
  const inside = { ...where, names };
  const isThing = isTop && !('@graph' in value && !('@type' in value));
  const found: Found = { source: value, names, place: where.place, document: where.index, isOrdered: where.isOrdered };
  if (isThing || isRead(classesOf(found))) yield found;
  for (const [name, said] of Object.entries(value)) {
    if (typeof said !== 'object' || name === '@context') continue;
    yield* thingsIn(said, { ...at(name), names: inside.names }, name === '@graph');
  }
}

function escaped(step: string | number): string {
  return String(step).replaceAll('~', '~0').replaceAll('/', '~1');
}

function isRead(classes: readonly string[]): boolean {
  return knownIn(classes, itemShapes) !== undefined || knownIn(classes, frameworkShapes) !== undefined;
}

// What says more about something described elsewhere: our own files do so for relations that start outside.
function isSaidMore({ source, names }: Found): boolean {
  return Object.keys(source).some((name) => names.known(name) === 'sg:relations');
}

function classesOf({ source, names }: Found): string[] {
  const name = '@type' in source ? '@type' : Object.keys(source).find((one) => names.known(one) === '@type');
  if (name === undefined) return [];
  return listOf(source[name])
    .map((one) => (isObject(one) ? one['@id'] : one))
    .filter((one) => typeof one === 'string')
    .map((one) => names.known(one));
}

function under(name: string, { source, names }: Found): unknown {
  if (name in source) return source[name];
  const key = Object.keys(source).find((one) => names.known(one) === name);
  return key === undefined ? undefined : source[key];
}

function nodeOf(thing: Found, addresses: Addresses): Node {
  const said = new Map<string, unknown>();
  const lists = new Map<string, unknown[]>();
  for (const [name, given] of Object.entries(thing.source)) {
    const known = thing.names.known(name);
    const value = Array.isArray(given) ? given.map((one) => referred(one, addresses)) : referred(given, addresses);
    if (known.startsWith('@')) continue;
    const before = said.get(known);
    const list = lists.get(known);
    if (list !== undefined) for (const one of listOf(value)) list.push(one);
    else if (!said.has(known)) said.set(known, value);
    else {
      // The same name in another spelling.
      lists.set(known, [...listOf(before), ...listOf(value)]);
      said.set(known, lists.get(known));
    }
  }
  const { place, isOrdered, document, names } = thing;
  return {
    address: addresses.of(thing.source) ?? '',
    classes: classesOf(thing),
    said,
    place,
    isOrdered,
    addressOf: (other) => {
      const id = typeof other === 'string' ? other : (other['@id'] ?? other['id']);
      return typeof id === 'string' && id.trim() ? addresses.find(id.trim(), document, names) : undefined;
    },
  };
}

// A thing described in place is a thing of its own, and the place only a link to it.
function referred(value: unknown, addresses: Addresses): unknown {
  const address = isObject(value) ? addresses.of(value) : undefined;
  return address === undefined ? value : { '@id': address };
}

// JSON-LD 1.1, section 3.3: the same @id is the same thing, however often it is described.
function together(one: Node, other: Node): Node {
  for (const [name, value] of other.said) if (!one.said.has(name)) one.said.set(name, value);
  const main = one.classes.length ? one : other;
  return { ...main, classes: [...new Set([...one.classes, ...other.classes])], said: one.said };
}

// A class because it grows thing by thing: each address found may be what a later link means.
class Addresses {
  readonly #bySource = new WeakMap<object, string>();
  readonly #byLabel = new Map<string, string>();
  readonly #known = new Set<string>();
  readonly #bySpelling = new Map<string, string>();

  /** Takes a thing in; true when its address had to be made up. */
  isLocal(thing: Found, scope: Found | undefined): boolean {
    const id = under('@id', thing);
    const said = typeof id === 'string' ? id.trim() : '';
    const isBlank = said === '' || said.startsWith('_:');
    const registered = textOf(under('ceterms:ctid', thing));
    const isMade = isBlank && (registered === undefined || !ctid.test(registered));
    const made = () =>
      `urn:sg:${uuidOf(keyOf(scope ?? thing))}:${encodeURIComponent(said.slice(2) || (thing.place.path ?? 'one'))}`;
    const address = !isBlank ? thing.names.whole(said) : isMade ? made() : `${registry}${registered}`;
    this.#bySource.set(thing.source, address);
    if (isBlank && said) this.#byLabel.set(`${thing.document} ${said}`, address);
    this.#known.add(address);
    for (const spelling of spellings(address, registered))
      if (!this.#bySpelling.has(spelling)) this.#bySpelling.set(spelling, address);
    return isMade;
  }

  of(source: JsonObject): string | undefined {
    return this.#bySource.get(source);
  }

  /** The address a link means: as it stands, or what stands here under another spelling of it. */
  find(link: string, document: number, names: Names): string {
    const label = this.#byLabel.get(`${document} ${link}`);
    if (label !== undefined) return label;
    const whole = names.whole(link);
    if (this.#known.has(whole)) return whole;
    return (
      spellings(whole, whole)
        .map((spelling) => this.#bySpelling.get(spelling))
        .find((one) => one !== undefined) ?? whole
    );
  }
}

function keyOf(thing: Found): string {
  const id = under('@id', thing);
  const address = typeof id === 'string' && !id.startsWith('_:') ? id : undefined;
  // With no address at all only the name is left to tell two frameworks apart.
  return (
    address ??
    `${String(id)} ${['ceasn:name', 'dcterms:title', 'ceterms:name'].map((name) => textOf(under(name, thing))).join(' ')}`
  );
}

// One address in its usual variants, and its CTID: hosts and schemes change, that does not.
function spellings(address: string, registered: string | undefined): string[] {
  const bare = address.replace(/^https?:/, '').replace(/\/$/, '');
  const id = registered?.match(ctid)?.[0].toLowerCase();
  return id === undefined ? [bare] : [bare, id];
}
