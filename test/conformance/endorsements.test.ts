// What others vouch for: each word of it checked alone, shown for what it is, and never able to spoil or lift the badge.
import { signToken } from '../../packages/core/src/sign/token.ts';
import { standing, type Report } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import { seal } from '../../packages/core/src/sign/seal.ts';
import { endorse, endorsed, words } from './endorsing.ts';
import {
  altered,
  badge,
  check,
  college,
  employer,
  faults,
  issue,
  learner,
  mallory,
  now,
  recordOf,
  worldWith,
  type Loose,
  type Party,
} from './stage.ts';

const found = (report: Report) => report.findings.filter(({ check: name }) => name === 'endorsements').map(({ code }) => code);
const onCredential = await endorse(badge.id);
const another: Loose = JSON.parse(await issue({ id: 'urn:uuid:another' }));
/** The badge as a token: no canonical form stands in the way of odd contents. */
const asToken = async (more: object) =>
  await signToken({ ...JSON.parse(await issue()), proof: undefined, ...more }, college.signer);

describe('an endorsement', () => {
  it('is checked alone, wherever it is attached', async () => {
    const onAchievement = await endorse(badge.achievement.id);
    const onIssuer = await endorse(college.did);
    const report = await check(
      await endorsed((d) => {
        d.endorsement = [onCredential];
        d.issuer.endorsement = onIssuer;
        d.credentialSubject.achievement.endorsement = [onAchievement];
      }),
    );
    expect([report.verdict, found(report)]).toEqual(['valid', ['endorsements.good']]);
    expect(report.endorsements.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual(Array(3).fill('endorsement valid'));
    expect(report.endorsements.map(({ facts }) => facts?.subject.id)).toEqual([badge.id, college.did, badge.achievement.id]);
  });

  it('may be a compact token', async () => {
    const token = await signToken(words(badge.id, employer), employer.signer);
    const report = await check(await endorsed((d) => void (d.endorsementJwt = [token])));
    expect([report.verdict, found(report), report.endorsements[0]?.verdict]).toEqual(['valid', ['endorsements.good'], 'valid']);
  });

  it('by somebody unknown is said to be that', async () => {
    const theirs = await endorse(badge.id, mallory);
    const report = await check(await endorsed((d) => void (d.endorsement = [theirs])));
    expect([report.verdict, found(report)]).toEqual(['valid', ['endorsements.untrusted']]);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['changed', async () => ({ ...onCredential, name: 'Changed' }), 'proof.signature'],
    ['unsigned', async () => words(badge.id, employer), 'proof.none'],
    ['that has run out', () => endorse(badge.id, employer, { validUntil: '2026-05-01T00:00:00Z' }), 'period.expired'],
    ['of another badge', () => endorse('urn:uuid:another'), 'subject.otherThing'],
    ['of the achievement', () => endorse(badge.achievement.id), 'subject.otherThing'],
    [
      'signed by another',
      async () => JSON.parse(await seal(words(badge.id, employer), mallory.signer, { created: now })),
      'issuer.controller',
    ],
  ])('%s does not void the badge, and is not shown as good', async (_, made, code) => {
    const one = await made();
    const report = await check(await endorsed((d) => void (d.endorsement = [onCredential, one])));
    expect([report.verdict, standing(report), found(report)]).toEqual(['valid', 'good', ['endorsements.bad']]);
    expect(report.endorsements.map(({ verdict }) => verdict)).toEqual(['valid', 'invalid']);
    expect(faults(report.endorsements[1] as Report)).toContain(code);
  });

  it.each<[string, unknown]>([
    ['another badge', another],
    ['a word', 'good'],
    ['a number', 5],
    ['an empty thing', {}],
  ])('that is %s is none', async (_, one) => {
    const report = await check(await asToken({ endorsement: [one] }));
    expect(report.endorsements.map(({ verdict }) => verdict)).toEqual(['invalid']);
    expect(found(report)).toEqual(['endorsements.bad']);
  });

  it('we cannot check is not shown as good', async () => {
    const far = await endorse(badge.id, {
      ...employer,
      did: 'did:web:works.example',
      signer: { ...employer.signer, controller: 'did:web:works.example', verificationMethod: 'did:web:works.example#key-1' },
    } as Party);
    const world = worldWith();
    const report = await check(await endorsed((d) => void (d.endorsement = [far])), world);
    expect([report.verdict, found(report)]).toEqual(['valid', ['endorsements.undetermined']]);
    expect(report.endorsements[0]?.verdict).toBe('undetermined');
    expect(world.asked).toEqual(['https://works.example/.well-known/did.json']);
  });

  it('on a forged badge is not looked at, and asks nobody for anything', async () => {
    const far = { ...onCredential, issuer: { id: 'did:web:works.example', type: ['Profile'] } };
    const world = worldWith();
    const text = altered(await endorsed((d) => void (d.endorsement = [far])), (d) => void (d.name = 'Changed'));
    const report = await check(text, world);
    expect([report.verdict, found(report), report.endorsements, world.asked]).toEqual([
      'invalid',
      ['endorsements.unproven'],
      [],
      [],
    ]);
  });

  it('does not lift a badge nobody knows the issuer of', async () => {
    const report = await check(await endorsed((d) => void (d.endorsement = [onCredential]), mallory));
    expect([report.verdict, found(report)]).toEqual(['valid-untrusted', ['endorsements.good']]);
  });
});

describe('many endorsements', () => {
  it('are checked up to the limit that holds for everything in one file', async () => {
    const report = await check(await asToken({ endorsementJwt: Array.from({ length: 501 }, () => 'a.b.c') }));
    expect([found(report), report.endorsements.length]).toEqual([['endorsements.tooMany'], 0]);
  });

  it('inside each other end where everything ends', async () => {
    let one = await endorse('urn:uuid:deepest');
    for (const id of ['urn:uuid:d4', 'urn:uuid:d3', 'urn:uuid:d2', 'urn:uuid:d1'])
      one = await endorse(id, employer, { endorsement: [one] });
    const report = await check(await endorsed((d) => void (d.endorsement = [one])));
    const depths = (of: Report): number => 1 + Math.max(0, ...of.endorsements.map(depths));
    expect(depths(report)).toBe(4);
    expect(JSON.stringify(report.endorsements)).toContain('endorsements.deep');
  });

  it('of the badges in a record belong to their badge', async () => {
    const report = await check(await recordOf([await endorsed((d) => void (d.endorsement = [onCredential])), await issue()]));
    expect([report.verdict, found(report), report.inner.map(found)]).toEqual([
      'valid',
      ['endorsements.none'],
      [['endorsements.good'], ['endorsements.none']],
    ]);
  });

  it('are about a thing, not about who asks', async () => {
    const world = worldWith({}, { learner: { dids: [learner.did], emails: [] } });
    const report = await check(await endorsed((d) => void (d.endorsement = [onCredential])), world);
    expect([report.verdict, report.endorsements[0]?.verdict]).toEqual(['valid', 'valid']);
  });
});
