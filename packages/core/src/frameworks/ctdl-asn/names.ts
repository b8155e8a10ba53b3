// Brings every spelling of a CTDL name (prefixed, whole address, bare, by the file's own context) to the one we know it by.
import { isObject, listOf } from '../../credential/strict-json.ts';

/** The name spaces of CTDL-ASN and its neighbours, by the prefixes their publishers use. */
export const spaces = {
  asn: 'http://purl.org/ASN/schema/core/',
  ceasn: 'https://purl.org/ctdlasn/terms/',
  ceterms: 'https://purl.org/ctdl/terms/',
  dcterms: 'http://purl.org/dc/terms/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  // Our own words, for what CTDL-ASN has none for.
  sg: 'urn:sg:terms:',
  skos: 'http://www.w3.org/2004/02/skos/core#',
} as const;

// Senders who leave the prefix away mean these; other bare names stay what they are.
const bare = new Map<string, string>(
  Object.entries({
    ceasn:
      'Competency CompetencyFramework codedNotation comment competencyCategory competencyLabel competencyText conceptKeyword dateModified educationLevelType exactAlignment broadAlignment narrowAlignment majorAlignment minorAlignment prerequisiteAlignment hasChild hasTopChild inLanguage isChildOf isPartOf isTopChildOf license listID publicationStatusType publisher publisherName',
    ceterms: 'ctid Occupation WorkRole',
    skos: 'Concept ConceptScheme altLabel broader definition hasTopConcept inScheme narrower notation prefLabel topConceptOf',
  }).flatMap(([prefix, names]) => names.split(' ').map((name) => [name, `${prefix}:${name}`] as const)),
);
const aliases = new Map([
  ['id', '@id'],
  ['type', '@type'],
]);

/** `known` gives the name we know for a name of a file, `whole` an address with the file's own prefixes undone; what nobody knows stays as it is. */
export type Names = { readonly known: (name: string) => string; readonly whole: (address: string) => string };

/**
 * The names as a file's own `@context` has them (JSON-LD 1.1, section 3.1). Only what a context says in place counts:
 * an address in it is never fetched, as the names CTDL publishes are all known here.
 */
export function namesOf(context: unknown, above?: Names): Names {
  const own = new Map<string, string>();
  for (const part of listOf(context).filter(isObject)) {
    for (const [name, said] of Object.entries(part)) {
      const address = isObject(said) ? said['@id'] : said;
      if (typeof address === 'string' && (!name.startsWith('@') || name === '@vocab')) own.set(name, address);
    }
  }
  if (above !== undefined && own.size === 0) return above;
  const seen = new Map<string, string>();
  const known = (name: string) => {
    let found = seen.get(name);
    if (found === undefined) {
      found = own.size === 0 ? plain(name) : plain(worded(name, own));
      if (found === name && above !== undefined) found = above.known(name);
      seen.set(name, found);
    }
    return found;
  };
  const whole = (address: string) => {
    const full = prefixed(address, own);
    return full === address && above !== undefined ? above.whole(address) : full;
  };
  return { known, whole };
}

function worded(name: string, own: ReadonlyMap<string, string>): string {
  if (name.startsWith('@')) return name;
  const full = own.get(name) ?? name;
  const isBare = !full.includes(':') && !aliases.has(full);
  return isBare && own.has('@vocab') ? `${own.get('@vocab')}${full}` : prefixed(full, own);
}

function prefixed(name: string, own: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const space = colon < 0 || name.startsWith('//', colon + 1) ? undefined : own.get(name.slice(0, colon));
  return space === undefined || !space.includes(':') ? name : `${space}${name.slice(colon + 1)}`;
}

function plain(name: string): string {
  if (!name.includes(':')) return aliases.get(name) ?? bare.get(name) ?? name;
  for (const [prefix, space] of Object.entries(spaces)) {
    for (const start of [space, space.replace(/^https:/, 'http:'), space.replace(/^http:/, 'https:')]) {
      if (name.startsWith(start) && name.length > start.length) return `${prefix}:${name.slice(start.length)}`;
    }
  }
  return name;
}
