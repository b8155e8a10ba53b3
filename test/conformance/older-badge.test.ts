// Badges of the older kind (Open Badges 2.0): read and shown, with what cannot be told said aloud; never good.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityHash } from '@skillweave/core/credential';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, faults, worldWith } from './stage.ts';

const email = 'maya@lakeside.example';
const badge = {
  type: 'BadgeClass',
  id: 'https://lakeside.example/badges/robots',
  name: 'Building robots',
  description: 'Builds a robot that finds its way.',
  image: 'https://lakeside.example/robots.png',
  criteria: { narrative: 'A robot that crosses the room.' },
  issuer: { id: 'https://lakeside.example/issuer', type: 'Profile', name: 'Lakeside College', url: 'https://lakeside.example/' },
  alignment: [{ targetName: 'Builds machines', targetUrl: 'https://frameworks.example/1', targetCode: 'B-1' }],
};
const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://lakeside.example/assertions/17',
  recipient: { type: 'email', hashed: true, salt: 'deadsea', identity: identityHash(email, 'deadsea') },
  badge,
  issuedOn: '2019-05-01T10:00:00+00:00',
  evidence: ['https://lakeside.example/evidence/17', { narrative: 'It crossed the room twice.' }],
  verification: { type: 'hosted' },
};
const changed = (changes: object) => JSON.stringify({ ...assertion, ...changes });
const tokenOf = (alg: string, payload: object) =>
  `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`;

describe('a badge of the older kind', () => {
  it('is told by its facts, and its proof is said not to be done', async () => {
    const world = worldWith({}, { learner: { dids: [], emails: [email] } });
    const report = await check(changed({}), world);
    expect(report).toMatchObject({ kind: 'older-badge', verdict: 'undetermined' });
    expect(faults(report)).toEqual(['proof.hosted']);
    expect(report.findings.map(({ code }) => code)).toEqual([
      'readable.good',
      'kind.olderBadge',
      'shape.older',
      'proof.hosted',
      'issuer.unproven',
      'recognised.unproven',
      'period.open',
      'status.unproven',
      'subject.matched',
    ]);
    expect(report.facts).toMatchObject({
      uri: assertion.id,
      name: 'Building robots',
      dataModel: null,
      issuer: { id: 'https://lakeside.example/issuer', name: 'Lakeside College' },
      subject: { id: null, identifiers: [{ hashed: true, identityType: 'emailAddress', salt: 'deadsea' }] },
      validFrom: '2019-05-01T10:00:00.000Z',
      validUntil: null,
      achievement: {
        uri: badge.id,
        criteria: 'A robot that crosses the room.',
        alignments: [{ targetName: 'Builds machines', targetCode: 'B-1' }],
      },
      evidence: [{ uri: 'https://lakeside.example/evidence/17' }, { narrative: 'It crossed the room twice.' }],
    });
    expect(world.asked).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['says only where its badge is described', { badge: 'https://lakeside.example/badges/robots' }, ['proof.hosted']],
    ['has run out', { expires: '2020-01-01T00:00:00Z' }, ['proof.hosted', 'period.expired']],
    ['was taken back by its issuer', { revoked: true }, ['proof.hosted', 'status.revoked']],
    [
      'brings its own meaning for words',
      { '@context': ['https://w3id.org/openbadges/v2', { badge: 'x:y' }] },
      ['contexts.inline', 'proof.hosted'],
    ],
    [
      'says it is signed, and is not',
      { verification: { type: 'signed', creator: 'https://lakeside.example/key' } },
      ['proof.none'],
    ],
    ['names nobody', { recipient: {} }, ['shape.wrong', 'proof.hosted']],
    ['has a date that is none', { issuedOn: 'last spring' }, ['proof.hosted', 'period.malformed']],
  ])('that %s is said to be so', async (_, changes, codes) => {
    expect(faults(await check(changed(changes)))).toEqual(codes);
  });

  it('in a signed token is could-not-check, and bad when the signing is worth nothing', async () => {
    const signed = { ...assertion, verification: { type: 'signed', creator: 'https://lakeside.example/key' } };
    const codes = async (alg: string) => faults(await check(tokenOf(alg, signed)));
    expect(await codes('RS256')).toEqual(['proof.olderSigned']);
    expect(await codes('none')).toEqual(['proof.algorithm']);
    expect(await codes('HS256')).toEqual(['proof.algorithm']);
  });

  it('that nobody has earned yet is no badge of anybody', async () => {
    const report = await check(JSON.stringify({ '@context': assertion['@context'], ...badge }));
    expect([report.verdict, faults(report), report.facts?.name]).toEqual(['invalid', ['kind.olderClass'], 'Building robots']);
  });

  it('is not confused with what shares its words', async () => {
    expect((await check(changed({ '@context': 'https://w3id.org/openbadges/v3' }))).kind).toBe('unknown');
    expect((await check(changed({ type: ['Assertion', 'VerifiableCredential'] }))).kind).toBe('verifiable-credential');
  });
});

it('whatever stands in a badge of the older kind, it never comes out good, nobody is asked, and nothing stumbles', async () => {
  const anything = fc.option(
    fc.oneof(
      fc.json().map((text): unknown => JSON.parse(text)),
      fc.constantFrom('signed', 'hosted', [], {}, null, 1),
    ),
    {
      nil: undefined,
    },
  );
  const fields = fc.record(
    Object.fromEntries(
      [
        'id',
        'recipient',
        'badge',
        'issuedOn',
        'expires',
        'evidence',
        'verification',
        'revoked',
        'proof',
        'issuer',
        'credentialSubject',
      ].map((name) => [name, anything]),
    ),
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fields, fc.constantFrom('json', 'RS256', 'EdDSA', 'none'), async (changes, form) => {
      const world = worldWith();
      const whole = { ...assertion, ...changes };
      const report = await check(form === 'json' ? JSON.stringify(whole) : tokenOf(form, whole), world);
      expect(report.verdict).not.toMatch(/^valid/);
      expect(world.asked).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const folder = join(import.meta.dirname, '../../../shared/data/ler/ob20');
const isHere = existsSync(folder);
if (!isHere) console.warn('Older badges: published ones NOT RUN, because ../shared/data/ler/ob20 is not beside this folder.');

it.runIf(isHere).each([
  ['basic-assertion.json', 'older-badge', ['proof.hosted']],
  ['assertion-with-endorsements.json', 'older-badge', ['proof.hosted']],
  ['simple.jwt', 'older-badge', ['proof.olderSigned']],
  ['simple-badge.png', 'older-badge', ['proof.hosted']],
  ['badgeclass1.json', 'unknown', ['kind.unknown']],
  ['issuer1.json', 'unknown', ['kind.unknown']],
  ['valid-alignment-object.json', 'unknown', ['kind.unknown']],
])('the published %s is %s', async (file, kind, codes) => {
  const report = await check(readFileSync(join(folder, file)));
  expect([report.kind, faults(report)]).toEqual([kind, codes]);
});
