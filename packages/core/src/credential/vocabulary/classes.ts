// The published data model as one table: every class with its properties, how many of each, and from which list.
// Sources: Open Badges 3.0 section B (data model), CLR 2.0 section B, VC 2.0 section 4, Bitstring Status List 1.0 section 2.

/**
 * `type` says how a class names itself: `listed` among its types, `exact`, `any`, or `none`. In `fields`, `!` is required and
 * `*` one or many; the word before is a simple kind, a list from `lists.ts`, or a class. Closed classes take nothing else.
 */
export type ClassModel = {
  type: 'listed' | 'exact' | 'any' | 'none';
  closed?: true;
  fields: Readonly<Record<string, string>>;
};

/** A whole credential: what its `type` must include (one of each group) and how its contexts begin. */
export type CredentialModel = ClassModel & { types: readonly (readonly string[])[]; contexts: readonly RegExp[] };

const identified = { id: 'text!' };
const named = { name: 'text', description: 'text' };

export const classes = {
  Achievement: {
    type: 'listed',
    fields: {
      ...identified,
      name: 'text!',
      description: 'text!',
      criteria: 'Criteria!',
      achievementType: 'AchievementType',
      alignment: 'Alignment*',
      creator: 'Profile',
      creditsAvailable: 'number',
      fieldOfStudy: 'text',
      humanCode: 'text',
      image: 'Image',
      inLanguage: 'language',
      otherIdentifier: 'IdentifierEntry*',
      related: 'Related*',
      resultDescription: 'ResultDescription*',
      specialization: 'text',
      tag: 'text*',
      version: 'text',
      endorsement: 'EndorsementCredential*',
      endorsementJwt: 'token*',
    },
  },
  AchievementSubject: {
    type: 'listed',
    fields: {
      id: 'text',
      achievement: 'Achievement!',
      identifier: 'IdentityObject*',
      activityStartDate: 'date-time',
      activityEndDate: 'date-time',
      creditsEarned: 'number',
      image: 'Image',
      licenseNumber: 'text',
      narrative: 'text',
      result: 'Result*',
      role: 'text',
      source: 'Profile',
      term: 'text',
    },
  },
  Address: {
    type: 'listed',
    fields: {
      addressCountry: 'text',
      addressCountryCode: 'text',
      addressRegion: 'text',
      addressLocality: 'text',
      streetAddress: 'text',
      postOfficeBoxNumber: 'text',
      postalCode: 'text',
      geo: 'GeoCoordinates',
    },
  },
  Alignment: {
    type: 'listed',
    fields: {
      targetName: 'text!',
      targetUrl: 'text!',
      targetCode: 'text',
      targetDescription: 'text',
      targetFramework: 'text',
      targetType: 'AlignmentTargetType',
    },
  },
  Association: {
    type: 'exact',
    closed: true,
    fields: { associationType: 'AssociationType!', sourceId: 'text!', targetId: 'text!' },
  },
  ClrSubject: {
    type: 'listed',
    fields: {
      id: 'text',
      identifier: 'IdentityObject*',
      achievement: 'Achievement*',
      verifiableCredential: 'WrappedCredential!+',
      association: 'Association*',
    },
  },
  CredentialSchema: { type: 'any', fields: { ...identified } },
  CredentialStatus: { type: 'any', fields: { id: 'text' } },
  Criteria: { type: 'none', fields: { id: 'text', narrative: 'text' } },
  EndorsementSubject: { type: 'listed', fields: { ...identified, endorsementComment: 'text' } },
  Evidence: { type: 'listed', fields: { id: 'text', ...named, narrative: 'text', genre: 'text', audience: 'text' } },
  GeoCoordinates: { type: 'exact', fields: { latitude: 'number!', longitude: 'number!' } },
  IdentifierEntry: { type: 'exact', closed: true, fields: { identifier: 'text!', identifierType: 'IdentifierType!' } },
  IdentityObject: {
    type: 'exact',
    closed: true,
    fields: { hashed: 'boolean!', identityHash: 'text!', identityType: 'IdentifierType!', salt: 'text' },
  },
  Image: { type: 'exact', closed: true, fields: { ...identified, caption: 'text' } },
  Profile: {
    type: 'listed',
    fields: {
      ...identified,
      ...named,
      url: 'text',
      phone: 'text',
      email: 'text',
      image: 'Image',
      address: 'Address',
      otherIdentifier: 'IdentifierEntry*',
      official: 'text',
      parentOrg: 'Profile',
      familyName: 'text',
      givenName: 'text',
      additionalName: 'text',
      patronymicName: 'text',
      honorificPrefix: 'text',
      honorificSuffix: 'text',
      familyNamePrefix: 'text',
      dateOfBirth: 'date',
      endorsement: 'EndorsementCredential*',
      endorsementJwt: 'token*',
    },
  },
  Proof: {
    type: 'any',
    fields: {
      created: 'date-time',
      cryptosuite: 'text',
      challenge: 'text',
      domain: 'text',
      nonce: 'text',
      proofPurpose: 'text',
      proofValue: 'text',
      verificationMethod: 'text',
    },
  },
  RefreshService: { type: 'any', fields: { ...identified } },
  Related: { type: 'listed', fields: { ...identified, inLanguage: 'language', version: 'text' } },
  Result: {
    type: 'listed',
    fields: { achievedLevel: 'text', alignment: 'Alignment*', resultDescription: 'text', status: 'ResultStatus', value: 'text' },
  },
  ResultDescription: {
    type: 'listed',
    fields: {
      ...identified,
      name: 'text!',
      resultType: 'ResultType!',
      alignment: 'Alignment*',
      allowedValue: 'text*',
      requiredLevel: 'text',
      requiredValue: 'text',
      rubricCriterionLevel: 'RubricCriterionLevel*',
      valueMin: 'text',
      valueMax: 'text',
    },
  },
  RubricCriterionLevel: {
    type: 'listed',
    fields: { ...identified, name: 'text!', alignment: 'Alignment*', description: 'text', level: 'text', points: 'text' },
  },
  StatusList: {
    type: 'any',
    fields: { id: 'text', statusPurpose: 'text!*', encodedList: 'text!', ttl: 'number' },
  },
  Subject: { type: 'none', fields: { id: 'text' } },
  TermsOfUse: { type: 'any', fields: { id: 'text' } },
} as const satisfies Record<string, ClassModel>;

