// Credentials whose holder may leave parts out (ecdsa-sd-2023), at the doors of the VC-API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badge } from '../conformance/stage.ts';
import { achievementCredential, makeKey, signerFrom } from '@skillweave/core/sign';
import { but, fate, plain, vcClient, type Loose, type VcClient } from './vc-client.ts';

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
    expect(fate(await client.verify(await base()), 'proof.base')).toBe('refused');
  });

  it('is issued only if it is well made, and from no part that is not there', async () => {
    expect(fate(await client.issue(but({ credentialSubject: {} }), {}, suite), 'shape.wrong')).toBe('refused');
    expect(fate(await client.issue(but({ issuer: undefined }), {}, suite))).toBe('refused');
    expect(fate(await client.issue(licence, { mandatoryPointers: ['/nothing/here'] }, suite), 'shape.wrong')).toBe('refused');
    expect(fate(await client.issue(licence, { mandatoryPointers: ['no pointer'] }, suite), 'shape.wrong')).toBe('refused');
    expect(fate(await client.issue(licence, { mandatoryPointers: '/issuer' }, suite))).toBe('refused');
    expect(fate(await client.issue(licence, { mandatoryPointers: ['/issuer'] }))).toBe('refused');
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
    expect(fate(await client.verify({ ...shown, credentialSubject: { ...shown.credentialSubject, licence: 'C' } }))).toBe(
      'refused',
    );
    expect(fate(await client.verify({ ...shown, credentialSubject: { id: 'did:example:ada' } }))).toBe('refused');
    expect(fate(await client.verify({ ...shown, validFrom: undefined }))).toBe('refused');
    expect(fate(await client.verify({ ...shown, proof: { ...shown.proof, proofValue: shown.proof.proofValue.slice(1) } }))).toBe(
      'refused',
    );
    expect(
      fate(
        await client.verify({ ...shown, proof: { ...shown.proof, proofValue: `${shown.proof.proofValue.slice(0, -4)}AAAA` } }),
      ),
    ).toBe('refused');
  });

  it('shows whom it is about, also when nothing else is said of them', async () => {
    const shown = await derived(await base(plain), ['/type']);
    expect(shown.credentialSubject).toEqual({ id: 'did:example:ada' });
    expect((await client.verify(shown)).status).toBe(200);
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
    expect(fate(await client.verify(swapped), 'proof.signature')).toBe('refused');
  });

  it('is made of a base copy alone, with pointers that lead somewhere', async () => {
    const whole = await base();
    expect(fate(await client.derive(await client.issued(plain)))).toBe('refused');
    expect(fate(await client.derive(await derived(whole, [])))).toBe('refused');
    expect(fate(await client.derive(whole, ['/credentialSubject/nothing']))).toBe('refused');
    expect(fate(await client.derive(whole, ['no pointer']))).toBe('refused');
    expect(fate(await client.derive({ ...whole, proof: { ...whole.proof, proofValue: 'u2V0Abroken' } }))).toBe('refused');
    expect(fate(await client.derive('text'))).toBe('refused');
    expect(fate(await client.derive(whole, 'x'.repeat(3) as never))).toBe('refused');
  });
});

describe('a copy to show of things without names', () => {
  const boats = ['A', 'B', 'C'].map((name) => ({ type: 'Boat', name, crew: [{ role: 'mate' }, { role: 'cook' }] }));
  const sailor = but({ id: undefined, credentialSubject: { name: 'Ada', boats } });
  const shown = async (pointers: string[]): Promise<Loose> => await derived(await base(sailor), pointers);

  it.each([
    ['all of a list', ['/credentialSubject/boats']],
    ['some of a list', ['/credentialSubject/boats/0', '/credentialSubject/boats/1']],
    ['a list without its first', ['/credentialSubject/boats/1', '/credentialSubject/boats/2']],
    ['a part of a part of a list', ['/credentialSubject/boats/1/crew/1/role']],
    ['the subject’s name', ['/credentialSubject/name']],
  ])('with %s is verified', async (_, pointers) => {
    const copy = await shown(pointers);
    const { status, body } = await client.verify(copy);
    expect([status, body.errors]).toEqual([200, []]);
  });

  it('under a value that is no such value is refused', async () => {
    const copy = await shown(['/credentialSubject/name']);
    const bytes = Buffer.from(copy.proof.proofValue.slice(1), 'base64url');
    const written = (change: (made: Buffer) => Buffer) => `u${change(Buffer.from(bytes)).toString('base64url')}`;
    const values = [
      copy.proof.proofValue.slice(1),
      'a',
      copy.proof.proofValue.slice(0, 1) + copy.proof.proofValue.slice(4),
      written((made) => (made.writeUInt8(0x00, 2), made)),
      written((made) => (made.writeUInt8(0x82, 3), made)),
      written((made) => made.subarray(0, 3)),
      written((made) => Buffer.concat([made, Buffer.from([0x00])])),
    ];
    for (const proofValue of values)
      expect([proofValue.slice(0, 8), fate(await client.verify({ ...copy, proof: { ...copy.proof, proofValue } }))]).toEqual([
        proofValue.slice(0, 8),
        'refused',
      ]);
  });

  it('leads nowhere that is not in the credential', async () => {
    for (const pointer of ['/non/existent/path', '/credentialSubject/invalidPointer'])
      expect(fate(await client.issue(sailor, { mandatoryPointers: [pointer] }, suite))).toBe('refused');
  });
});

