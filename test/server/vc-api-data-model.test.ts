// VC Data Model 2.0 at the VC-API doors: what each section asks, once as it should be and once as it must not be.
import { makeKey, signerFrom } from '@skillweave/core/sign';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProof } from '../../packages/core/src/verify/data-integrity.ts';
import { but, fate, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
beforeAll(async () => void (client = await vcClient()), 120_000);
afterAll(() => client.here.end());

const v2 = 'https://www.w3.org/ns/credentials/v2';
const examples = 'https://www.w3.org/ns/credentials/examples/v2';
const sri = `sha384-${'A'.repeat(64)}`;
const taken = true;
const refused = false;
type Statement = [section: string, says: string, changes: object, is: boolean];

const statements: Statement[] = [
  ['4.3', 'contexts are a list that begins with the base context', {}, taken],
  ['4.3', 'the base context alone is enough', { '@context': [v2], credentialSubject: { id: 'did:example:a' } }, taken],
  ['4.3', 'without contexts it means nothing', { '@context': undefined }, refused],
  ['4.3', 'the base context is not left out', { '@context': [examples] }, refused],
  ['4.3', 'the base context stands first', { '@context': [examples, v2] }, refused],
  ['4.3', 'a context is an address', { '@context': [v2, 'not an address'] }, refused],
  ['4.3', 'a context is no number', { '@context': [v2, 4] }, refused],
  ['4.3', 'a context that is a null is none', { '@context': [v2, null] }, refused],
  ['4.3', 'a context brought along is not taken', { '@context': [v2, { name: 'https://x.example/n' }] }, refused],
  ['4.3', 'a context nobody here knows is not taken', { '@context': [v2, 'https://x.example/context'] }, refused],
  ['4.3', 'no word is without a meaning', { '@context': [v2], unheardOf: 'x' }, refused],
  ['4.4', 'an id may be left out', { id: undefined }, taken],
  ['4.4', 'an id is any one address', { id: 'did:example:cdf:35LB7w9ueWbagPL94T9bMLtyXDj9pX5o' }, taken],
  ['4.4', 'an id is not several', { id: ['urn:uuid:1', 'urn:uuid:2'] }, refused],
  ['4.4', 'an id is an address', { id: 'not an address' }, refused],
  ['4.4', 'an id is not null', { id: null }, refused],
  ['4.4', 'an id is not an object', { id: {} }, refused],
  ['4.4', 'a subject’s id is one address', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }, refused],
  ['4.4', 'a subject’s id is an address', { credentialSubject: { id: 'not an address' } }, refused],
  ['4.5', 'a type may stand beside VerifiableCredential', { type: ['VerifiableCredential', 'RelationshipCredential'] }, taken],
  ['4.5', 'a type is not left out', { type: undefined }, refused],
  ['4.5', 'VerifiableCredential is one of its types', { type: ['RelationshipCredential'] }, refused],
  ['4.5', 'a type is a word that the contexts know', { '@context': [v2], type: ['VerifiableCredential', 'Unknown'] }, refused],
  ['4.5', 'a type is text', { type: ['VerifiableCredential', 5] }, refused],
  ['4.6', 'a name and a description are text', { name: 'Reading', description: 'Reads.' }, taken],
  ['4.6', 'a name may tell its language', { name: { '@value': 'Lesen', '@language': 'de' } }, taken],
  [
    '4.6',
    'a name may stand in several languages, each with its direction',
    {
      name: [
        { '@value': 'قراءة', '@language': 'ar', '@direction': 'rtl' },
        { '@value': 'Reading', '@language': 'en' },
      ],
    },
    taken,
  ],
  ['4.6', 'a name is no number', { name: 5 }, refused],
  ['4.6', 'a name in a language has a value', { name: { '@language': 'en' } }, refused],
  [
    '4.6',
    'a name holds nothing beside value, language and direction',
    { name: { '@value': 'A', url: 'did:example:x' } },
    refused,
  ],
  ['4.6', 'a description is no list of numbers', { description: [1, 2] }, refused],
  ['4.6', 'a description’s direction is ltr or rtl', { description: { '@value': 'A', '@direction': 'up' } }, refused],
  ['4.7', 'an issuer may be an object with an id', { issuer: { id: 'did:example:c', name: 'College' } }, taken],
  [
    '4.7',
    'an issuer’s name may tell its language',
    { issuer: { id: 'did:example:c', name: { '@value': 'C', '@language': 'en' } } },
    taken,
  ],
  ['4.7', 'an issuer is not left out', { issuer: undefined }, refused],
  ['4.7', 'an issuer is an address', { issuer: 'not an address' }, refused],
  ['4.7', 'an issuer is not null', { issuer: null }, refused],
  ['4.7', 'an issuer as an object has an id', { issuer: { name: 'College' } }, refused],
  ['4.7', 'an issuer’s id is not null', { issuer: { id: null } }, refused],
  ['4.7', 'an issuer is not several', { issuer: ['did:example:a', 'did:example:b'] }, refused],
  ['4.7', 'an issuer’s name is no number', { issuer: { id: 'did:example:c', name: 5 } }, refused],
  ['4.8', 'subjects may be several', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }, taken],
  ['4.8', 'a subject may have no id', { credentialSubject: { degree: 'Bachelor' } }, taken],
  ['4.8', 'a subject is not left out', { credentialSubject: undefined }, refused],
  ['4.8', 'something is said of a subject', { credentialSubject: {} }, refused],
  ['4.8', 'something is said of each subject', { credentialSubject: [{ id: 'did:example:a' }, {}] }, refused],
  ['4.8', 'a subject is an object', { credentialSubject: 'did:example:ada' }, refused],
  ['4.9', 'a start and an end may be left out', { validFrom: undefined }, taken],
  [
    '4.9',
    'a start and an end are times with a zone',
    { validFrom: '2026-01-01T00:00:00+01:00', validUntil: '2039-01-01T00:00:00Z' },
    taken,
  ],
  ['4.9', 'a start is a time', { validFrom: '2026-01-01' }, refused],
  ['4.9', 'a start has a zone', { validFrom: '2026-01-01T00:00:00' }, refused],
  ['4.9', 'an end is a time', { validUntil: 'next year' }, refused],
  ['4.9', 'an end does not lie before the start', { validUntil: '2025-01-01T00:00:00Z' }, refused],
  ['4.10', 'a status has a type and needs no id', { credentialStatus: { type: 'ExampleStatus' } }, taken],
  ['4.10', 'a status has a type', { credentialStatus: { id: 'https://s.example/1' } }, refused],
  ['4.10', 'a status has one id', { credentialStatus: { id: ['urn:a:1', 'urn:a:2'], type: 'ExampleStatus' } }, refused],
  ['4.10', 'a status’ id is an address', { credentialStatus: { id: 'not an address', type: 'ExampleStatus' } }, refused],
  [
    '4.11',
    'schemas may be several',
    {
      credentialSchema: [
        { id: 'https://s.example/1', type: 'JsonSchema' },
        { id: 'https://s.example/2', type: 'JsonSchema' },
      ],
    },
    taken,
  ],
  ['4.11', 'a schema has a type', { credentialSchema: { id: 'https://s.example/1' } }, refused],
  ['4.11', 'a schema has an id', { credentialSchema: { type: 'JsonSchema' } }, refused],
  ['4.11', 'a schema’s id is an address', { credentialSchema: { id: 'not an address', type: 'JsonSchema' } }, refused],
  ['5.3', 'a resource has a digest', { relatedResource: { id: 'https://r.example/1', digestSRI: sri } }, taken],
  ['5.3', 'a resource is not without a digest', { relatedResource: { id: 'https://r.example/1' } }, refused],
  ['5.3', 'a resource has an id', { relatedResource: { digestSRI: sri } }, refused],
  [
    '5.3',
    'a resource is named once',
    { relatedResource: [1, 2].map(() => ({ id: 'https://r.example/1', digestSRI: sri })) },
    refused,
  ],
  ['5.3', 'a resource is an object', { relatedResource: 'https://r.example/1' }, refused],
  ['5.3', 'a digest is one', { relatedResource: { id: 'https://r.example/1', digestSRI: 'sha1-abc' } }, refused],
  ['5.4', 'a refresh service has a type', { refreshService: { type: 'ExampleRefresh', id: 'https://r.example/1' } }, taken],
  ['5.4', 'a refresh service is not without a type', { refreshService: { id: 'https://r.example/1' } }, refused],
  ['5.5', 'terms of use have a type', { termsOfUse: { type: 'ExampleTerms', id: 'https://t.example/1' } }, taken],
  [
    '5.5',
    'terms of use are not without a type',
    { termsOfUse: [{ type: 'ExampleTerms' }, { id: 'https://t.example/1' }] },
    refused,
  ],
  ['5.6', 'evidence has a type', { evidence: [{ type: ['ExampleEvidence'], id: 'https://e.example/1' }] }, taken],
  ['5.6', 'evidence is not without a type', { evidence: { id: 'https://e.example/1' } }, refused],
];

