// Records and presentations: everything inside is checked alone, and the envelope vouches for none of it.
import { identityHash } from '@skillweave/core/credential';
import { issueAchievementJwt, present } from '@skillweave/core/sign';
import { standing } from '@skillweave/core/verify';
import { describe, expect, it } from 'vitest';
import { sealAround } from '../../packages/core/src/sign/seal.ts';
import { altered, at, badge, check, college, faults, issue, learner, mallory, now, recordOf, worldWith } from './stage.ts';

const text = await issue();

describe('a record', () => {
  it('holds each credential exactly as its issuer wrote it', async () => {
    const odd = JSON.stringify(JSON.parse(text), null, 7).replace('"name"', '"\\u006eame"');
    const record = await recordOf([odd, await issueAchievementJwt(badge, college.signer)]);
    expect(record).toContain(odd);
    const report = await check(record);
    expect([report.verdict, report.inner.map(({ verdict }) => verdict)]).toEqual(['valid', ['valid', 'valid']]);
    expect(report.inner[0]?.text).toBe(odd);
    expect(report.facts?.wrapsText[0]).toBe(odd);
  });

  it('with a forged badge inside is not good, and says which (C21)', async () => {
    const forged = altered(text, (d) => void (d.name = 'Changed'));
    const report = await check(await recordOf([text, forged]));
    expect([report.verdict, report.inner.map(({ verdict }) => verdict), faults(report)]).toEqual([
      'invalid',
      ['valid', 'invalid'],
      ['inner.bad'],
    ]);
  });

  it('with an old licence inside is good, and says so', async () => {
    const old = await issue({ validUntil: at('2026-04-01T00:00:00Z') });
    const report = await check(await recordOf([text, old]));
    expect([report.verdict, report.inner.map(standing)]).toEqual(['valid', ['good', 'expired']]);
    expect(report.findings.find(({ code }) => code === 'inner.lapsed')?.remark).toBe(true);
  });

  it('with a badge of an unknown issuer inside is itself untrusted', async () => {
    expect((await check(await recordOf([text, await issue({}, mallory)]))).verdict).toBe('valid-untrusted');
  });

  it('with a badge about somebody else inside is refused whole (C21)', async () => {
    const other = await issue({ subject: { id: mallory.did } });
    expect(faults(await check(await recordOf([text, other])))).toEqual(['subject.mixed']);
  });

  it('ties a badge without an id to its subject by the same hashed identity only', async () => {
    const identifier = {
      hashed: true,
      identityHash: identityHash('ada@people.example', 'salt-1'),
      identityType: 'emailAddress',
      salt: 'salt-1',
    };
    const hashed = await issue({ subject: { identifiers: [identifier] } });
    expect(faults(await check(await recordOf([hashed])))).toEqual(['subject.unnamed']);
    expect((await check(await recordOf([hashed], { id: learner.did, identifiers: [identifier] }))).verdict).toBe('valid');
  });

  it('remarks on links to nowhere and in circles, which its rules allow', async () => {
    const linked = (associations: [string, string][]) =>
      recordOf(
        [text],
        { id: learner.did },
        associations.map(([sourceId, targetId]) => ({ type: 'precedes' as const, sourceId, targetId })),
      );
    const a = badge.achievement.id;
    const codes = async (associations: [string, string][]) =>
      (await check(await linked(associations))).findings
        .filter(({ check: name }) => name === 'associations')
        .map(({ code }) => code);
    expect(await codes([[a, 'urn:uuid:nowhere']])).toEqual(['associations.dangling']);
    expect(await codes([[a, a]])).toEqual(['associations.cycle']);
    expect(await codes([])).toEqual(['associations.none']);
    expect(await codes([[a, 'urn:uuid:in-a-token']])).toEqual(['associations.dangling']);
  });

  it('finds what its links lead to in tokens as well', async () => {
    const achievement = { ...badge.achievement, id: 'urn:uuid:in-a-token' };
    const token = await issueAchievementJwt({ ...badge, id: 'urn:uuid:t', achievement }, college.signer);
    const record = await recordOf([text, token], { id: learner.did }, [
      { type: 'precedes', sourceId: badge.achievement.id, targetId: achievement.id },
    ]);
    expect((await check(record)).findings.map(({ code }) => code)).toContain('associations.good');
  });

  it('cannot make us ask for addresses without end', async () => {
    const badges = await Promise.all(
      Array.from({ length: 70 }, (_, n) =>
        issue({
          id: `urn:uuid:c${n}`,
          status: { purpose: 'revocation', index: n, list: `https://status.lakeside.example/${n}` },
        }),
      ),
    );
    const world = worldWith();
    expect((await check(await recordOf(badges), world)).verdict).toBe('undetermined');
    expect(world.asked.length).toBe(50);
  });
});

describe('a presentation', () => {
  const asked = { challenge: 'a-nonce-of-128-bits', domain: 'https://works.example' };
  const made = (more: object = {}, by = learner) =>
    present({ id: 'urn:uuid:p1', holder: by.did, credentials: [text], created: now, ...asked, ...more }, by.signer);
  const expecting = worldWith({}, { expecting: asked });

  it('made for us is good', async () => {
    const report = await check(await made(), expecting);
    expect([report.verdict, report.kind, faults(report)]).toEqual(['valid', 'presentation', []]);
  });

  it('downloaded, for nobody in particular, is as good as what is in it', async () => {
    const report = await check(
      await present({ id: 'urn:uuid:p2', holder: learner.did, credentials: [text], created: now }, learner.signer),
    );
    expect([report.verdict, faults(report)]).toEqual(['valid', ['challenge.none']]);
  });

  it.each<[string, object, string]>([
    ['for another occasion', { challenge: 'yesterday' }, 'challenge.other'],
    ['for another receiver', { domain: 'https://mallory.example' }, 'challenge.domain'],
    ['for nobody', { challenge: undefined, domain: undefined }, 'challenge.other'],
  ])('made %s is refused', async (_, more, code) => {
    expect(faults(await check(await made(more), expecting))).toEqual([code]);
  });

  it('by somebody the credentials are not about is let through only by who says so beforehand, with a remark (C19)', async () => {
    const open = worldWith({}, { expecting: asked, holderPolicy: 'any' });
    const report = await check(await made({}, mallory), open);
    expect([report.verdict, report.findings.find(({ code }) => code === 'holder.other')?.remark]).toEqual(['valid', true]);
    expect((await check(await made(), open)).findings.map(({ code }) => code)).toContain('holder.good');
    expect(faults(await check(await made({}, mallory), worldWith({}, { expecting: asked, holderPolicy: 'subject' })))).toEqual([
      'holder.unbound',
    ]);
  });

  it('by somebody the credentials are not about is refused (C19)', async () => {
    expect(faults(await check(await made({}, mallory), expecting))).toEqual(['holder.unbound']);
  });

  it('in the name of another is refused, however well signed', async () => {
    const around = (inner: unknown[]) => ({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: learner.did,
      verifiableCredential: inner,
    });
    const spoofed = await sealAround({ texts: [text], around }, mallory.signer, {
      created: now,
      ...asked,
      purpose: 'authentication',
    });
    expect(faults(await check(spoofed, expecting))).toEqual(['holder.signer']);
  });

  it('unsigned is nobody’s', async () => {
    expect(
      faults(
        await check(
          altered(await made(), (d) => void delete d.proof),
          expecting,
        ),
      ),
    ).toEqual(['proof.none']);
  });
});
