// Badges as compact tokens: one list of ways to sign, one key, one story in wrapper and content.
import { issueAchievementJwt } from '@skillweave/core/sign';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { badge, check, college, faults, issue, learner, mallory, now } from './stage.ts';

const token = await issueAchievementJwt(badge, college.signer);

describe('a token', () => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  const reissue = (changes: object, head: object = {}) =>
    sign({ ...decode(header), ...head }, { ...decode(payload), ...changes });
  const sign = async (head: object, body: object) => {
    const signed = `${encode(head)}.${encode(body)}`;
    return `${signed}.${Buffer.from(await college.signer.sign(Buffer.from(signed))).toString('base64url')}`;
  };

  it('is good as signed, and reads like the badge it is', async () => {
    const report = await check(token);
    expect([report.verdict, report.facts?.achievement?.name]).toEqual(['valid', badge.achievement.name]);
  });

  it.each<[string, () => Promise<string> | string, string]>([
    ['without a signature', () => `${encode({ alg: 'none' })}.${payload}.`, 'proof.algorithm'],
    ['with a shared secret', () => `${encode({ alg: 'HS256' })}.${payload}.${signature}`, 'proof.algorithm'],
    ['in a way we do not know', () => `${encode({ alg: 'ES256K' })}.${payload}.${signature}`, 'proof.unsupported'],
    ['whose wrapper names another issuer', () => reissue({ iss: mallory.did }), 'proof.claims'],
    ['whose wrapper names another id', () => reissue({ jti: 'urn:uuid:other' }), 'proof.claims'],
    ['whose wrapper names another person', () => reissue({ sub: mallory.did }), 'proof.claims'],
    ['whose wrapper gives other dates', () => reissue({ exp: 9_999_999_999 }), 'proof.claims'],
    ['with an old form in a new wrapper', () => reissue({ vc: decode(payload) }), 'proof.form'],
    ['that demands what we do not know', () => reissue({}, { crit: ['exp'] }), 'proof.form'],
    ['with the key of another', () => reissue({}, { kid: mallory.verificationMethod }), 'proof.signature'],
    ['with a key from an address', () => reissue({}, { kid: 'https://mallory.example/#1' }), 'proof.keyElsewhere'],
    ['with a changed text', () => `${header}.${encode({ ...decode(payload), name: 'Changed' })}.${signature}`, 'proof.signature'],
  ])('%s is not good', async (_, made, code) => {
    const report = await check(await made());
    expect(report.verdict).not.toMatch(/^valid/);
    expect(faults(report)).toContain(code);
  });

  it('has one spelling: bits of its last letter that belong to no byte are nought', async () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted: string[] = [];
    for (const letter of letters) {
      const report = await check(token.slice(0, -1) + letter);
      if (report.verdict === 'valid') accepted.push(letter);
    }
    expect(accepted).toEqual([token.at(-1)]);
  });

  it.each(['RS256', 'ES256', 'EdDSA'])('signed with %s by a key that is the issuer’s very name is good', async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const issuer = didJwk(await exportJWK(publicKey));
    const body = { ...decode(payload), iss: issuer, issuer: { ...decode(payload).issuer, id: issuer } };
    const made = await new CompactSign(Buffer.from(JSON.stringify(body)))
      .setProtectedHeader({ alg, typ: 'vc+jwt', kid: `${issuer}#0` })
      .sign(privateKey);
    expect(faults(await check(made))).toEqual([]);
    const carried = await new CompactSign(
      Buffer.from(JSON.stringify({ ...body, iss: college.did, issuer: { ...body.issuer, id: college.did } })),
    )
      .setProtectedHeader({ alg, typ: 'vc+jwt', jwk: await exportJWK(publicKey) })
      .sign(privateKey);
    expect(faults(await check(carried))).toContain('issuer.controller');
  });
});

describe('a presentation as a token', () => {
  const made = async (claims: object) => {
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: learner.did,
      verifiableCredential: [JSON.parse(await issue())],
    };
    const [header, payload] = [
      { alg: 'EdDSA', typ: 'vp+jwt', kid: learner.verificationMethod },
      { ...document, ...claims },
    ];
    const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${Buffer.from(await learner.signer.sign(Buffer.from(signed))).toString('base64url')}`;
  };
  const noon = Date.parse(now) / 1000;

  it.each<[string, object, string[]]>([
    ['without dates', {}, []],
    ['until a minute ago', { exp: noon - 60 }, []],
    ['until longer ago', { exp: noon - 60.001 }, ['period.expired']],
    ['from the next minute on', { nbf: noon + 60 }, []],
    ['from later on', { nbf: noon + 61 }, ['period.notYet']],
    ['until beyond all time', { exp: 1e300 }, ['period.malformed']],
    ['that says inside that it is over', { validUntil: '2026-01-01T00:00:00Z' }, ['period.expired']],
  ])('%s is held to what it says', async (_, claims, codes) => {
    expect(faults(await check(await made(claims))).filter((code) => code !== 'challenge.none')).toEqual(codes);
  });
});

function didJwk(jwk: JWK): string {
  return `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`;
}
