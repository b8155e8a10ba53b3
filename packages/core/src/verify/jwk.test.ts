// Keys survive the way from one spelling to the other and back.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromMultibase, toMultibase } from '../credential/multibase.ts';
import { keyOfMultibase, multibaseOf, readJwk, sameKey } from './jwk.ts';

describe.each(['ed25519', 'P-256', 'P-384'] as const)('a key of %s', (kind) => {
  it('means the same as Multikey and as JWK', () => {
    for (let round = 0; round < 20; round += 1) {
      const { publicKey } = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: kind });
      const jwk = readJwk(publicKey.export({ format: 'jwk' }));
      if (jwk === null) throw new Error('not read');
      const text = multibaseOf(jwk);
      const back = keyOfMultibase(text ?? '');
      expect(back !== null && sameKey(back, jwk)).toBe(true);
    }
  });
});

it('a published key reads as its published bytes', () => {
  // did:key method specification, the Ed25519 example of RFC 8032 test vectors in use there.
  const key = keyOfMultibase('z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp');
  expect(key).toEqual({ kty: 'OKP', crv: 'Ed25519', x: 'O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik' });
});

it('leading zeros are kept, other letters refused, and no text is too long to refuse', () => {
  const bytes = Uint8Array.from([0, 0, 7, 255]);
  expect(fromMultibase(toMultibase(bytes))).toEqual(bytes);
  expect(fromMultibase('z0OIl')).toBeNull();
  expect(fromMultibase(`z${'2'.repeat(100_000)}`)).toBeNull();
  expect(fromMultibase('u1234')).toBeNull();
});

it('a point off the curve and a private key are no public keys', () => {
  expect(readJwk({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' })).toBeNull();
  const { privateKey } = generateKeyPairSync('ed25519');
  expect(Object.keys(readJwk(privateKey.export({ format: 'jwk' })) ?? {})).toEqual(['kty', 'crv', 'x']);
});
