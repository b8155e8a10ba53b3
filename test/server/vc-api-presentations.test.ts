// Presentations and envelopes at the VC-API doors (VC Data Model 2.0, sections 4.12 and 4.13).
import { makeKey, signerFrom } from '@skillweave/core/sign';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProof } from '../../packages/core/src/verify/data-integrity.ts';
import { but, fate, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
beforeAll(async () => void (client = await vcClient()), 120_000);
afterAll(() => client.here.end());

const v2 = 'https://www.w3.org/ns/credentials/v2';
const examples = 'https://www.w3.org/ns/credentials/examples/v2';
const presentation = { '@context': [v2], type: ['VerifiablePresentation'] };
const proved = async (parts: object, options: object = {}): Promise<Loose> => {
  const { status, body } = await client.here.post('/vc-api/presentations/prove', {
    presentation: { ...presentation, ...parts },
    options,
  });
  expect([status, body.errors ?? []]).toEqual([201, []]);
  return body.verifiablePresentation;
};

describe('section 4.13: a presentation', () => {
  it('may hold no credential, one or several, about anybody', async () => {
    const one = await client.issued(plain);
    const other = await client.issued(but({ credentialSubject: { id: 'did:example:bob' } }), {}, 'ecdsa-rdfc-2019-p256');
    for (const verifiableCredential of [[], [one], [one, other]]) {
      const { status, body } = await client.verifyPresentation(await proved({ verifiableCredential }));
      expect([status, body.verified, body.errors]).toEqual([200, true, []]);
      expect(body.presentation.type).toEqual(['VerifiablePresentation']);
    }
  });

  it('holds objects, and no numbers, texts or addresses', async () => {
    for (const held of [5, 'text', 'https://c.example/1', null])
      expect(
        fate(
          await client.here.post('/vc-api/presentations/prove', {
            presentation: { ...presentation, verifiableCredential: [held] },
          }),
        ),
      ).toBe('refused');
    const signed = await proved({});
    expect(fate(await client.verifyPresentation({ ...signed, verifiableCredential: ['https://c.example/1'] }))).toBe('refused');
  });

  it('has a holder who is an address or an object with one', async () => {
    const signed = await proved({});
    for (const holder of [5, {}, { name: 'Ada' }, 'not an address'])
      expect(fate(await client.verifyPresentation({ ...signed, holder }))).toBe('refused');
  });

  it('is signed by the holder it names', async () => {
    const signed = await proved({});
    expect(fate(await client.verifyPresentation({ ...signed, holder: 'did:example:somebody' }))).toBe('refused');
  });

  it('is made for the occasion and the receiver who asked', async () => {
    const asked = { challenge: 'c-1', domain: 'https://here.example' };
    const signed = await proved({}, asked);
    expect((await client.verifyPresentation(signed, asked)).status).toBe(200);
    expect((await client.verifyPresentation(signed, { challenge: 'c-1' })).status).toBe(200);
    expect(fate(await client.verifyPresentation(signed, { ...asked, challenge: 'c-2' }), 'challenge.other')).toBe('refused');
    expect(fate(await client.verifyPresentation(signed, { ...asked, domain: 'https://there.example' }), 'challenge.domain')).toBe(
      'refused',
    );
    expect(fate(await client.verifyPresentation(await proved({}), asked), 'challenge.other')).toBe('refused');
  });

  it('made for somebody must be about the one who made it, and a file need not be', async () => {
    const asked = { challenge: 'c-1', domain: 'https://here.example' };
    const signed = await proved({ verifiableCredential: [await client.issued(plain)] }, asked);
    expect(fate(await client.verifyPresentation(signed, asked), 'holder.unbound')).toBe('refused');
    const { status, body } = await client.verifyPresentation(signed);
    expect([status, body.warnings.map(({ code }: Loose) => code)]).toEqual([200, expect.arrayContaining(['holder.other'])]);
  });

  it('may leave its holder unnamed, unless the signer speaks of themselves in it', async () => {
    const { secret, did } = await makeKey();
    const signing = await signerFrom(secret);
    const made = async (held: Loose[]): Promise<Loose> => {
      const document = { ...presentation, verifiableCredential: held };
      const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'authentication' };
      return { ...document, proof: await makeProof({ suite: 'eddsa-jcs-2022', document, signing, options, shelf: () => null }) };
    };
    const { status, body } = await client.verifyPresentation(await made([await client.issued(plain)]));
    expect([status, body.warnings.map(({ code }: Loose) => code)]).toEqual([200, expect.arrayContaining(['holder.unnamed'])]);
    const own = but({ issuer: did }) as Loose;
    const options = { created: '2026-02-01T00:00:00Z', proofPurpose: 'assertionMethod' };
    const proof = await makeProof({ suite: 'eddsa-jcs-2022', document: own, signing, options, shelf: () => null });
    expect(fate(await client.verifyPresentation(await made([{ ...own, proof }])), 'holder.missing')).toBe('refused');
  });

  it('with a credential that was changed is not good', async () => {
    const one = await client.issued(plain);
    expect(
      fate(
        await client.verifyPresentation(await proved({ verifiableCredential: [{ ...one, name: 'Other' }] })),
        'proof.signature',
      ),
    ).toBe('refused');
  });

  it('is not taken where a credential is asked for, nor the other way', async () => {
    expect(fate(await client.verify(await proved({})))).toBe('refused');
    expect(fate(await client.verifyPresentation(await client.issued(plain)))).toBe('refused');
    expect(
      fate(await client.issue({ ...presentation, ...plain, type: ['VerifiablePresentation', 'VerifiableCredential'] })),
    ).toBe('refused');
  });
});

