// Builds the contexts that no package ships, from the published data model of CLR 2.0 and the newer edition of Open Badges 3.0.3.

const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
const openBadges = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const openBadges303 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const names = { id: '@id', type: '@type' };

/** Every generated context by address. Open Badges 3.0.3 is the packaged edition plus the two words added to it since. */
export function generatedContexts(packaged: ReadonlyMap<string, object>): Map<string, object> {
  return new Map<string, object>([
    ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', learnerRecord('2.0')],
    ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', learnerRecord('2.0.1')],
    [openBadges303, newerOpenBadges(packaged.get(openBadges303))],
    // One line that gives every unknown word an address; used by published test vectors only.
    [
      'https://www.w3.org/ns/credentials/examples/v2',
      { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
    ],
  ]);
}

// 2.0 pointed the `obi` prefix at an address of its own and knew neither `partial` nor `identifier`.
function learnerRecord(edition: '2.0' | '2.0.1'): object {
  const first = edition === '2.0';
  return {
    '@context': {
      ...names,
      ClrCredential: {
        '@id': `${clr}ClrCredential`,
        '@context': { ...names, ...(first ? {} : { partial: { '@id': `${clr}partial`, '@type': 'xsd:boolean' } }) },
      },
      ClrSubject: {
        '@id': `${clr}ClrSubject`,
        '@context': {
          ...names,
          cred: 'https://www.w3.org/2018/credentials#',
          obi: first ? 'https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#' : openBadges,
          achievement: setOf('achievement', 'obi:Achievement'),
          association: setOf('association', `${clr}Association`),
          verifiableCredential: setOf('verifiableCredential', 'cred:verifiableCredential'),
          ...(first ? {} : { identifier: setOf('identifier-1', 'obi:Identifier') }),
        },
      },
      Association: {
        '@id': `${clr}Association`,
        '@context': {
          associationType: { '@id': `${clr}AssociationType` },
          sourceId: { '@id': `${clr}sourceId`, '@type': 'xsd:anyURI' },
          targetId: { '@id': `${clr}targetId`, '@type': 'xsd:anyURI' },
        },
      },
    },
  };
}

function setOf(word: string, range: string): object {
  return { '@id': `${clr}${word}`, '@type': range, '@container': '@set' };
}

// The newer edition adds two words at the top level; adding them changes nothing for documents that do not use them.
function newerOpenBadges(packaged: object | undefined): object {
  const older = (packaged as { '@context': object })['@context'];
  return {
    '@context': {
      ...older,
      endorsementJwt: { '@id': `${openBadges}endorsementJwt`, '@container': '@set' },
      jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
    },
  };
}
