// What the W3C suites ask of the VC-API beyond the other vc-api tests: their statements, with documents of our own.
import { fromMultibase } from '../../packages/core/src/credential/multibase.ts';
import { makeKey, signerFrom, type Signer } from '@skillweave/core/sign';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProof, type WholeSuite } from '../../packages/core/src/verify/data-integrity.ts';
import { contextAt } from '../../packages/core/src/credential/documents.ts';
import { but, fate, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
let signer: Signer;
beforeAll(async () => {
  client = await vcClient();
  signer = await signerFrom((await makeKey()).secret);
}, 120_000);
afterAll(() => client.here.end());

const v2 = 'https://www.w3.org/ns/credentials/v2';
const words = 'https://ferries.example/words#';
// VC 2.0, appendix B.1; the second as some write it, without saying how it was made.
const digests = {
  digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
  digestMultibase: `u${Buffer.from('59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734', 'hex').toString('base64url')}`,
};
const arabic = { '@value': 'قراءة', '@language': 'ar', '@direction': 'rtl' };
const english = { '@value': 'Reading', '@language': 'en' };
const own = (name: string, address = words + name) => [v2, { [name]: address }];
const ferryPass = { '@id': `${words}FerryPass`, '@context': { deck: `${words}deck` } };
const pass = ['VerifiableCredential', 'FerryPass'];

const taken: [string, object][] = [
  ['a context brought along that names a kind by its address', { '@context': own('FerryPass'), type: pass }],
  ['a context brought along that names a field by its address', { '@context': own('deck'), deck: 'B' }],
  ['a kind with words of its own inside', { '@context': [v2, { FerryPass: ferryPass }], type: pass, deck: 'B' }],
  ['a type that is an address', { '@context': [v2], type: ['VerifiableCredential', `${words}FerryPass`] }],
  ['VerifiableCredential last among its types', { type: ['FerryPass', 'VerifiableCredential'] }],
  ['VerifiableCredential between other types', { type: ['FerryPass', 'VerifiableCredential', 'DayPass'] }],
  ['an id of another kind', { id: 'tag:ferries.example,2026:1' }],
  ['a description in one language with a direction', { description: arabic }],
  ['a description in several languages', { description: [arabic, english] }],
  ['an issuer’s name in several languages', { issuer: { id: 'did:example:c', name: [arabic, english] } }],
  ['an issuer’s description as text', { issuer: { id: 'did:example:c', description: 'A ferry line.' } }],
  ['an issuer’s description in several languages', { issuer: { id: 'did:example:c', description: [arabic, english] } }],
  ['a start with parts of a second', { validFrom: '2026-01-01T00:00:00.123Z' }],
  ['a start behind the meridian', { validFrom: '2026-01-01T00:00:00-05:00' }],
  ['an end with parts of a second', { validUntil: '2039-01-01T00:00:00.123Z' }],
  ['an end behind the meridian', { validUntil: '2039-01-01T00:00:00-05:00' }],
  ['a start and an end that are one', { validFrom: '2039-01-01T00:00:00Z', validUntil: '2039-01-01T00:00:00Z' }],
  ['a schema of a kind given by its address', { credentialSchema: { id: 'did:example:s/1', type: `${words}Schema` } }],
  ['a resource under a multibase digest', { relatedResource: [{ id: 'https://r.example/1', digestMultibase: 'uEiAAAA' }] }],
  [
    'a resource with its media type',
    { relatedResource: [{ id: 'https://r.example/1', mediaType: 'text/plain', digestMultibase: 'uEiAAAA' }] },
  ],
  ['the base context under its digest', { relatedResource: { id: v2, ...digests } }],
  ['several refresh services', { refreshService: [1, 2].map((n) => ({ id: `did:example:r/${n}`, type: `${words}Refresh` })) }],
  ['several terms of use', { termsOfUse: [{ type: `${words}Terms` }, { id: 'urn:x:1', type: `${words}Terms` }] }],
  ['several pieces of evidence', { evidence: [{ type: 'SeaTrial' }, { type: 'SeaTrial' }], '@context': own('SeaTrial') }],
];
const early = new Set(['a start and an end that are one']);

const refused: [string, object][] = [
  ['a kind by an address with a space', { '@context': own('FerryPass', 'https ://ferries.example/#FerryPass'), type: pass }],
  ['a kind by a relative address', { '@context': own('FerryPass', '/words#FerryPass'), type: pass }],
  ['a kind by an address that says another', { '@context': own('FerryPass', `${words}CaptainsLicence`), type: pass }],
  ['VerifiableCredential given another meaning', { '@context': own('VerifiableCredential') }],
  ['the kind of our badges given another meaning', { '@context': own('AchievementCredential') }],
  ['a vocabulary for every word', { '@context': [v2, { '@vocab': words }] }],
  ['a field by an address that says another', { '@context': [v2, { deck: `${words}cabin` }], deck: 'B' }],
  ['a field of ours by an address of its own', { '@context': [v2, { validUntil: `${words}validUntil` }] }],
  ['a word beside those of the standards', { '@context': own('deck', 'https://www.w3.org/2018/credentials#deck'), deck: 'B' }],
  ['a context that is empty', { '@context': [v2, {}] }],
  ['a subject’s id that is several', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }],
  ['a status of a kind that is a number', { credentialStatus: { id: 'did:example:s', type: 2 } }],
  ['a schema whose id is a number', { credentialSchema: { id: 5, type: `${words}Schema` } }],
  ['a description with more beside', { description: { ...english, url: 'did:example:x' } }],
  ['an issuer’s name with more beside', { issuer: { id: 'did:example:c', name: { ...english, url: 'did:example:x' } } }],
  ['an issuer’s description with more beside', { issuer: { id: 'did:example:c', description: { ...english, url: 'urn:x' } } }],
  ['resources that are texts', { relatedResource: ['https://r.example/1', 'https://r.example/2'] }],
  ['the base context under another digest', { relatedResource: { id: v2, digestSRI: `sha256-${'A'.repeat(43)}=` } }],
  [
    'the base context under another long digest',
    { relatedResource: { ...digests, id: v2, digestSRI: `sha384-${'A'.repeat(64)}` } },
  ],
  ['the base context under another bare digest', { relatedResource: { id: v2, digestMultibase: `u${'A'.repeat(43)}` } }],
  ['nothing but a type nobody knows', { '@context': undefined, type: ['NonconformingDocument'], issuer: undefined }],
];

