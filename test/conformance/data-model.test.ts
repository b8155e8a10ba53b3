// What VC 2.0 asks of every credential, one requirement after the other, on a credential that is nothing more than that.
import { describe, expect, it } from 'vitest';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { signToken } from '../../packages/core/src/sign/token.ts';
import { check, college, faults, issue, learner, mallory, now, worldWith, type Loose } from './stage.ts';

const plain = (): Loose => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:plain',
  type: ['VerifiableCredential'],
  issuer: college.did,
  credentialSubject: { id: learner.did, swims: 'well' },
});
const presentation = (held: unknown): Loose => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: learner.did,
  verifiableCredential: held,
});

/** The places the shape check names; the document is not signed, as most of these cannot be. */
async function wrong(document: unknown): Promise<string[]> {
  const { findings } = await check(JSON.stringify(document));
  return findings.filter(({ code }) => code === 'shape.wrong').map(({ text }) => /: (.*)\.$/.exec(text)?.[1] ?? text);
}
const wrongWith = async (more: object) => await wrong({ ...plain(), ...more });

const sri = 'sha256-WVXOxpd9YeA/K1Vr/rU/grFoQoRvW1htfx960gAPvsI=';
const v2 = 'https://www.w3.org/ns/credentials/v2';
const digest = Buffer.from('59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734', 'hex');

