// The table of all words on the shelf, held against what the processor of JSON-LD itself makes of each context.
import processor, { type ActiveContext } from 'jsonld/lib/context.js';
import ContextResolver from 'jsonld/lib/ContextResolver.js';
import { expect, it } from 'vitest';
import { loaderOf } from '../verify/shelf.ts';
import { contextAt, shelfContexts } from './documents.ts';
import { isInSpaceOfShelf, isKnownWord, wordsFor } from './shelf-words.ts';
import type { JsonObject } from './strict-json.ts';

const options = {
  base: null,
  documentLoader: loaderOf(contextAt),
  contextResolver: new ContextResolver({ sharedCache: new Map() }),
  eventHandler: [],
};

/** Every word of a context and of those inside it, at the address jsonld gives it there. */
async function* asProcessed(activeCtx: ActiveContext, localCtx: unknown): AsyncIterable<[name: string, address: string]> {
  const made = await processor.process({ activeCtx, localCtx, propagate: true, overrideProtected: true, options });
  for (const [name, definition] of made.mappings) {
    if (definition === null || String(definition['@id']).startsWith('@')) continue;
    yield [name, String(definition['@id'])];
    const before = activeCtx.mappings.get(name);
    const within = definition['@context'];
    if (within !== undefined && before?.['@context'] !== within) yield* asProcessed(made, within);
  }
}

it('each word of each context has its address in the table, and lies where nobody else may name things', async () => {
  let seen = 0;
  for (const document of shelfContexts()) {
    const words = asProcessed(processor.getInitialContext(options), (document as JsonObject)['@context']);
    for await (const [name, address] of words) {
      seen += 1;
      expect([name, address, isKnownWord(name), wordsFor(address).map((word) => word.name)]).toEqual([
        name,
        address,
        true,
        expect.arrayContaining([name]),
      ]);
      expect(isInSpaceOfShelf(address)).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(1_000);
});

it('no beginning of an address is a word, so that none can be cut short by one', () => {
  expect(['http', 'https', 'urn', 'did'].filter(isKnownWord)).toEqual([]);
});

it('what every reader of a credential looks at is a word of the shelf, whatever its context', () => {
  const read =
    'id type issuer holder name description credentialSubject verifiableCredential validFrom validUntil issuanceDate expirationDate ' +
    'awardedDate credentialStatus statusPurpose statusListIndex statusListCredential encodedList credentialSchema refreshService ' +
    'termsOfUse relatedResource digestSRI digestMultibase evidence achievement result identifier identityHash identityType hashed ' +
    'salt criteria narrative achievementType image alignment targetUrl targetName targetFramework targetCode targetType value ' +
    'resultDescription achievedLevel status url genre endorsement endorsementJwt proof cryptosuite created expires expiration ' +
    'proofPurpose verificationMethod proofValue challenge domain nonce previousProof association sourceId targetId';
  expect(read.split(' ').filter((word) => !isKnownWord(word))).toEqual([]);
});

it('the spaces where all words have an address, and that of lists, are taken', () => {
  const taken = ['https://www.w3.org/ns/credentials/examples#a/b', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#rest'];
  expect(taken.map(isInSpaceOfShelf)).toEqual([true, true]);
  expect(['urn:example:a', 'https://schema.org/more/name', 'https://schema.orgs/name'].map(isInSpaceOfShelf)).toEqual([
    false,
    false,
    false,
  ]);
});
