// A small invented CASE package with everything a sender can make of one.
const host = 'https://frameworks.example/ims/case/v1p1';
const id = (last: number) => `5f0a1c00-0000-4000-8000-${String(last).padStart(12, '0')}`;
const item = (last: number, more: object) => ({
  identifier: id(last),
  uri: `${host}/CFItems/${id(last)}`,
  lastChangeDateTime: '2026-03-01T10:00:00+00:00',
  ...more,
});
const node = (last: number, title = 'Name', kind = 'CFItems') => ({
  title,
  identifier: id(last),
  uri: `${host}/${kind}/${id(last)}`,
});
const association = (last: number, associationType: string, ends: readonly [unknown, unknown], more: object = {}) => ({
  identifier: id(last),
  uri: `${host}/CFAssociations/${id(last)}`,
  associationType,
  originNodeURI: ends[0],
  destinationNodeURI: ends[1],
  lastChangeDateTime: '2026-03-01T10:00:00Z',
  ...more,
});

export const uriOf = (last: number) => `${host}/CFItems/${id(last)}`;

export const bakery = {
  CFDocument: {
    identifier: id(1),
    uri: `${host}/CFDocuments/${id(1)}`,
    creator: 'Guild of Bakers',
    title: 'Bread and ovens',
    lastChangeDateTime: '2026-03-02T10:00:00Z',
    language: 'en',
    version: '2',
    description: 'What a baker can do.',
    officialSourceURL: 'https://frameworks.example/bread',
    licenseURI: { title: 'Free to use', identifier: id(90), uri: `${host}/CFLicenses/${id(90)}` },
  },
  CFItems: [
    item(10, { fullStatement: 'Dough', CFItemType: 'Domain', humanCodingScheme: 'D' }),
    item(11, {
      fullStatement: 'Judge by touch whether dough has rested long enough.\n\n- warm\n- **cold** $x_1$ 🥖',
      abbreviatedStatement: 'Judging dough',
      CFItemType: 'Skill',
      conceptKeywords: ['dough', 'resting'],
      educationLevel: ['11', '12'],
      notes: 'Old wording',
    }),
    item(12, {
      fullStatement: 'Keep a sourdough alive.',
      CFItemTypeURI: node(80, 'x', 'CFItemTypes'),
      statusEndDate: '2026-01-01',
    }),
    item(13, { fullStatement: 'Mener le four.', language: 'fr' }),
  ],
  CFAssociations: [
    association(20, 'isChildOf', [node(10), node(1, 'Bread', 'CFDocuments')], { sequenceNumber: 2 }),
    association(21, 'isChildOf', [node(11), node(10)], { sequenceNumber: 1 }),
    association(22, 'isPartOf', [node(12), node(10)]),
    association(23, 'precedes', [node(11), node(12)]),
    association(24, 'exemplar', [node(11), { title: 'A film', identifier: 'film', uri: 'https://films.example/dough' }]),
    association(25, 'exactMatchOf', [node(11), { title: 'Testing dough', identifier: id(70), uri: 'https://other.example/7' }]),
    association(26, 'isPeerOf', [`${host}/CFItems/${id(11)}`, id(12)], { notes: 'same week' }),
    association(27, 'replacedBy', [node(12), node(11)]),
    association(28, 'hasSkillLevel', [node(11), { title: 'Expert', identifier: 'l3', uri: 'https://levels.example/3' }]),
    association(29, 'isTranslationOf', [node(13), node(12)]),
    association(30, 'ext:seenWith', [node(13), node(11)]),
  ],
  CFDefinitions: {
    CFItemTypes: [{ ...node(80, 'Ability', 'CFItemTypes'), lastChangeDateTime: '2026-01-01T00:00:00.000Z', description: null }],
    CFLicenses: [
      { ...node(90, 'CC BY 4.0', 'CFLicenses'), licenseText: 'Name the guild.', lastChangeDateTime: '2026-01-01T00:00:00.000Z' },
    ],
  },
  CFRubrics: [
    {
      ...node(95, 'Loaf', 'CFRubrics'),
      lastChangeDateTime: '2026-01-01T00:00:00.000Z',
      CFRubricCriteria: [
        {
          identifier: id(96),
          uri: `${host}/CFRubricCriteria/${id(96)}`,
          lastChangeDateTime: '2026-01-01T00:00:00.000Z',
          CFRubricCriterionLevels: [
            {
              identifier: id(97),
              uri: `${host}/CFRubricCriterionLevels/${id(97)}`,
              lastChangeDateTime: '2026-01-01T00:00:00.000Z',
              quality: 'Good',
              score: 2,
            },
          ],
        },
      ],
    },
  ],
};