describe('a plain credential', () => {
  it('signed, with every part written as it should be, is good', async () => {
    const document = {
      ...plain(),
      name: { '@value': 'Zwemmen', '@language': 'nl', '@direction': 'ltr' },
      description: [
        { '@value': 'Swims', '@language': 'en' },
        { '@value': 'Zwemt', '@language': 'nl-BE' },
      ],
      issuer: { id: college.did, name: 'Lakeside College' },
      evidence: [{ type: 'Observation', id: 'https://lakeside.example/1' }, { type: ['Observation'] }],
      termsOfUse: { type: 'Policy' },
      refreshService: [{ type: 'Refresh' }, { type: 'Refresh', id: 'https://lakeside.example/new' }],
      credentialSchema: { id: 'https://lakeside.example/schema', type: 'JsonSchema' },
      relatedResource: { id: v2, digestSRI: `sha256-${digest.toString('base64')}` },
    };
    const report = await check(await seal(document, college.signer, { created: now }));
    expect([faults(report), report.verdict]).toEqual([[], 'valid']);
  });

  it.each<[string, object, string]>([
    ['4.4 its id is one address, not several', { id: ['urn:uuid:1', 'urn:uuid:2'] }, 'id'],
    ['4.4 its id is an address, not a word', { id: 'badge 7' }, 'id'],
    ['4.4 its id is not nothing', { id: null }, 'id'],
    ['4.4 the id of a subject is an address', { credentialSubject: { id: 'Ada', swims: 'well' } }, 'credentialSubject / id'],
    ['4.4 the id of a subject is one', { credentialSubject: { id: ['urn:a', 'urn:b'] } }, 'credentialSubject / id'],
    ['4.6 a name with its language has nothing else', { name: { '@value': 'x', '@language': 'en', url: 'y' } }, 'name'],
    ['4.6 a name is not a number', { name: 5 }, 'name'],
    ['4.6 a description has a real language', { description: { '@value': 'x', '@language': 'no such one' } }, 'description'],
    ['4.6 a description runs left or right', { description: { '@value': 'x', '@direction': 'up' } }, 'description'],
    ['4.6 the name of an issuer likewise', { issuer: { id: college.did, name: { en: 'x' } } }, 'issuer / name'],
    ['4.7 an issuer is an address', { issuer: 'Lakeside College' }, 'issuer'],
    ['4.7 an issuer that is an object has an id', { issuer: { name: 'Lakeside College' } }, 'issuer / id'],
    ['4.7 the id of an issuer is an address', { issuer: { id: 'Lakeside' } }, 'issuer / id'],
    ['4.8 something is said', { credentialSubject: {} }, 'credentialSubject'],
    ['4.8 something is said of each', { credentialSubject: [{ swims: 'well' }, {}] }, 'credentialSubject'],
    ['4.8 somebody is spoken of', { credentialSubject: [] }, 'credentialSubject'],
    ['4.10 a status has a type', { credentialStatus: { id: 'https://lakeside.example/1' } }, 'credentialStatus / type'],
    ['4.10 the id of a status is an address', { credentialStatus: { id: 'x y', type: 'T' } }, 'credentialStatus / id'],
    ['4.10 a status is not an address alone', { credentialStatus: 'https://lakeside.example/1' }, 'credentialStatus'],
    ['4.11 a schema has an id', { credentialSchema: { type: 'JsonSchema' } }, 'credentialSchema / id'],
    ['4.11 a schema has a type', { credentialSchema: { id: 'https://x.example' } }, 'credentialSchema / type'],
    ['4.11 the id of a schema is an address', { credentialSchema: [{ id: 'mine', type: 'T' }] }, 'credentialSchema / id'],
    ['5.3 a resource is not an address alone', { relatedResource: [v2] }, 'relatedResource'],
    ['5.3 a resource has an id', { relatedResource: { digestSRI: sri } }, 'relatedResource / id'],
    [
      '5.3 a resource stands there once',
      {
        relatedResource: [
          { id: v2, digestSRI: sri },
          { id: v2, digestSRI: sri },
        ],
      },
      'relatedResource / id',
    ],
    ['5.3 a resource has a digest', { relatedResource: { id: v2 } }, 'relatedResource / digestSRI'],
    ['5.3 a digest says how it was made', { relatedResource: { id: v2, digestSRI: 'abc' } }, 'relatedResource / digestSRI'],
    [
      '5.3 a digest is written in a known base',
      { relatedResource: { id: v2, digestMultibase: '!' } },
      'relatedResource / digestMultibase',
    ],
    ['5.4 a way to a newer one has a type', { refreshService: { id: 'https://x.example' } }, 'refreshService / type'],
    ['5.5 terms of use have a type', { termsOfUse: [{ id: 'https://x.example' }] }, 'termsOfUse / type'],
    ['5.5 the id of terms of use is an address', { termsOfUse: { type: 'T', id: 'mine' } }, 'termsOfUse / id'],
    ['5.6 evidence has a type', { evidence: { id: 'https://x.example' } }, 'evidence / type'],
    ['5.6 evidence is an object', { evidence: ['a photograph'] }, 'evidence'],
    ['5.6 the type of evidence is a word', { evidence: { type: 5 } }, 'evidence / type'],
  ])('%s', async (_, more, where) => {
    expect(await wrongWith(more)).toContain(where);
  });

  it('without any of them is written as it should be', async () => {
    expect(await wrong(plain())).toEqual([]);
  });
});

describe('a badge', () => {
  it.each<[string, object, string]>([
    ['has an address for an id too', { id: 'badge 7' }, 'id'],
    ['names its schema by an address', { credentialSchema: [{ id: 'mine', type: 'T' }] }, 'credentialSchema / id'],
  ])('%s', async (_, more, where) => {
    expect(await wrong({ ...JSON.parse(await issue()), ...more })).toContain(where);
  });
});

describe('a presentation', () => {
  it.each<[string, unknown]>([
    ['an address', 'https://lakeside.example/1'],
    ['a bare token', 'a.b.c'],
    ['a credential without contexts', [{ type: ['VerifiableCredential'] }]],
    ['a credential without a type', [{ '@context': [v2] }]],
    ['a number', [5]],
  ])('4.13 does not hold %s', async (_, held) => {
    expect(await wrong(presentation(held))).toContain('verifiableCredential');
  });

  it('4.13 may hold nothing', async () => {
    expect(await wrong(presentation([]))).toEqual([]);
  });
});

