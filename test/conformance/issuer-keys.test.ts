// Issuers who keep their keys at an address: whose key it is, and what it may be used for.
import { issueAchievement, signerFrom } from '@skillweave/core/sign';
import { describe, expect, it } from 'vitest';
import { badge, check, college, faults, mallory, worldWith } from './stage.ts';

describe('an issuer who keeps keys at an address', () => {
  const issuer = 'did:web:college.example:issuers:lake';
  const method = `${issuer}#key-1`;
  const entry = { id: method, type: 'Multikey', controller: issuer, publicKeyMultibase: college.publicKeyMultibase };
  const served = (document: object) =>
    worldWith({ 'https://college.example/issuers/lake/did.json': JSON.stringify({ id: issuer, ...document }) });
  const signed = async () => {
    const signer = await signerFrom(college.secret, { controller: issuer, verificationMethod: method });
    return await issueAchievement({ ...badge, issuer: { ...badge.issuer, id: issuer } }, signer);
  };

  it.each<[string, object, string[]]>([
    ['lists the key', { assertionMethod: [entry] }, []],
    ['lists the key by its address', { verificationMethod: [entry], assertionMethod: ['#key-1'] }, []],
    ['lists the key for signing in only', { verificationMethod: [entry], authentication: [method] }, ['proof.keyPurpose']],
    ['does not list the key', { assertionMethod: [{ ...entry, id: `${issuer}#key-2` }] }, ['proof.keyMissing']],
    ['lists a key that belongs to another', { assertionMethod: [{ ...entry, controller: mallory.did }] }, ['proof.keyMissing']],
    [
      'lists another key under the name',
      { assertionMethod: [{ ...entry, publicKeyMultibase: mallory.publicKeyMultibase }] },
      ['proof.signature'],
    ],
    ['had withdrawn the key before', { assertionMethod: [{ ...entry, revoked: '2026-02-01T00:00:00Z' }] }, ['proof.keyRevoked']],
    ['withdrew the key later', { assertionMethod: [{ ...entry, revoked: '2026-05-01T00:00:00Z' }] }, []],
    ['speaks of somebody else', { id: 'did:web:other.example', assertionMethod: [entry] }, ['proof.keyUnreachable']],
  ])('and %s', async (_, document, codes) => {
    expect(faults(await check(await signed(), served(document)))).toEqual(codes);
  });

  it('and cannot be reached: could not check', async () => {
    expect((await check(await signed())).verdict).toBe('undetermined');
  });
});