// As the documents of the W3C suite do: kinds and fields named by a context brought along, in VC 1.1 and 2.0.
describe('a copy to show with words of its own', () => {
  const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `urn:example:${name}`]));
  const own = {
    '@protected': true,
    ...named('SailingRecord'),
    Cruise: {
      '@id': 'urn:example:Cruise',
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        ...named('shipNumber'),
        masts: { '@id': 'urn:example:masts', '@context': { '@protected': true, ...named('mastName', 'metres') } },
        crews: { '@id': 'urn:example:crews', '@context': { '@protected': true, ...named('crewName', 'heads') } },
      },
    },
    cruises: { '@id': 'urn:example:cruises', '@type': '@id' },
  };
  const cruise = (shipNumber: string) => ({
    type: 'Cruise',
    shipNumber,
    masts: [9, 12.5, 7].map((metres) => ({ mastName: `${shipNumber} ${metres}`, metres })),
    crews: [{ crewName: 'Day', heads: 4 }, { crewName: 'Night' }],
  });
  const record = (at: object) =>
    but({
      id: undefined,
      type: ['VerifiableCredential', 'SailingRecord'],
      credentialSubject: { name: 'Ada', cruises: [cruise('A1'), cruise('B2')] },
      ...at,
    });
  const oldest = {
    validFrom: undefined,
    issuanceDate: '2026-01-01T00:00:00Z',
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      { ...own, name: 'https://schema.org/name', description: 'https://schema.org/description' },
      'https://w3id.org/security/data-integrity/v2',
    ],
  };
  const editions = { '1.1': record(oldest), '2.0': record({ '@context': ['https://www.w3.org/ns/credentials/v2', own] }) };
  const at = (path: string) => `/credentialSubject/cruises/${path}`;
  const all = [0, 1].flatMap((n) =>
    ['shipNumber', 'masts/0', 'masts/1', 'masts/2', 'crews/0', 'crews/1'].map((x) => at(`${n}/${x}`)),
  );
  const choices: [string, string[]][] = [
    ['parts of parts', [at('0/masts/1/metres')]],
    ['the subject’s name', ['/credentialSubject/name']],
    ['all of its lists', all],
    ['some of its lists', all.slice(2, -4)],
    ['lists without their first', all.slice(7)],
  ];
  const cases = Object.entries(editions).flatMap(([edition, document]) =>
    choices.map(([what, pointers]) => [edition, what, document, pointers] as const),
  );

  it.each(cases)('in VC %s with %s is verified', async (_, __, document, pointers) => {
    const copy = await derived(await base(document), [...pointers]);
    const { status, body } = await client.verify(copy);
    expect([status, body.errors]).toEqual([200, []]);
  });

  it('in VC 1.1 always says when it began and when it ends', async () => {
    const dates = { issuanceDate: '2026-01-01T00:00:00Z', expirationDate: '2039-01-01T00:00:00Z' };
    expect(await derived(await base(record({ ...oldest, ...dates })), [])).toMatchObject(dates);
  });

  it.each<[string, (copy: Loose) => void, string]>([
    [
      'another name for the same address',
      ({ '@context': contexts, credentialSubject }) => {
        contexts[1].cruises = undefined;
        contexts[1].convictions = { '@id': 'urn:example:cruises', '@type': '@id' };
        credentialSubject.convictions = credentialSubject.cruises;
        delete credentialSubject.cruises;
      },
      'contexts.inline',
    ],
    [
      'a start for all words',
      ({ '@context': contexts, credentialSubject }) => {
        contexts[1] = { ...contexts[1], '@vocab': 'urn:example:cru', cruises: undefined };
        credentialSubject.ises = credentialSubject.cruises;
        delete credentialSubject.cruises;
      },
      'contexts.inline',
    ],
    [
      'a name of its own for a word of the shelf',
      ({ '@context': contexts, credentialSubject }) => {
        contexts[1].alias = 'https://schema.org/name';
        credentialSubject.alias = credentialSubject.name;
        delete credentialSubject.name;
      },
      'contexts.inline',
    ],
    [
      'the same name for another address',
      ({ '@context': contexts }) => (contexts[1].cruises = 'urn:another:cruises'),
      'proof.signature',
    ],
  ])('is refused with %s', async (_, change, code) => {
    const copy = structuredClone(await derived(await base(editions['2.0']), ['/credentialSubject']));
    change(copy);
    expect(fate(await client.verify(JSON.parse(JSON.stringify(copy)) as Loose), code)).toBe('refused');
  });
});
