// Proofs at the VC-API doors: each way of signing as its standard asks, and each part of a proof altered once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey, signerFrom } from '@skillweave/core/sign';
import { makeProof } from '../../packages/core/src/verify/data-integrity.ts';
import { but, fate, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
beforeAll(async () => void (client = await vcClient()), 120_000);
afterAll(() => client.here.end());

const base58 = /^z[1-9A-HJ-NP-Za-km-z]+$/;
const wholes = [
  ['eddsa-rdfc-2022', 'eddsa-rdfc-2022', 'z6Mk'],
  ['eddsa-jcs-2022', 'eddsa-jcs-2022', 'z6Mk'],
  ['ecdsa-rdfc-2019-p256', 'ecdsa-rdfc-2019', 'zDn'],
  ['ecdsa-rdfc-2019-p384', 'ecdsa-rdfc-2019', 'z82'],
  ['ecdsa-jcs-2019-p256', 'ecdsa-jcs-2019', 'zDn'],
  ['ecdsa-jcs-2019-p384', 'ecdsa-jcs-2019', 'z82'],
] as const;

const alterations: [string, (proof: Loose, credential: Loose) => unknown][] = [
  ['without a proof', (_, credential) => delete credential.proof],
  ['with a proof that is null', (_, credential) => (credential.proof = null)],
  ['with a proof that is text', (_, credential) => (credential.proof = 'signed')],
  ['with no proofs in a list', (_, credential) => (credential.proof = [])],
  ['without a type', (proof) => delete proof.type],
  ['with another type', (proof) => (proof.type = 'UnknownProof')],
  ['without a suite', (proof) => delete proof.cryptosuite],
  ['with an unknown suite', (proof) => (proof.cryptosuite = 'unknown-2022')],
  ['with a suite that is no text', (proof) => (proof.cryptosuite = 5)],
  ['without a purpose', (proof) => delete proof.proofPurpose],
  ['with another purpose', (proof) => (proof.proofPurpose = 'authentication')],
  ['with a purpose nobody knows', (proof) => (proof.proofPurpose = 'unknown')],
  ['without a key', (proof) => delete proof.verificationMethod],
  ['with a key that is no address', (proof) => (proof.verificationMethod = 'not an address')],
  ['with a key that is null', (proof) => (proof.verificationMethod = null)],
  ['with the key of somebody else', (proof) => (proof.verificationMethod = other)],
  ['without a value', (proof) => delete proof.proofValue],
  ['with a value that is null', (proof) => (proof.proofValue = null)],
  ['with a value without its multibase header', (proof) => (proof.proofValue = proof.proofValue.slice(1))],
  ['with a value under another header', (proof) => (proof.proofValue = `u${proof.proofValue.slice(1)}`)],
  ['with a value cut short', (proof) => (proof.proofValue = proof.proofValue.slice(0, 20))],
  ['with a value that signs something else', (proof) => (proof.proofValue = elsewhere)],
  ['with another time', (proof) => (proof.created = '2026-01-02T00:00:00Z')],
  ['with a time that is none', (proof) => (proof.created = 'yesterday')],
  ['with an end put in later', (proof) => (proof.expires = '2039-01-01T00:00:00Z')],
  ['with an end long past', (proof) => (proof.expires = '2020-01-01T00:00:00Z')],
  ['with a challenge put in later', (proof) => (proof.challenge = 'c')],
  ['with a word put in later', (proof) => (proof.note = 'c')],
  ['with a name put in later', (_, credential) => (credential.name = 'Another')],
  ['with another subject', (_, credential) => (credential.credentialSubject.id = 'did:example:eve')],
  ['with another issuer', (_, credential) => (credential.issuer = 'did:example:eve')],
  ['with an issuer of another key', (_, credential) => (credential.issuer = otherDid)],
];
const otherDid = 'did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj';
const other = `${otherDid}#z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj`;
const elsewhere = 'z2YwC8z3ap7yx1nZYCg4L3j3ApHsF8kgPdSb5xoS1VR7vPG3F561B52hYnQF9iseabecm3ijx4K1FBTQsCZahKZme';

describe.each(wholes)('%s', (instance, suite, key) => {
  it('makes a proof with every part it needs', async () => {
    const { proof, issuer } = await client.issued(plain, {}, instance);
    expect(proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: suite, proofPurpose: 'assertionMethod' });
    expect(proof.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    expect(proof.proofValue).toMatch(base58);
    expect(proof.verificationMethod).toBe(`${issuer}#${issuer.slice('did:key:'.length)}`);
    expect(issuer.slice('did:key:'.length)).toMatch(new RegExp(`^${key}`));
    expect(issuer).toBe(client.instances.find(({ id }) => id === instance)?.issuer);
  });

  it('is verified, with its issuer unknown as a warning', async () => {
    const issued = await client.issued(plain, {}, instance);
    const { status, body } = await client.verify(issued);
    expect([status, body]).toEqual([200, expect.objectContaining({ verified: true, credential: issued, errors: [] })]);
    expect(body.checks).toEqual(expect.arrayContaining(['proof', 'issuer', 'shape', 'contexts', 'period', 'status']));
    expect(body.warnings.map(({ code }: Loose) => code)).toEqual(['recognised.unknown']);
  });

  it.each(alterations)('%s is refused', async (_, alter) => {
    const issued = await client.issued(plain, {}, instance);
    alter(issued.proof, issued);
    const answer = await client.verify(issued);
    expect(fate(answer, /^(proof|issuer)\./)).toBe('refused');
    expect(answer.status).toBe(400);
  });

  it('does not sign a word without a meaning', async () => {
    const changes = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      credentialSubject: { id: 'did:example:a', unheardOf: 1 },
    };
    expect(fate(await client.issue(but(changes), {}, instance), 'proof.unmapped')).toBe('refused');
  });

  it('is chosen by its name at the plain door', async () => {
    const { proof, issuer } = await client.issued(plain, { cryptosuite: instance });
    expect(proof.cryptosuite).toBe(suite);
    expect(issuer).toBe(client.instances.find(({ id }) => id === instance)?.issuer);
  });
});