// What every credential of the second data model may carry (VC 2.0 section 4).
const envelope = {
  validUntil: 'date-time',
  proof: 'Proof*',
  credentialSchema: 'CredentialSchema*',
  // Open Badges allows one entry; VC 2.0 allows several, and issuers use both revocation and suspension. We take both.
  credentialStatus: 'CredentialStatus*',
  refreshService: 'RefreshService',
  termsOfUse: 'TermsOfUse*',
  evidence: 'Evidence*',
};
const issued = { ...identified, issuer: 'ProfileRef!', validFrom: 'date-time!', awardedDate: 'date-time', ...envelope };

const credentials = /^https:\/\/www\.w3\.org\/ns\/credentials\/v2$/;
const openBadges = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$/;
const learnerRecords = /^https:\/\/purl\.imsglobal\.org\/spec\/clr\/v2p0\/context(-2\.\d\.\d)*\.json$/;

export const credentialClasses = {
  AchievementCredential: {
    type: 'listed',
    types: [['VerifiableCredential'], ['AchievementCredential', 'OpenBadgeCredential']],
    contexts: [credentials, openBadges],
    fields: {
      ...issued,
      ...named,
      image: 'Image',
      credentialSubject: 'AchievementSubject!',
      endorsement: 'EndorsementCredential*',
      endorsementJwt: 'token*',
    },
  },
  ClrCredential: {
    type: 'listed',
    types: [['VerifiableCredential'], ['ClrCredential']],
    contexts: [credentials, learnerRecords, openBadges],
    fields: {
      ...issued,
      name: 'text!',
      description: 'text',
      image: 'Image',
      partial: 'boolean',
      credentialSubject: 'ClrSubject!',
      endorsement: 'EndorsementCredential*',
      endorsementJwt: 'token*',
    },
  },
  EndorsementCredential: {
    type: 'listed',
    types: [['VerifiableCredential'], ['EndorsementCredential']],
    contexts: [credentials, openBadges],
    fields: { ...issued, name: 'text!', description: 'text', credentialSubject: 'EndorsementSubject!' },
  },
  // What a learner record may wrap: any credential that says who, whom, what and since when.
  VerifiableCredential: {
    type: 'listed',
    types: [['VerifiableCredential']],
    contexts: [credentials],
    fields: { id: 'text', issuer: 'ProfileRef!', validFrom: 'date-time!', credentialSubject: 'Subject!', ...envelope },
  },
  BitstringStatusListCredential: {
    type: 'listed',
    types: [['VerifiableCredential'], ['BitstringStatusListCredential']],
    contexts: [credentials],
    fields: {
      id: 'text',
      issuer: 'PartyRef!',
      validFrom: 'date-time',
      validUntil: 'date-time',
      credentialSubject: 'StatusList!',
      proof: 'Proof*',
    },
  },
  // Any credential under VC 2.0 alone: no start is needed, and an issuer is an address or something with one.
  AnyCredential: {
    type: 'listed',
    types: [['VerifiableCredential']],
    contexts: [credentials],
    fields: {
      id: 'text',
      issuer: 'PartyRef!',
      validFrom: 'date-time',
      validUntil: 'date-time',
      credentialSubject: 'Subject!*',
      credentialStatus: 'CredentialStatus*',
      proof: 'Proof*',
    },
  },
  Presentation: {
    type: 'listed',
    types: [['VerifiablePresentation']],
    contexts: [credentials],
    fields: { id: 'text', holder: 'PartyRef', verifiableCredential: 'Held*', proof: 'Proof*' },
  },
} as const satisfies Record<string, CredentialModel>;

export type CredentialClass = keyof typeof credentialClasses;