describe('a credential', () => {
  it.each(taken)('with %s is issued and verified', async (name, changes) => {
    const { status } = await client.verify(await client.issued(but(changes)));
    expect(status).toBe(early.has(name) ? 422 : 200);
  });

  it.each(refused)('with %s is not issued, nor verified when others signed it', async (_, changes) => {
    expect(fate(await client.issue(but(changes)))).toBe('refused');
    const document = but({ issuer: signer.controller, ...changes }) as Loose;
    const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'assertionMethod' };
    const question = { suite: 'eddsa-jcs-2022', document, signing: signer, options, shelf: contextAt } as const;
    expect(fate(await client.verify({ ...document, proof: await makeProof(question) }))).toBe('refused');
  });

  it('whose proof repeats its contexts may write their names in another order', async () => {
    const context = [v2, { FerryPass: `${words}FerryPass`, deck: `${words}deck` }];
    const made = await client.issued(but({ '@context': context, type: pass, deck: 'B' }), {}, 'eddsa-jcs-2022');
    expect(made.proof['@context']).toEqual(context);
    const turned = [v2, { deck: `${words}deck`, FerryPass: `${words}FerryPass` }];
    expect((await client.verify({ ...made, '@context': turned })).status).toBe(200);
    const other = [v2, { deck: `${words}deck` }];
    expect(fate(await client.verify({ ...made, '@context': other }), 'proof.malformed')).toBe('refused');
  });

  it('is secured, and has all it needs, whichever way it is signed', async () => {
    for (const { id } of client.instances) {
      const made = await client.issued(plain, {}, id);
      const token = String(made.id).split('.')[1] ?? '';
      const read = made.proof === undefined ? (JSON.parse(Buffer.from(token, 'base64url').toString()) as Loose) : made;
      expect(Object.keys(read)).toEqual(expect.arrayContaining(['@context', 'type', 'issuer', 'credentialSubject']));
      expect([made.proof?.proofValue, made.type].flat().some((one) => /^[zu]|^Enveloped/.test(one))).toBe(true);
    }
  });

  it('that got a word or a type without a meaning is refused', async () => {
    const made = await client.issued(plain);
    const subject = { ...made.credentialSubject, undefinedWord: 'x' };
    const bare = await client.issued(but({ '@context': [v2] }));
    expect(fate(await client.verify({ ...made, credentialSubject: subject }))).toBe('refused');
    expect(fate(await client.verify({ ...bare, type: [...bare.type, 'UndefinedType'] }))).toBe('refused');
    const unknown = { '@context': [v2], statusEntry: { type: 'BitstringStatusListEntry', statusListIndex: true } };
    expect(fate(await client.issue(but(unknown)), 'proof.unmapped')).toBe('refused');
  });
});

