// A small invented CTDL-ASN graph in all the spellings senders use, and the same things in Turtle.
const host = 'https://lamps.example/resources';
const id = (last: number) => `ce-7c0a1d00-0000-4000-8000-${String(last).padStart(12, '0')}`;
export const uriOf = (last: number) => `${host}/${id(last)}`;

const framework = {
  '@id': uriOf(1),
  '@type': 'ceasn:CompetencyFramework',
  'ceterms:ctid': id(1),
  'ceasn:name': { 'en-US': 'Keeping a lighthouse' },
  'ceasn:description': { 'en-us': 'What a keeper does at night.' },
  'ceasn:publisherName': { 'en-us': ['Harbour Office'] },
  'ceasn:publisher': [uriOf(99)],
  'ceasn:inLanguage': ['en-US'],
  'ceasn:license': 'https://licences.example/free',
  'ceasn:hasTopChild': [uriOf(10), uriOf(13)],
  'ceasn:educationLevelType': ['https://levels.example/a', { '@id': 'https://levels.example/b' }],
};

const items = [
  {
    '@id': uriOf(10),
    '@type': 'ceasn:Competency',
    'ceasn:competencyCategory': { 'en-us': 'Domain' },
    'ceasn:competencyText': { 'en-US': 'Light' },
    'ceasn:hasChild': [uriOf(12), uriOf(11)],
    'ceasn:isPartOf': uriOf(1),
    'ceasn:isTopChildOf': { '@id': uriOf(1) },
  },
  {
    '@id': uriOf(11),
    '@type': ['ceasn:Competency'],
    'ceasn:competencyLabel': { 'en-us': 'Lamp care', de: 'Lampenpflege' },
    'ceasn:competencyText': { 'en-us': 'Trim the wick before it smokes.', de: 'Den Docht kürzen, ehe er rußt.' },
    'ceasn:conceptKeyword': { 'en-us': ['wick', 'oil'] },
    'ceasn:codedNotation': 'L.1',
    'ceasn:competencyCategory': 'Skill',
    'ceasn:comment': [{ 'en-us': 'Old oil smokes.' }, { 'en-us': 'So does a long wick.' }],
    'ceasn:dateModified': '2026-02-03',
    'ceasn:isPartOf': uriOf(1),
    'ceasn:isChildOf': [uriOf(10)],
    'ceasn:exactAlignment': 'https://other.example/trim',
    'ceasn:majorAlignment': ['https://other.example/care'],
    'ceasn:minorAlignment': 'https://other.example/oil',
    'ceasn:broadAlignment': 'https://other.example/lamps',
    'ceasn:narrowAlignment': 'https://other.example/wick',
    'ceasn:prerequisiteAlignment': uriOf(12),
    'ceasn:derivedFrom': 'https://old.example/lamp',
  },
  {
    '@id': uriOf(12),
    '@type': 'https://purl.org/ctdlasn/terms/Competency',
    'http://purl.org/ctdlasn/terms/competencyText': { '@value': 'Keep the log.', '@language': 'EN-us' },
    'ceasn:weight': 0.25,
  },
  {
    '@id': uriOf(13),
    '@type': 'ceasn:Competency',
    'ceasn:competencyText': 'Signal in fog.',
    'ceasn:isPartOf': uriOf(1),
    'ceasn:listID': '7',
  },
];

export const lighthouse = {
  '@context': 'https://credreg.net/ctdlasn/schema/context/json',
  '@id': `${host}/graph`,
  '@graph': [framework, ...items],
};

/** The same graph as the registry hands it out. */
export const inEnvelope = {
  envelope_ceterms_ctid: id(1),
  envelope_ctdl_type: 'ceasn:CompetencyFramework',
  resource: 'x.y.z',
  decoded_resource: lighthouse,
};

/** The same graph with the file's own prefix, a default vocabulary and names of its own. */
export const inOwnWords = {
  '@context': [
    'https://nowhere.example/never-fetched',
    { c: 'https://purl.org/ctdlasn/terms/', lamp: `${host}/`, wording: { '@id': 'c:competencyText' }, ref: '@id' },
    { '@vocab': 'https://purl.org/ctdlasn/terms/' },
  ],
  '@graph': lighthouse['@graph'].map((thing) =>
    Object.fromEntries(
      Object.entries(thing).map(([name, value]) => [
        name === 'ceasn:competencyText' ? 'wording' : name === 'ceasn:isPartOf' ? 'isPartOf' : name.replace(/^ceasn:/, 'c:'),
        name === '@id' ? String(value).replace(`${host}/`, 'lamp:') : value,
      ]),
    ),
  ),
};

/** A scheme of levels, whose address holds only inside the file. */
export const levels = {
  '@graph': [
    {
      '@id': '_:scheme',
      '@type': 'skos:ConceptScheme',
      'ceasn:name': { en: 'Keeper levels' },
      'skos:hasTopConcept': ['_:one', '_:two'],
    },
    {
      '@id': '_:one',
      '@type': 'skos:Concept',
      'skos:prefLabel': { en: 'Helper' },
      'skos:notation': '1',
      'skos:inScheme': '_:scheme',
    },
    {
      '@id': '_:two',
      '@type': 'skos:Concept',
      'skos:prefLabel': { en: ['Keeper', 'Warden'] },
      'skos:definition': { en: 'Works alone.' },
      'skos:altLabel': { en: 'Watch' },
      'skos:inScheme': '_:scheme',
      'skos:exactMatch': 'https://other.example/level/2',
    },
  ],
};

export const inTurtle = `@prefix ceasn: <https://purl.org/ctdlasn/terms/> .
@prefix : <${host}/> .
<${uriOf(1)}> a ceasn:CompetencyFramework ;
  ceasn:name "Keeping a lighthouse"@en-US ;
  ceasn:inLanguage <http://id.loc.gov/vocabulary/iso639-2/eng> ;
  ceasn:hasTopChild <${uriOf(10)}> .
<${uriOf(10)}> a ceasn:Competency ;
  ceasn:competencyText "Light"@en-US , "Licht"@de ;
  ceasn:comment "Hot."@en-US , "Bright."@en-US ;
  ceasn:isPartOf <${uriOf(1)}> ; ceasn:hasChild <${uriOf(11)}> .
<${uriOf(11)}> a ceasn:Competency ; ceasn:competencyText "Trim the wick."@en-US ; ceasn:exactAlignment <https://other.example/trim> .
`;
/** What the Turtle text says, in JSON-LD. */
export const twin = {
  '@graph': [
    {
      '@id': uriOf(1),
      '@type': 'ceasn:CompetencyFramework',
      'ceasn:name': { 'en-US': 'Keeping a lighthouse' },
      'ceasn:inLanguage': 'en',
      'ceasn:hasTopChild': { '@list': [uriOf(10)] },
    },
    {
      '@id': uriOf(10),
      '@type': 'ceasn:Competency',
      'ceasn:competencyText': { 'en-US': 'Light', de: 'Licht' },
      'ceasn:comment': { 'en-us': ['Hot.', 'Bright.'] },
      'ceasn:isPartOf': uriOf(1),
      'ceasn:hasChild': [
        {
          '@id': uriOf(11),
          '@type': 'ceasn:Competency',
          'ceasn:competencyText': { 'en-US': 'Trim the wick.' },
          'ceasn:exactAlignment': 'https://other.example/trim',
        },
      ],
    },
  ],
};