describe('times of a proof', () => {
  const signed = async (options: object): Promise<Loose> => {
    const { secret, did } = await makeKey();
    const document = but({ issuer: did }) as Loose;
    const made = { proofPurpose: 'assertionMethod', ...options } as { created: string; proofPurpose: string };
    const signing = await signerFrom(secret);
    return {
      ...document,
      proof: await makeProof({ suite: 'eddsa-jcs-2022', document, signing, options: made, shelf: () => null }),
    };
  };

  it.each([
    ['no time of signing', {}],
    ['a time with a zone', { created: '2026-01-01T00:00:00+02:00' }],
    ['an end to come', { created: '2026-01-01T00:00:00Z', expires: '2039-01-01T00:00:00Z' }],
  ])('%s is taken', async (_, options) => {
    expect((await client.verify(await signed(options))).status).toBe(200);
  });

  it.each([
    ['a day alone', { created: '2026-01-01' }, 'proof.created'],
    ['a time without a zone', { created: '2026-01-01T00:00:00' }, 'proof.created'],
    ['an end that is no time', { expires: 'soon' }, 'proof.created'],
    ['an end that is past', { expires: '2026-01-02T00:00:00Z' }, 'proof.expired'],
    ['another purpose, although it is signed', { proofPurpose: 'authentication' }, 'proof.purpose'],
  ])('%s is refused', async (_, options, code) => {
    expect(fate(await client.verify(await signed(options)), code)).toBe('refused');
  });

  it('a domain and a challenge that were asked for must be the signed ones', async () => {
    const credential = await signed({ domain: 'a.example', challenge: 'c' });
    expect((await client.verify(credential, { domain: 'a.example', challenge: 'c' })).status).toBe(200);
    expect(fate(await client.verify(credential, { domain: 'b.example' }), 'challenge.domain')).toBe('refused');
    expect(fate(await client.verify(credential, { domain: 'a.example', challenge: 'd' }), 'challenge.other')).toBe('refused');
    expect(fate(await client.verify(credential, { expectedProofPurpose: 'authentication' }))).toBe('refused');
  });
});

describe('several proofs', () => {
  it('one that builds on a proof which is not there is refused', async () => {
    const issued = await client.issued(plain);
    expect(fate(await client.verify({ ...issued, proof: { ...issued.proof, previousProof: 'urn:uuid:1' } }), 'proof.chain')).toBe(
      'refused',
    );
  });

  it('a good one is enough, whatever stands beside it', async () => {
    const issued = await client.issued(plain);
    expect((await client.verify({ ...issued, proof: [issued.proof, { ...issued.proof, proofValue: elsewhere }] })).status).toBe(
      200,
    );
  });
});

describe('vc-jwt', () => {
  it('is chosen by its name, and says so in the header', async () => {
    const { id } = await client.issued(plain, { cryptosuite: 'vc-jwt' });
    const header = JSON.parse(Buffer.from(id.split(',')[1].split('.')[0], 'base64url').toString()) as Loose;
    expect(header).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt', kid: expect.stringMatching(/^did:key:z6Mk/) });
  });

  it('does not sign a word without a meaning either', async () => {
    expect(
      fate(await client.issue(but({ '@context': plain['@context'].slice(0, 1), unheardOf: 1 }), {}, 'vc-jwt'), 'proof.unmapped'),
    ).toBe('refused');
  });
});
