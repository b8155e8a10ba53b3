// The lists ESCO publishes beside its hierarchy: themes such as green or digital skills.
import type { Gathered, GatheredItem } from '../gathered.ts';
import type { TableRow } from '../reading/table.ts';
import { listed } from './cells.ts';

// The files of these lists do not say their address; the table of schemes does.
const schemes = 'http://data.europa.eu/esco/concept-scheme/';
const known = new Map([
  ['digitalskillscollection', `${schemes}6c930acd-c104-4ece-acf7-f44fd7333036`],
  ['researchoccupationscollection', `${schemes}8ae4b9f3-507e-4057-a145-2f96f0132613`],
  ['digcompskillscollection', `${schemes}digcomp`],
  ['greenskillscollection', `${schemes}green`],
  ['researchskillscollection', `${schemes}research`],
]);
const member = /\/esco\/(skill|occupation|isco|isced-f)\//;

/** The collection that a file of one holds, told by the file's name, since nothing in it names the collection. */
export function collectionOf(row: TableRow<string>, framework: string, language: string): GatheredItem {
  const stem = row.place.file.replace(/\.[^.]*$/, '').replace(/_[a-z]{2}(-[a-z]{2})?$/i, '');
  const uri = known.get(stem.toLowerCase()) ?? `urn:sg:esco:${encodeURIComponent(stem)}`;
  const name = stem
    .replace(/Collection$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return { is: 'item', uri, framework, kind: 'collection', words: [{ language, name }], state: 'published', place: row.place };
}

/** A concept scheme as a collection of the concepts it names. Vocabularies of ESCO's own making collect none of our items. */
export function* schemeOf(row: TableRow<string>, framework: string, language: string): Iterable<Gathered> {
  const uri = row.cell('conceptSchemeUri');
  const members = listed(row.cell('hasTopConcept')).filter((concept) => member.test(concept));
  if (uri === '' || members.length === 0) return;
  const statement = row.cell('description');
  const words = { language, name: row.cell('preferredLabel') || row.cell('title') || uri, ...(statement && { statement }) };
  yield { is: 'item', uri, framework, kind: 'collection', words: [words], state: 'published', place: row.place };
  for (const from of members) yield { is: 'relation', type: 'collectedIn', from, to: uri, place: row.place };
}
