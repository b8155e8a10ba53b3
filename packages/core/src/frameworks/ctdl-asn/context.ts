// The context our CTDL-ASN files bring along, and with it which names stand for links and which for texts in languages.
import { spaces } from './names.ts';

const words = (prefix: string, names: string) => names.split(' ').map((name) => `${prefix}:${name}`);

/** Names whose values are addresses. */
export const linkNames: ReadonlySet<string> = new Set([
  ...words(
    'ceasn',
    'abilityEmbodied alignFrom alignTo authorityStatus broadAlignment complexityLevel comprisedOf conceptTerm creator crossSubjectReference derivedFrom educationLevelType exactAlignment hasChild hasTopChild isChildOf isPartOf isTopChildOf isVersionOf knowledgeEmbodied license majorAlignment minorAlignment narrowAlignment prerequisiteAlignment publicationStatusType publisher rightsHolder skillEmbodied source taskEmbodied',
  ),
  ...words(
    'ceterms',
    'abilityEmbodied classification hasChild hasTask hasWorkRole isChildOf knowledgeEmbodied precedes skillEmbodied supersededBy supersedes',
  ),
  ...words(
    'skos',
    'broadMatch broader closeMatch exactMatch hasTopConcept inScheme narrowMatch narrower related relatedMatch topConceptOf',
  ),
  'owl:sameAs',
  'sg:from',
]);

/** Names whose values are texts, each in its language. */
export const languageNames: ReadonlySet<string> = new Set([
  ...words(
    'ceasn',
    'comment competencyCategory competencyLabel competencyText conceptKeyword description localSubject name publisherName rights',
  ),
  ...words('ceterms', 'alternateName description identifierTypeName keyword name'),
  ...words('skos', 'altLabel definition note prefLabel'),
  ...words('dcterms', 'creator description title'),
]);

/** Names whose values are kept as JSON, whatever they are (JSON-LD 1.1, section 4.2.2). */
const jsonNames = ['sg:facts', 'sg:nameOnly', 'sg:relations'];

/**
 * A whole context in place, so that a JSON-LD processor needs no network to read our files. The names are those CTDL publishes,
 * so that programs that look at names alone read them too.
 */
export const writtenContext: Readonly<Record<string, unknown>> = {
  '@version': 1.1,
  ...spaces,
  ...Object.fromEntries([...linkNames].map((name) => [name, { '@id': name, '@type': '@id' }])),
  ...Object.fromEntries([...languageNames].map((name) => [name, { '@id': name, '@container': '@language' }])),
  ...Object.fromEntries(jsonNames.map((name) => [name, { '@id': name, '@type': '@json' }])),
};
