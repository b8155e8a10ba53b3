// What is done to a badge after it was signed, and the exact reason each one is turned away.
import { createHash } from 'node:crypto';
import { identityHash } from '@skillweave/core/credential';
import { issueStatusList } from '@skillweave/core/sign';
import { standing } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { altered, at, badge, check, college, faults, issue, learner, mallory, now, worldWith, type Loose } from './stage.ts';

const text = await issue();
const list = 'https://status.lakeside.example/1';
const bits = new Uint8Array(16_384);
const listed = { purpose: 'revocation', index: 94_567, list } as const;
const listInput = { id: list, issuer: college.did, purpose: 'revocation', bits, validFrom: at('2026-01-01T00:00:00Z') } as const;

describe('a badge', () => {
  it('is good when nothing was touched', async () => {
    const report = await check(text);
    expect([report.verdict, report.kind, standing(report), report.facts?.name]).toEqual([
      'valid',
      'open-badge',
      'good',
      badge.name,
    ]);
    expect(report.text).toBe(text);
  });

  it('is good but untrusted when nobody knows the issuer', async () => {
    const report = await check(await issue({}, mallory));
    expect([report.verdict, standing(report), faults(report)]).toEqual(['valid-untrusted', 'untrusted', ['recognised.unknown']]);
  });

  it('that its issuer gave to themselves is untrusted (C23)', async () => {
    const report = await check(await issue({ subject: { id: college.did } }));
    expect([report.verdict, faults(report)]).toEqual(['valid-untrusted', ['recognised.self']]);
  });

  it.each<[string, (document: Loose) => unknown, string]>([
    ['a changed name', (d) => void (d.credentialSubject.achievement.name = 'Nuclear physics'), 'proof.signature'],
    ['a changed result', (d) => void (d.credentialSubject.result[0].value = '99'), 'proof.signature'],
    ['a later end date', (d) => void (d.validUntil = '2039-03-01T09:00:00Z'), 'proof.signature'],
    ['another subject', (d) => void (d.credentialSubject.id = mallory.did), 'proof.signature'],
    ['an unsigned extra field', (d) => void (d.honours = 'summa'), 'proof.unmapped'],
    ['a context of its own', (d) => void d['@context'].push({ '@vocab': 'https://mallory.example/' }), 'contexts.inline'],
    ['a context inside its subject', (d) => void (d.credentialSubject['@context'] = d['@context'][0]), 'contexts.nested'],
    ['contexts in another order', (d) => void d['@context'].reverse(), 'contexts.first'],
    ['a context nobody knows', (d) => void d['@context'].push('https://mallory.example/context'), 'contexts.unknown'],
    [
      'a date written as a full address',
      (d) => void rename(d, 'validUntil', 'https://www.w3.org/2018/credentials#validUntil'),
      'contexts.keyword',
    ],
    [
      'a field under the name of its class',
      (d) => void rename(d.credentialSubject, 'achievement', 'Achievement'),
      'contexts.keyword',
    ],
    ['an id under its second name', (d) => void rename(d, 'id', '@id'), 'contexts.keyword'],
    ['facts set aside in a graph of their own', (d) => void (d['@included'] = []), 'contexts.keyword'],
    ['no proof', (d) => void delete d.proof, 'proof.none'],
    ['a proof for signing in', (d) => void (d.proof.proofPurpose = 'authentication'), 'proof.purpose'],
    ['a later time of signing', (d) => void (d.proof.created = '2026-03-02T09:00:00Z'), 'proof.signature'],
    ['a proof that has run out', (d) => void (d.proof.expires = '2026-03-02T09:00:00Z'), 'proof.expired'],
    [
      'a proof that has run out, under its second name',
      (d) => void (d.proof.expiration = '2026-03-02T09:00:00Z'),
      'proof.expired',
    ],
    ['a thousand proofs', (d) => void (d.proof = Array.from({ length: 1000 }, () => d.proof)), 'proof.tooMany'],
    ['a proof that is a word', (d) => void (d.proof = 'trust me'), 'proof.malformed'],
    ['a key without an address', (d) => void (d.proof.verificationMethod = learner.did.slice(8)), 'proof.method'],
    ['a key of an unknown kind', (d) => void (d.proof.verificationMethod = 'did:ion:abc#1'), 'proof.keyKind'],
    ['a key at another address', (d) => void (d.proof.verificationMethod = 'https://mallory.example/#1'), 'proof.keyElsewhere'],
    ['a proof of a later making', (d) => void (d.proof.previousProof = 'urn:uuid:1'), 'proof.chain'],
    ['no type of a badge', (d) => void (d.type = ['VerifiableCredential']), 'shape.wrong'],
    ['no description', (d) => void delete d.credentialSubject.achievement.description, 'shape.wrong'],
    ['a half date', (d) => void (d.validFrom = '2026-03-01'), 'shape.wrong'],
  ])('with %s is not good', async (_, change, code) => {
    const report = await check(altered(text, change));
    expect(report.verdict).not.toMatch(/^valid/);
    expect(faults(report)).toContain(code);
  });

  it('with the proof of another badge is not good', async () => {
    const other = JSON.parse(await issue({ id: 'urn:uuid:other' }));
    expect(faults(await check(altered(text, (d) => void (d.proof = other.proof))))).toEqual(['proof.signature']);
  });

  it('in the name of a college, signed by another, fails on the issuer', async () => {
    const { proof: _, ...document } = JSON.parse(text);
    const report = await check(await seal(document, mallory.signer, { created: now }));
    expect([report.verdict, faults(report)]).toEqual(['invalid', ['issuer.controller']]);
  });

  it('does not get better by a proof we cannot read beside a broken one', async () => {
    const report = await check(
      altered(text, (d) => {
        d.name = 'Changed';
        d.proof = [d.proof, { ...d.proof, cryptosuite: 'bbs-2023' }];
      }),
    );
    expect([report.verdict, faults(report)]).toEqual(['invalid', ['proof.signature']]);
  });

  it('is good by one good proof beside one we cannot read', async () => {
    const report = await check(altered(text, (d) => void (d.proof = [{ ...d.proof, cryptosuite: 'bbs-2023' }, d.proof])));
    expect(report.verdict).toBe('valid');
  });

  it('asks nobody for anything before its signature has passed', async () => {
    const forged = altered(await issue({ status: listed }), (d) => void (d.name = 'Changed'));
    const world = worldWith({ [list]: await issueStatusList(listInput, college.signer) });
    expect(faults(await check(forged, world))).toEqual(['proof.signature']);
    expect(world.asked).toEqual([]);
  });
});

