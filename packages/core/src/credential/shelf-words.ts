// The words of all contexts on the shelf, and the addresses they stand for: what nobody else may give a meaning to.
import { contextAt, shelfContexts } from './documents.ts';
import { isObject, type JsonObject } from './strict-json.ts';

/** One word as one context defines it; `isPlain` when it only gives an address, and perhaps a datatype, to a value. */
export type ShelfWord = { name: string; address: string; isPlain: boolean };

/** Whether any context on the shelf, or a part of one, gives this word a meaning. */
export function isKnownWord(word: string): boolean {
  return shelf().names.has(word);
}

/** Every word that some context on the shelf gives to this address. */
export function wordsFor(address: string): readonly ShelfWord[] {
  return shelf().byAddress.get(address) ?? [];
}

/** Whether the address stands beside one of the shelf's own, or a context on the shelf gives all words addresses there. */
export function isInSpaceOfShelf(address: string): boolean {
  const { spaces, vocabularies } = shelf();
  return spaces.has(spaceOf(address)) || vocabularies.some((start) => address.startsWith(start));
}

/** The address without its last name, up to a mark that no name holds. */
export function spaceOf(address: string): string {
  return address.slice(0, address.length - lastNameOf(address).length);
}

/** What stands behind the last mark in an address. */
export function lastNameOf(address: string): string {
  return address.split(/[#/:?&=]/).at(-1) ?? '';
}

type Known = {
  names: ReadonlySet<string>;
  byAddress: ReadonlyMap<string, readonly ShelfWord[]>;
  spaces: ReadonlySet<string>;
  vocabularies: readonly string[];
};
let known: Known | undefined;

function shelf(): Known {
  known ??= read();
  return known;
}

// JSON-LD has words of its own for these: a list written out cell by cell would not look like one.
const spaceOfLists = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const vocabulary = '@vocab';

function read(): Known {
  const documents = [...shelfContexts()];
  const found = documents.flatMap((document) => [...wordsOf(document['@context'], new Map())]);
  const words = found.filter(({ name }) => name !== vocabulary);
  return {
    names: new Set(documents.flatMap((document) => [...namesIn(document)])),
    byAddress: Map.groupBy(words, ({ address }) => address),
    spaces: new Set([spaceOfLists, ...words.map(({ address }) => spaceOf(address))]),
    vocabularies: found.filter(({ name }) => name === vocabulary).map(({ address }) => address),
  };
}

/** What stands around a context, as written: its own words join it, for the contexts that follow and those inside. */
type Around = Map<string, string>;

// JSON-LD 1.1, section 4.1.5: a word may stand for another, or for one with something behind it (`cred:issuer`).
function* wordsOf(context: unknown, around: Around): Iterable<ShelfWord> {
  if (Array.isArray(context)) for (const part of context) yield* wordsOf(part, around);
  if (typeof context === 'string') yield* wordsOf(contextAt(context)?.['@context'], around);
  if (!isObject(context)) return;
  for (const [name, meaning] of Object.entries(context)) {
    const address = writtenAddress(meaning);
    if (address !== null) around.set(name, address);
  }
  for (const [name, meaning] of Object.entries(context)) {
    const address = wholeAddress(around.get(name) ?? name, around);
    const isWord = (!name.startsWith('@') || name === vocabulary) && !address.startsWith('@');
    if (isWord) yield { name, address, isPlain: isPlain(meaning) };
    if (isObject(meaning)) yield* wordsOf(meaning['@context'], new Map(around));
  }
}

function writtenAddress(meaning: unknown): string | null {
  const address = isObject(meaning) ? (meaning['@id'] ?? meaning['@reverse']) : meaning;
  return typeof address === 'string' ? address : null;
}

function wholeAddress(written: string, around: Around, steps = 5): string {
  const [first = '', ...rest] = written.split(':');
  const behind = rest.join(':');
  const start = around.get(first);
  if (start === undefined || start === written || behind.startsWith('//') || steps === 0) return written;
  return wholeAddress(start, around, steps - 1) + behind;
}

function isPlain(meaning: unknown): boolean {
  if (!isObject(meaning)) return typeof meaning === 'string';
  const { '@id': address, '@type': type = '', ...more }: JsonObject = meaning;
  return typeof address === 'string' && typeof type === 'string' && !type.startsWith('@') && Object.keys(more).length === 0;
}

function* namesIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    yield* namesIn(inner);
  }
}
