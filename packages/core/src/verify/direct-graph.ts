// The statements of an ordinary credential straight from its JSON, without spelling every word out in between. The meaning of
// each word is jsonld's own (active-context.ts); whatever is out of the ordinary is left to it altogether.
import { listOf, isObject, type JsonObject } from '../credential/strict-json.ts';
import { Places, Unlearnt, type Place, type Word } from './active-context.ts';
import type { Term } from './canonical-text.ts';
import { loaderOf, type Shelf } from './shelf.ts';
import { address, rdf, Statements, Unusual, type Literal } from './statements.ts';

const placesOf = new WeakMap<Shelf, Places>();
// Each turn learns one thing, and a record of any kind we know takes less than two hundred.
const mostTurns = 500;

/**
 * Reads a document whose contexts are all on the shelf; null when anything in it is out of the ordinary: contexts written out,
 * words of JSON-LD itself, unknown words, empty lists and objects, null, values with a language, maps, …
 */
export async function directGraph(document: object, shelf: Shelf): Promise<Statements | null> {
  const places = placesOf.get(shelf) ?? new Places(loaderOf(shelf));
  placesOf.set(shelf, places);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    try {
      const reading = new Reading(shelf);
      reading.node(document as JsonObject, places.top(), null);
      // What says nothing is refused in safe mode.
      return reading.statements.size === 0 ? null : reading.statements;
    } catch (error) {
      if (error instanceof Unusual) return null;
      if (!(error instanceof Unlearnt)) throw error;
      if (!(await learnt(error))) return null;
    }
  }
  return null;
}

async function learnt({ learn }: Unlearnt): Promise<boolean> {
  try {
    await learn();
    return true;
  } catch (error) {
    if (error instanceof Unusual) return false;
    throw error;
  }
}

type Property = Extract<Word, { kind: 'property' }>;

// JSON-LD 1.1 API, sections 5.1.2 (expansion) and 8.1, in one pass.
class Reading {
  readonly statements = new Statements();
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** `before`: the words that hold before the node's own contexts and types. */
  node(node: JsonObject, before: Place, graph: Term | null): Term {
    const names = Object.keys(node);
    const own = '@context' in node ? before.named(this.#urls(node['@context'])) : before;
    const types = typesOf(node, names, own);
    const place = own.typed(types.filter((type) => own.type(type).isScoped).sort());
    let subject: Term | null = null;
    for (const name of names) if (place.word(name).kind === 'id') subject = idOf(node[name], place, subject);
    subject ??= this.statements.nameless();
    for (const type of types) this.statements.say(subject, rdf('type'), address(own.type(type).iri), graph);
    for (const name of names) {
      if (name === '@context') continue;
      const word = place.word(name);
      // A type may call its type by another word than the one that made it that type.
      const isUnsettled = (word.kind === 'type') !== (own.word(name).kind === 'type');
      if (word.kind === 'unusual' || isUnsettled) throw new Unusual();
      if (word.kind === 'property') this.#property(subject, { name, value: node[name], word }, graph);
    }
    return subject;
  }

  #property(subject: Term, { name, value, word }: { name: string; value: unknown; word: Property }, graph: Term | null): void {
    const items = Array.isArray(value) ? (value as unknown[]) : [value];
    if (items.length === 0) throw new Unusual();
    const predicate = address(word.iri);
    if (word.as === 'list') {
      this.statements.say(subject, predicate, this.#list(items, name, word, graph), graph);
      return;
    }
    for (const item of items) {
      const object = word.as === 'graph' ? this.#graph(item, name, word) : this.#value(item, name, word, graph);
      this.statements.say(subject, predicate, object, graph);
    }
  }

  #value(item: unknown, name: string, { within, coercion }: Property, graph: Term | null): Term | Literal {
    if (typeof item === 'object') {
      const names = isObject(item) ? Object.keys(item) : [];
      if (!isObject(item) || names.length === 0 || names.some((one) => within.isValue(one))) throw new Unusual();
      const [only = ''] = names;
      const isReference = names.length === 1 && within.word(only).kind === 'id';
      return this.node(item, within.inside(name, isReference), graph);
    }
    if (coercion !== '@id' && coercion !== '@vocab') return this.statements.literal(item, coercion ?? undefined);
    if (typeof item !== 'string') return this.statements.literal(item);
    return address(within.address(item, coercion === '@vocab'));
  }

  // A graph of one node that says nothing is dropped, or refused: not ours to know.
  #graph(item: unknown, name: string, word: Property): Term {
    if (!isObject(item) || Object.keys(item).filter((one) => one !== '@context').length < 2) throw new Unusual();
    const inner = this.statements.nameless();
    this.#value(item, name, word, inner);
    return inner;
  }

  #list(items: unknown[], name: string, word: Property, graph: Term | null): Term {
    let rest: Term = rdf('nil');
    for (const item of items.toReversed()) {
      const cell = this.statements.nameless();
      this.statements.say(cell, rdf('first'), this.#value(item, name, word, graph), graph);
      this.statements.say(cell, rdf('rest'), rest, graph);
      rest = cell;
    }
    return rest;
  }

  #urls(contexts: unknown): string[] {
    const urls = listOf(contexts);
    if (urls.length === 0 || !urls.every((url) => typeof url === 'string' && this.#shelf(url) !== null)) throw new Unusual();
    return urls as string[];
  }
}

function typesOf(node: JsonObject, names: readonly string[], place: Place): string[] {
  const [name, ...more] = names.filter((one) => place.word(one).kind === 'type');
  if (name === undefined) return [];
  const types = Array.isArray(node[name]) ? (node[name] as unknown[]) : [node[name]];
  const words = types.filter((type) => typeof type === 'string');
  if (more.length > 0 || types.length === 0 || words.length < types.length) throw new Unusual();
  return words;
}

function idOf(id: unknown, place: Place, before: Term | null): Term {
  if (typeof id !== 'string' || before !== null) throw new Unusual();
  return address(place.address(id, false));
}