describe('section 4.12.2: an enveloped credential', () => {
  const enveloped = async () => await client.issued(plain, {}, 'vc-jwt');

  it('is a data address of a token, with the base context', async () => {
    const made = await enveloped();
    expect(made).toMatchObject({
      '@context': v2,
      type: 'EnvelopedVerifiableCredential',
      id: expect.stringMatching(/^data:application\/vc\+jwt,ey/),
    });
    const { status, body } = await client.verify(made);
    expect([status, body.verified, body.credential]).toEqual([200, true, made]);
  });

  it('may stand in a presentation', async () => {
    expect((await client.verifyPresentation(await proved({ verifiableCredential: [await enveloped()] }))).status).toBe(200);
  });

  it('is taken as a bare token too', async () => {
    expect((await client.verify((await enveloped()).id.split(',')[1])).status).toBe(200);
  });

  it.each([
    ['without contexts', { '@context': [] }],
    ['with another context', { '@context': examples }],
    ['without a type', { type: undefined }],
    ['with another type', { type: 'VerifiableCredential' }],
    ['with a token that is no data address', { id: 'eyJhbGciOiJFZERTQSJ9.e30.AA' }],
    ['with a data address of something else', { id: 'data:text/plain,hello' }],
    ['with nothing in it', { id: 'data:application/vc+jwt,' }],
  ])('%s is refused', async (_, changes) => {
    const made = await enveloped();
    expect(fate(await client.verify({ ...made, ...changes }))).toBe('refused');
    expect(
      fate(
        await client.verifyPresentation(
          await proved({ verifiableCredential: [] }).then((whole) => ({
            ...whole,
            verifiableCredential: [{ ...made, ...changes }],
          })),
        ),
      ),
    ).toBe('refused');
  });

  it('with a token that was changed is refused', async () => {
    const made = await enveloped();
    const [head, , tail] = made.id.split('.');
    const other = Buffer.from(JSON.stringify({ ...plain, name: 'Other' })).toString('base64url');
    expect(fate(await client.verify({ ...made, id: `${head}.${other}.${tail}` }))).toBe('refused');
  });
});