describe('the dates of a badge', () => {
  const dated = (validFrom: string, validUntil?: string) =>
    issue({ validFrom: at(validFrom), ...(validUntil === undefined ? {} : { validUntil: at(validUntil) }) });

  it.each([
    ['the last moment', '2026-01-01T00:00:00Z', '2026-11-23T11:59:00.000Z', []],
    ['a moment after the last', '2026-01-01T00:00:00Z', '2026-11-23T11:58:59.999Z', ['period.expired']],
    ['the first moment', '2026-11-23T12:01:00.000Z', '2027-01-01T00:00:00Z', []],
    ['a moment before the first', '2026-11-23T12:01:00.001Z', '2027-01-01T00:00:00Z', ['period.notYet']],
    ['an end before its start', '2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z', ['period.reversed']],
  ])('count to the millisecond, clocks a minute apart: %s', async (_, from, until, codes) => {
    expect(faults(await check(await dated(from, until)))).toEqual(codes);
  });
});

describe('whom a badge is about', () => {
  const identifier = {
    hashed: true,
    identityHash: identityHash('ada@people.example', 'pepper'),
    identityType: 'emailAddress',
    salt: 'pepper',
  };
  const about = async (person: { dids: string[]; emails: string[] }, subject: object) =>
    faults(await check(await issue({ subject }), worldWith({}, { learner: person })));

  const someoneElses = ['subject.someoneElse'];

  const identity = (hash: string) => ({ ...identifier, identityHash: hash });
  const md5 = `md5$${createHash('md5').update('ada@people.examplepepper').digest('hex')}`;
  const ada = { dids: [], emails: ['ada@people.example'] };
  // We do not issue such a badge, so it is put together by hand.
  const older = async (identifiers: object[], person = ada) => {
    const document = JSON.parse(await issue({ subject: { identifiers: [identifier] } }));
    delete document.proof;
    document.credentialSubject.identifier = identifiers.map((one) => ({ type: 'IdentityObject', ...one }));
    return await check(await seal(document, college.signer, { created: now }), worldWith({}, { learner: person }));
  };

  it('is not proven by an identity hashed in the old way, which is read all the same (C20)', async () => {
    const report = await older([identity(md5)]);
    expect([report.verdict, faults(report)]).toEqual(['undetermined', ['subject.weak']]);
    expect(faults(await older([identity(md5)], { dids: [], emails: ['bob@people.example'] }))).toEqual(['subject.someoneElse']);
    expect(faults(await older([identity(md5), identifier]))).toEqual([]);
  });

  it('does not hang on capitals in the hash or on spaces around an address', async () => {
    const loud = identifier.identityHash.toUpperCase().replace('SHA256', 'sha256');
    expect(faults(await older([identity(loud)]))).toEqual([]);
    expect(faults(await older([identifier], { dids: [], emails: [' ada@people.example '] }))).toEqual([]);
    expect(faults(await older([{ ...identifier, hashed: false, identityHash: ' Ada@People.example' }]))).toEqual([]);
  });

  it('is not proven by a name, by another salt, or by a digest without its mark (C20)', async () => {
    const name = { ...identifier, identityType: 'name' };
    for (const wrong of [name, { ...identifier, salt: 'salt' }, identity(identifier.identityHash.slice(7)), identity('')])
      expect(faults(await older([wrong]))).toEqual(['subject.someoneElse']);
  });

  it('is never issued hashed in the old way', async () => {
    await expect(issue({ subject: { identifiers: [identity(md5)] } })).rejects.toThrow('sha-256');
    await expect(issue({ subject: { identifiers: [identity('ada@people.example')] } })).rejects.toThrow('sha-256');
  });

  it('is proven by an id or by a hashed e-mail address, and else somebody else’s (C20)', async () => {
    expect(await about({ dids: [learner.did], emails: [] }, { id: learner.did })).toEqual([]);
    expect(await about({ dids: [], emails: ['Ada@People.example '] }, { identifiers: [identifier] })).toEqual([]);
    expect(await about({ dids: [], emails: ['bob@people.example'] }, { identifiers: [identifier] })).toEqual(someoneElses);
    expect(await about({ dids: [mallory.did], emails: [] }, { id: learner.did })).toEqual(someoneElses);
  });
});

function rename(object: Record<string, unknown>, from: string, to: string): void {
  object[to] = object[from];
  delete object[from];
}