describe('what a credential points to', () => {
  const related = async (more: object) => {
    const world = worldWith();
    const report = await check(await signToken({ ...plain(), ...more }, college.signer), world);
    // C31: nothing is ever fetched because a document points to it.
    expect(world.asked).toEqual([]);
    return {
      verdict: report.verdict,
      codes: report.findings.filter(({ check: name }) => name === 'related').map(({ code }) => code),
    };
  };
  const multihash = Buffer.concat([Buffer.from([0x12, 0x20]), digest]);

  it.each<[string, object, string, string]>([
    ['by its digest', { digestSRI: `sha256-${digest.toString('base64')}` }, 'valid', 'related.good'],
    ['by its other digest', { digestMultibase: `u${multihash.toString('base64url')}` }, 'valid', 'related.good'],
    ['by a wrong digest', { digestSRI: sri }, 'invalid', 'related.digest'],
    ['by a good and a wrong one', { digestSRI: `sha256-${digest.toString('base64')} ${sri}` }, 'invalid', 'related.digest'],
    [
      'by two that differ',
      {
        digestSRI: `sha256-${digest.toString('base64')}`,
        digestMultibase: `u${Buffer.concat([multihash.subarray(0, 2), Buffer.alloc(32)]).toString('base64url')}`,
      },
      'invalid',
      'related.digest',
    ],
    ['by a wrong long digest', { digestSRI: `sha384-${Buffer.alloc(48).toString('base64')}` }, 'invalid', 'related.digest'],
    ['by its bare digest', { digestMultibase: `u${digest.toString('base64url')}` }, 'valid', 'related.good'],
    ['by a wrong bare digest', { digestMultibase: `u${Buffer.alloc(32).toString('base64url')}` }, 'invalid', 'related.digest'],
    [
      'by a digest of another kind',
      { digestMultibase: `u${Buffer.concat([Buffer.from([0x16, 0x20]), digest]).toString('base64url')}` },
      'valid',
      'related.unopened',
    ],
  ])('is compared %s when we have it at hand', async (_, given, verdict, code) => {
    expect(await related({ relatedResource: { id: v2, ...given } })).toEqual({ verdict, codes: [code] });
  });

  it('is not opened when it is kept elsewhere, and that is said', async () => {
    expect(await related({ relatedResource: [{ id: 'https://lakeside.example/photo.png', digestSRI: sri }] })).toEqual({
      verdict: 'valid',
      codes: ['related.unopened'],
    });
  });

  it('in the way of schemas and newer copies is said, and not used (C31)', async () => {
    const known = { id: 'https://purl.imsglobal.org/x', type: '1EdTechJsonSchemaValidator2019' };
    const evidence = [{ id: 'https://mallory.example/spy', type: ['Evidence'] }];
    expect((await related({ credentialSchema: known, evidence })).codes).toEqual(['related.none']);
    expect((await related({ credentialSchema: [known, { ...known, type: 'JsonSchema' }] })).codes).toEqual(['related.schema']);
    expect(
      (await related({ refreshService: { id: 'https://mallory.example/spy', type: '1EdTechCredentialRefresh' } })).codes,
    ).toEqual(['related.refreshAt']);
  });

  it('as a place for a newer copy is named by its host, and only when its issuer stands behind it', async () => {
    const said = async (refreshService: object, { signer } = college) => {
      const { findings } = await check(await signToken({ ...plain(), refreshService }, signer));
      return findings.find(({ code }) => code.startsWith('related.refresh'))?.text;
    };
    const place = { id: 'https://lakeside.example/badges/7?for=maya', type: '1EdTechCredentialRefresh' };
    const unnamed = 'Its issuer may have a newer copy. We did not ask for it.';
    expect(await said(place)).toBe('Its issuer may have a newer copy, to be had from lakeside.example. We did not ask for it.');
    expect(await said(place, mallory)).toBe(unnamed);
    expect(await said({ ...place, type: 'ManualRefreshService2018' })).toBe(unnamed);
    expect(await said({ ...place, id: 'http://lakeside.example/badges/7' })).toBe(unnamed);
  });
});
