// Reads Turtle (RDF 1.1 Turtle) into the same shape as JSON-LD: one object for each thing, full addresses for names.
import { DataFactory, Parser, type Quad } from 'n3';
import type { JsonObject } from '../../credential/strict-json.ts';
import type { Place, Remark } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';

/** Larger Turtle files than this, in bytes, are refused. */
export const turtleLimit = 16 * 1024 * 1024;
// A short name for a long address makes much out of little: what it stands for is counted, in characters.
const spelledOutLimit = 4 * turtleLimit;

/** Whether a text begins as Turtle does, and JSON never. */
export function looksLikeTurtle(text: string): boolean {
  return !/^[\ufeff\s]*[[{]/.test(text) && /^\s*@?prefix\s/im.test(text);
}

class TooLong extends Error {}

/** What a Turtle text says, or the remark that refuses it, with the line where it breaks. */
export function readTurtle(text: string, place: Place): { readonly value: JsonObject[] } | Remark {
  const things = new Map<string, JsonObject>();
  let left = spelledOutLimit;
  const spend = <Term>(length: number, term: Term): Term => {
    left -= length + 1;
    if (left < 0) throw new TooLong();
    return term;
  };
  let unnamed = 0;
  const factory = {
    ...DataFactory,
    namedNode: (address: string) => spend(address.length, DataFactory.namedNode(address)),
    literal: (...said: Parameters<typeof DataFactory.literal>) => spend(String(said[0]).length, DataFactory.literal(...said)),
    // Without a label of its own a thing is counted, so that it is the same one in the next reading.
    blankNode: (label = `-${++unnamed}`) => spend(label.length, DataFactory.blankNode(label)),
  };
  try {
    const parser = new Parser({ format: 'text/turtle', factory: factory as never, blankNodePrefix: '_:' });
    for (const quad of parser.parse(text)) add(things, quad);
  } catch (error) {
    if (error instanceof TooLong) return remarkOn('too-large', place, `${spelledOutLimit / 1024 / 1024} MiB when spelled out`);
    const line = lineOf(error);
    const why = error instanceof Error ? error.message : '';
    return remarkOn('broken-turtle', line === undefined ? place : { ...place, row: line }, why);
  }
  return { value: [...things.values()] };
}

function add(things: Map<string, JsonObject>, { subject, predicate, object }: Quad): void {
  const label = subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value;
  const thing = things.get(label) ?? { '@id': label };
  things.set(label, thing);
  if (predicate.value === 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type') return push(thing, '@type', object.value);
  if (object.termType === 'BlankNode') push(thing, predicate.value, { '@id': `_:${object.value}` });
  else if (object.termType !== 'Literal') push(thing, predicate.value, { '@id': object.value });
  else push(thing, predicate.value, object.language ? { '@value': object.value, '@language': object.language } : object.value);
}

function push(thing: JsonObject, name: string, value: unknown): void {
  const list = (Object.hasOwn(thing, name) ? thing[name] : undefined) as unknown[] | undefined;
  if (list === undefined)
    Object.defineProperty(thing, name, { value: [value], enumerable: true, writable: true, configurable: true });
  else list.push(value);
}

function lineOf(error: unknown): number | undefined {
  const context = error instanceof Error && 'context' in error ? (error.context as { line?: unknown }) : {};
  return typeof context.line === 'number' ? context.line : undefined;
}
