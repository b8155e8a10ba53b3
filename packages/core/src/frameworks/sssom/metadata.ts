// What a set of mappings says of itself above its table, and the addresses its short names stand for (SSSOM 1.0, TSV serialisation).
import { parse } from 'yaml';

/** The values of a set by their names; short names of addresses apart. */
export type Metadata = { readonly said: ReadonlyMap<string, string>; readonly prefixes: ReadonlyMap<string, string> };

// SSSOM: these are known without being said, and cannot be said otherwise.
const builtIn = [
  ['sssom', 'https://w3id.org/sssom/'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['semapv', 'https://w3id.org/semapv/vocab/'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['linkml', 'https://w3id.org/linkml/'],
] as const;

/** What holds where a file says nothing. */
export const nothingSaid: Metadata = { said: new Map(), prefixes: new Map(builtIn) };

/** The metadata in a preamble; `undefined` when that is not the YAML it should be. */
export function metadataIn(preamble: string): Metadata | undefined {
  let read: unknown;
  try {
    // Every value stays the text it is; a name twice, and more aliases than anybody needs, are errors.
    read = parse(preamble, { schema: 'failsafe', mapAsMap: true, maxAliasCount: 10, logLevel: 'error' });
  } catch {
    return undefined;
  }
  if (read !== null && read !== '' && !(read instanceof Map)) return undefined;
  const entries = read instanceof Map ? [...read] : [];
  const texts = entries.filter((entry): entry is [string, string] => entry.every((part) => typeof part === 'string'));
  const map: unknown = read instanceof Map ? read.get('curie_map') : undefined;
  const own =
    map instanceof Map ? [...map].filter((pair): pair is [string, string] => pair.every((part) => typeof part === 'string')) : [];
  return { said: new Map(texts), prefixes: new Map([...own, ...builtIn]) };
}

/** The address a cell stands for: an address as it is, a short one (CURIE) written out; `undefined` when its prefix is not known. */
export function addressIn(cell: string, { prefixes }: Metadata): string | undefined {
  const bare = cell.replace(/^<(.*)>$/, '$1');
  const colon = bare.indexOf(':');
  const known = prefixes.get(bare.slice(0, Math.max(colon, 0)));
  if (colon >= 0 && known !== undefined) return known + bare.slice(colon + 1);
  return /^(https?:\/\/|urn:|did:)/i.test(bare) ? bare : undefined;
}