describe('a presentation', () => {
  const proved = async (parts: object): Promise<Loose> => {
    const document = JSON.parse(
      JSON.stringify({ '@context': [v2], type: ['VerifiablePresentation'], holder: signer.controller, ...parts }),
    ) as Loose;
    const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'authentication' };
    const question = { suite: 'eddsa-jcs-2022', document, signing: signer, options, shelf: contextAt } as const;
    return { ...document, proof: await makeProof(question) };
  };
  const aboutSelf = async (issuer = signer.controller): Promise<Loose> => {
    const document = but({ issuer }) as Loose;
    const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'assertionMethod' };
    return {
      ...document,
      proof: await makeProof({ suite: 'eddsa-jcs-2022', document, signing: signer, options, shelf: contextAt }),
    };
  };

  it.each<[string, object]>([
    ['an id', { id: 'urn:uuid:0b5d3a94-66a5-4b6f-9d3c-a4d3c6c8f002' }],
    ['several contexts', { '@context': [v2, 'https://www.w3.org/ns/credentials/examples/v2'] }],
    ['a kind named by a context it brings', { '@context': own('FerryDesk'), type: ['VerifiablePresentation', 'FerryDesk'] }],
    ['no credential', { verifiableCredential: [] }],
  ])('with %s is verified', async (_, parts) => {
    expect((await client.verifyPresentation(await proved(parts))).status).toBe(200);
  });

  it('whose holder is an object is verified', async () => {
    expect((await client.verifyPresentation(await proved({ holder: { id: signer.controller } }))).status).toBe(200);
  });

  it.each<[string, object]>([
    ['no contexts', { '@context': undefined }],
    ['the contexts turned round', { '@context': ['https://www.w3.org/ns/credentials/examples/v2', v2] }],
    ['no base context', { '@context': ['https://www.w3.org/ns/credentials/examples/v2'] }],
    ['a context nobody knows', { '@context': [v2, 'https://x.example/'] }],
    ['a context that is no address', { '@context': [v2, 'https ://x.example/'] }],
    ['a context that is a number', { '@context': [v2, 123] }],
    ['no type', { type: undefined }],
    ['no type of a presentation', { type: ['FerryDesk'] }],
    ['an id that is several', { id: ['urn:x:1', 'urn:x:2'] }],
    ['a holder that is an object without an id', { holder: { name: 'Ada' } }],
    ['a credential that has no type', { verifiableCredential: [{ ...plain, type: undefined }] }],
  ])('with %s is refused', async (_, parts) => {
    expect(fate(await client.verifyPresentation(await proved(parts)))).toBe('refused');
  });

  it('with what its holder says of themselves names that holder', async () => {
    const said = await aboutSelf();
    expect((await client.verifyPresentation(await proved({ verifiableCredential: [said] }))).status).toBe(200);
    for (const holder of [undefined, 'did:example:acme'])
      expect(fate(await client.verifyPresentation(await proved({ holder, verifiableCredential: [said] })))).toBe('refused');
    const other = await aboutSelf('did:example:acme');
    expect(fate(await client.verifyPresentation(await proved({ verifiableCredential: [other] })))).toBe('refused');
  });

  it('under another proof value is refused', async () => {
    const made = await proved({});
    const proof = { ...made.proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' };
    expect(fate(await client.verifyPresentation({ ...made, proof }))).toBe('refused');
    expect(fate(await client.verifyPresentation({ type: ['NonconformingDocument'] }))).toBe('refused');
  });
});

