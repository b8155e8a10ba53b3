// What somebody else wrote is signed only when every check would let it pass, whichever way it is to be signed.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../credential/strict-json.ts';
import { deriveForReceiver } from './document.ts';
import { signAsGiven, type GivenSealing } from './given.ts';
import { makeKey, signerFrom } from './key.ts';

const created = '2026-02-01T00:00:00.000Z';
const document = (signer: { controller: string }, changes: JsonObject = {}): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:given-1',
  type: ['VerifiableCredential'],
  issuer: signer.controller,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada' },
  ...changes,
});
const curveOf = {
  'eddsa-jcs-2022': 'Ed25519',
  'ecdsa-rdfc-2019': 'P-384',
  'ecdsa-sd-2023': 'P-256',
  'vc-jwt': 'Ed25519',
} as const;

describe.each(Object.entries(curveOf))('%s', async (name, curve) => {
  const suite = name as GivenSealing['suite'];
  const signer = await signerFrom((await makeKey(undefined, curve)).secret, undefined, curve);
  const sign = async (changes: JsonObject) => await signAsGiven(document(signer, changes), signer, { suite, created });

  it('signs what is well made, also when it has run out or does not count yet', async () => {
    for (const changes of [{}, { validUntil: '2026-01-02T00:00:00Z' }, { validFrom: '2030-01-01T00:00:00Z' }])
      expect((await sign(changes)).kind).toBe('signed');
  });

  it.each([
    ['proof.unmapped', { unheardOf: 1 }],
    ['shape.wrong', { credentialSubject: {} }],
    ['contexts.unknown', { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://x.example/c'] }],
    ['period.reversed', { validUntil: '2025-01-01T00:00:00Z' }],
    ['status.malformed', { credentialStatus: { type: 'BitstringStatusListEntry' } }],
    ['kind.unknown', { type: ['VerifiablePresentation', 'VerifiableCredential'], holder: 'did:example:ada' }],
  ])('refuses with %s', async (code, changes) => {
    const answer = await sign(changes);
    expect(answer.kind === 'refused' ? answer.findings.map((each) => each.code) : answer).toContain(code);
  });

  it('never signs in the name of another', async () => {
    const answer = sign({ issuer: 'did:example:other' });
    await expect(answer).resolves.toMatchObject({ kind: 'refused', findings: [{ code: 'issuer.controller' }] });
  });
});

it('a part to show is named by a JSON pointer, and nothing else is taken for one', async () => {
  const signer = await signerFrom((await makeKey(undefined, 'P-256')).secret, undefined, 'P-256');
  const signed = await signAsGiven(document(signer, { name: 'Reading' }), signer, {
    suite: 'ecdsa-sd-2023',
    created,
    mandatoryPointers: ['/issuer'],
  });
  const text = signed.kind === 'signed' ? signed.text : '';
  for (const pointer of ['', 'name', '/na~me', '#/name'])
    await expect(deriveForReceiver(text, [pointer])).rejects.toThrow('JSON pointer');
  expect(JSON.parse(await deriveForReceiver(text, ['/name']))).toMatchObject({ name: 'Reading' });
});