const good = statements.filter(([, , , is]) => is);
const bad = statements.filter(([, , , is]) => !is);

describe('issued and verified', () => {
  it.each(good)('section %s: %s', async (_section, _says, changes) => {
    const { status } = await client.verify(await client.issued(but(changes)));
    // A kind of status nobody here can read leaves open whether it still holds.
    expect(status).toBe('credentialStatus' in changes ? 422 : 200);
  });
});

describe('refused before it is signed, with what is wrong', () => {
  it.each(bad)('section %s: %s', async (_section, _says, changes) => {
    expect(fate(await client.issue(but(changes)))).toBe('refused');
  });
});

// Signed with JCS, which covers every word: so only the data model can be what speaks against it.
const signedElsewhere = async (changes: object): Promise<Loose> => {
  const { secret, did } = await makeKey();
  const document = but({ issuer: did, ...changes }) as Loose;
  const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'assertionMethod' };
  const question = { suite: 'eddsa-jcs-2022', document, signing: await signerFrom(secret), options, shelf: () => null } as const;
  return { ...document, proof: await makeProof(question) };
};

describe('the verifier holds what others signed to the same rules', () => {
  it('which a document without any fault shows', async () => {
    expect((await client.verify(await signedElsewhere({}))).status).toBe(200);
  });

  const wrong = bad.filter(([, says]) => !/word/.test(says));
  it.each(wrong)('section %s: %s', async (_section, _says, changes) => {
    expect(fate(await client.verify(await signedElsewhere(changes)), /^(shape|contexts|kind|period|issuer|status)\./)).toBe(
      'refused',
    );
  });
});
