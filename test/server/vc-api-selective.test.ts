// Credentials whose holder may leave parts out (ecdsa-sd-2023), at the doors of the VC-API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badge } from '../conformance/stage.ts';
import { achievementCredential, makeKey, signerFrom } from '@skillweave/core/sign';
import { but, expectRefused, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

let client: VcClient;
beforeAll(async () => void (client = await vcClient()), 120_000);
afterAll(() => client.here.end());

const suite = 'ecdsa-sd-2023';
const licence = but({ credentialSubject: { id: 'did:example:ada', licence: 'B', town: 'Lakeside', born: '2001' } });
const base = async (credential: object = licence, options: object = {}) => await client.issued(credential, options, suite);
const derived = async (credential: Loose, pointers: string[]): Promise<Loose> => {
  const { status, body } = await client.derive(credential, pointers);
  expect([status, body.errors ?? []]).toEqual([201, []]);
  return body.verifiableCredential;
};

describe('the copy for the holder', () => {
  it('is a base proof, in multibase base64url', async () => {
    const { proof } = await base();
    expect(proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: suite, proofPurpose: 'assertionMethod' });
    expect(proof.proofValue).toMatch(/^u2V0A[A-Za-z0-9_-]+$/);
  });

  it('is never verified', async () => {
    expectRefused(await client.verify(await base()), 'proof.base');
  });

  it('is issued only if it is well made, and from no part that is not there', async () => {
    expectRefused(await client.issue(but({ credentialSubject: {} }), {}, suite), 'shape.wrong');
    expectRefused(await client.issue(but({ issuer: undefined }), {}, suite));
    expectRefused(await client.issue(licence, { mandatoryPointers: ['/nothing/here'] }, suite), 'shape.wrong');
    expectRefused(await client.issue(licence, { mandatoryPointers: ['no pointer'] }, suite), 'shape.wrong');
    expectRefused(await client.issue(licence, { mandatoryPointers: '/issuer' }, suite));
    expectRefused(await client.issue(licence, { mandatoryPointers: ['/issuer'] }));
  });
});

describe('the copy to show', () => {
  it('has what was chosen and what is always shown, and nothing else', async () => {
    const shown = await derived(await base(), ['/credentialSubject/licence']);
    expect(shown.credentialSubject).toEqual({ id: 'did:example:ada', licence: 'B' });
    expect(shown).toMatchObject({ id: plain.id, validFrom: plain.validFrom, issuer: expect.stringMatching(/^did:key:zDn/) });
    expect(shown.proof.proofValue).toMatch(/^u2V0B/);
    const { status, body } = await client.verify(shown);
    expect([status, body.verified]).toEqual([200, true]);
  });

  it('shows the mandatory parts when nothing is chosen', async () => {
    const shown = await derived(await base(licence, { mandatoryPointers: ['/issuer', '/credentialSubject/town'] }), []);
    expect(shown.credentialSubject).toEqual({ id: 'did:example:ada', town: 'Lakeside' });
    expect((await client.verify(shown)).status).toBe(200);
  });

  it('is refused once anything in it is changed or left out by hand', async () => {
    const shown = await derived(await base(), ['/credentialSubject/licence']);
    expectRefused(await client.verify({ ...shown, credentialSubject: { ...shown.credentialSubject, licence: 'C' } }));
    expectRefused(await client.verify({ ...shown, credentialSubject: { id: 'did:example:ada' } }));
    expectRefused(await client.verify({ ...shown, validFrom: undefined }));
    expectRefused(await client.verify({ ...shown, proof: { ...shown.proof, proofValue: shown.proof.proofValue.slice(1) } }));
    expectRefused(
      await client.verify({ ...shown, proof: { ...shown.proof, proofValue: `${shown.proof.proofValue.slice(0, -4)}AAAA` } }),
    );
  });

  it('keeps a list of allowed values whole and in order', async () => {
    const { secret } = await makeKey();
    const signer = await signerFrom(secret);
    const values = ['Distinction', 'Merit', 'Pass'];
    const graded = { id: 'urn:uuid:result-1', name: 'Grade', resultType: 'LetterGrade', allowedValue: values };
    const input = { ...badge, issuer: { ...badge.issuer, id: signer.controller }, results: [] };
    const document = achievementCredential(
      { ...input, achievement: { ...badge.achievement, resultDescriptions: [graded] } },
      signer,
    );
    const shown = await derived(await base(document), ['/credentialSubject/achievement/resultDescription']);
    expect([shown.credentialSubject.achievement.resultDescription].flat()[0].allowedValue).toEqual(values);
    const { status, body } = await client.verify(shown);
    expect([status, body.errors]).toEqual([200, []]);
    const swapped = structuredClone(shown);
    [swapped.credentialSubject.achievement.resultDescription].flat()[0].allowedValue.reverse();
    expectRefused(await client.verify(swapped), 'proof.signature');
  });

  it('is made of a base copy alone, with pointers that lead somewhere', async () => {
    const whole = await base();
    expectRefused(await client.derive(await client.issued(plain)));
    expectRefused(await client.derive(await derived(whole, [])));
    expectRefused(await client.derive(whole, ['/credentialSubject/nothing']));
    expectRefused(await client.derive(whole, ['no pointer']));
    expectRefused(await client.derive({ ...whole, proof: { ...whole.proof, proofValue: 'u2V0Abroken' } }));
    expectRefused(await client.derive('text'));
    expectRefused(await client.derive(whole, 'x'.repeat(3) as never));
  });
});