describe('an enveloped presentation (section 4.13.2)', () => {
  const enveloped = async (media = 'vp+jwt'): Promise<Loose> => {
    const claims = { '@context': [v2], type: ['VerifiablePresentation'], holder: signer.controller };
    const head = { alg: 'EdDSA', typ: 'vp+jwt', kid: signer.verificationMethod };
    const signed = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const token = `${signed}.${Buffer.from(await signer.sign(Buffer.from(signed))).toString('base64url')}`;
    return { '@context': v2, type: 'EnvelopedVerifiablePresentation', id: `data:application/${media},${token}` };
  };

  it.each(['vp+jwt', 'jwt'])('as %s is verified', async (media) => {
    const { status, body } = await client.verifyPresentation(await enveloped(media));
    expect([status, body.errors]).toEqual([200, []]);
  });

  it.each<[string, object]>([
    ['without contexts', { '@context': [] }],
    ['with another context', { '@context': ['https://www.w3.org/ns/credentials/examples/v2'] }],
    ['with another type', { type: ['VerifiablePresentation'] }],
    ['with a token that is no data address', { id: 'eyJhbGciOiJFZERTQSJ9.e30.AA' }],
    ['with a token of another kind', { id: 'data:application/vc+jwt,eyJhbGciOiJFZERTQSJ9.e30.AA' }],
  ])('%s is refused', async (_, changes) => {
    expect(fate(await client.verifyPresentation({ ...(await enveloped()), ...changes }))).toBe('refused');
  });
});

describe('a proof', () => {
  const wholes = ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019-p256', 'ecdsa-rdfc-2019-p384'];
  const bytesOf = (text: string) => fromMultibase(text)?.length;

  it('is as long as its key says, and no longer', async () => {
    const lengths = { eddsa: [34, 64], p256: [35, 64], p384: [51, 96] } as const;
    for (const id of wholes) {
      const made = await client.issued(plain, {}, id);
      const [key, value] = lengths[id.startsWith('eddsa') ? 'eddsa' : id.endsWith('p256') ? 'p256' : 'p384'];
      expect([id, bytesOf(made.issuer.slice('did:key:'.length)), bytesOf(made.proof.proofValue)]).toEqual([id, key, value]);
      const longer = { ...made.proof, proofValue: `${made.proof.proofValue}zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz` };
      expect(fate(await client.verify({ ...made, proof: longer }))).toBe('refused');
    }
  });

  it.each<[WholeSuite, WholeSuite]>([
    ['eddsa-rdfc-2022', 'eddsa-jcs-2022'],
    ['eddsa-jcs-2022', 'eddsa-rdfc-2022'],
  ])('made the way of %s under the name of %s is refused', async (suite, name) => {
    const document = but({ issuer: signer.controller }) as Loose;
    const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'assertionMethod' };
    const proof = await makeProof({ suite, document, signing: signer, options, shelf: contextAt });
    expect((await client.verify({ ...document, proof })).status).toBe(200);
    expect(fate(await client.verify({ ...document, proof: { ...proof, cryptosuite: name } }))).toBe('refused');
  });

  it('in a chain holds only as long as the whole chain does', async () => {
    const document = but({ issuer: signer.controller }) as Loose;
    const made = async (around: Loose, more: object) =>
      await makeProof({
        suite: 'eddsa-rdfc-2022',
        document: around,
        signing: signer,
        options: { created: '2026-02-01T00:00:00Z', proofPurpose: 'assertionMethod', ...more } as never,
        shelf: contextAt,
      });
    const first = await made(document, { id: 'urn:uuid:first' });
    const second = await made({ ...document, proof: [first] }, { id: 'urn:uuid:second', previousProof: 'urn:uuid:first' });
    expect((await client.verify({ ...document, proof: [first, second] })).status).toBe(200);
    for (const change of [
      { id: 'urn:uuid:third' },
      { previousProof: 'urn:uuid:third' },
      { previousProof: ['urn:uuid:first', 'urn:x:2'] },
    ])
      expect(fate(await client.verify({ ...document, proof: [first, { ...second, ...change }] }))).toBe('refused');
  });
});
