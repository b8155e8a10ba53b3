// The consent rule, said as sentences, and held against every moment around its dates.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  day,
  later,
  readInstant,
  type CompetencyId,
  type CredentialId,
  type GrantId,
  type Instant,
  type OrganizationId,
  type PersonId,
  type ViewerTerms,
} from '../terms/index.ts';
import { decide, endsSoon, grantState, liveGrants, type Grant, type Thing } from './index.ts';

const now = readInstant('2026-11-23T12:00:00.000Z') as Instant;
const maya = 'maya' as PersonId;
const badge: Thing = {
  ownerId: maya,
  credentialId: 'badge' as CredentialId,
  answer: 'accepted',
  issuerId: 'meridian' as OrganizationId,
  shows: ['hygiene' as CompetencyId, 'records' as CompetencyId],
};
const advisor: ViewerTerms = {
  personId: 'ada' as PersonId,
  organizationId: 'college' as OrganizationId,
  role: 'advisor',
  purpose: 'advising',
};
const grant = (change: Partial<Grant> = {}): Grant => ({
  id: 'g1' as GrantId,
  giverId: maya,
  toId: 'college',
  viaId: null,
  scope: { kind: 'all', within: 'everything' },
  purpose: 'advising',
  givenAt: later(now, -1000),
  declinedAt: null,
  withdrawnAt: null,
  until: later(now, 1000),
  ...change,
});
const byRule = (issuers: readonly string[], skills: readonly string[]) =>
  grant({
    scope: { kind: 'rule', within: 'everything', issuers: issuers as OrganizationId[], skills: skills as CompetencyId[] },
  });
const may = (viewer: ViewerTerms, thing: Thing, ...grants: Grant[]) => decide(viewer, thing, grants, now);

describe('who may see a credential', () => {
  test('its owner may, in any state and without a purpose', () => {
    const owner: ViewerTerms = { personId: maya, organizationId: null, role: 'learner', purpose: null };
    for (const answer of ['pending', 'accepted', 'declined', 'hidden', 'removed'] as const)
      expect(may(owner, { ...badge, answer })).toEqual({ may: true, by: 'owner', within: 'everything' });
  });
  test('a viewer with a live grant may, and the grant is named', () => {
    expect(may(advisor, badge, grant())).toEqual({ may: true, by: 'g1', within: 'everything' });
    expect(may(advisor, badge, grant({ toId: 'ada' }))).toEqual({ may: true, by: 'g1', within: 'everything' });
  });
  test('a rule opens what comes from one of its issuers and shows one of its skills', () => {
    for (const given of [byRule(['meridian'], []), byRule([], ['x', 'hygiene']), byRule(['x', 'meridian'], ['records'])])
      expect(may(advisor, badge, given)).toEqual({ may: true, by: 'g1', within: 'everything' });
  });
  test('somebody who left the organisation they were let in for is let in no more', () => {
    const given = grant({ toId: 'ada', viaId: 'college' as OrganizationId });
    expect(may(advisor, badge, given)).toEqual({ may: true, by: 'g1', within: 'everything' });
    expect(may({ ...advisor, organizationId: null, role: 'learner' }, badge, given)).toEqual({ may: false, because: 'noGrant' });
  });
  test('a stranger never may, even when a grant names nobody', () => {
    const stranger: ViewerTerms = { personId: null, organizationId: null, role: null, purpose: 'advising' };
    expect(may(stranger, badge, grant())).toEqual({ may: false, because: 'stranger' });
  });
  test.each([
    ['another purpose', grant({ purpose: 'hiring' }), 'otherPurpose'],
    ['another receiver', grant({ toId: 'other' }), 'noGrant'],
    ['another giver', grant({ giverId: 'tom' as PersonId }), 'noGrant'],
    ['not given yet', grant({ givenAt: null }), 'asked'],
    ['given in a moment', grant({ givenAt: later(now, 1) }), 'asked'],
    ['withdrawn', grant({ withdrawnAt: later(now, -1) }), 'withdrawn'],
    ['declined', grant({ declinedAt: later(now, -1) }), 'declined'],
    ['ending at this very moment', grant({ until: now }), 'ended'],
    [
      'chosen credentials without this one',
      grant({ scope: { kind: 'chosen', within: 'everything', credentials: ['other' as CredentialId] } }),
      'notCovered',
    ],
    ['a rule for another issuer', byRule(['other'], []), 'notCovered'],
    ['a rule for another skill', byRule([], ['cooking']), 'notCovered'],
    ['a rule that fits by its issuer alone', byRule(['meridian'], ['cooking']), 'notCovered'],
    ['a rule that asks for nothing', byRule([], []), 'notCovered'],
    ['a person acting for somebody else', grant({ toId: 'ada', viaId: 'other' as OrganizationId }), 'noGrant'],
  ])('a grant with %s opens nothing', (_, given, because) => {
    expect(may(advisor, badge, given)).toEqual({ may: false, because });
  });
  test('nobody may without a purpose', () => {
    expect(may({ ...advisor, purpose: null }, badge, grant())).toEqual({ may: false, because: 'noPurpose' });
  });
  test.each(['pending', 'declined', 'hidden', 'removed'] as const)(
    'a %s credential stays with its owner, even when a grant names it',
    (answer) => {
      const named = grant({ scope: { kind: 'chosen', within: 'everything', credentials: [badge.credentialId] } });
      expect(may(advisor, { ...badge, answer }, grant(), named)).toEqual({ may: false, because: 'notAccepted' });
    },
  );
  test('within a credential the grants that cover it open together what any of them opens', () => {
    const outline = grant({ scope: { kind: 'all', within: [] } });
    const results = byRule(['meridian'], []);
    const withResult = { ...results, id: 'g2' as GrantId, scope: { ...results.scope, within: ['result' as const] } };
    const elsewhere = grant({ id: 'g3' as GrantId, scope: { kind: 'chosen', within: 'everything', credentials: [] } });
    const over = grant({ id: 'g4' as GrantId, withdrawnAt: now });
    expect(may(advisor, badge, outline)).toEqual({ may: true, by: 'g1', within: [] });
    // What does not cover it, or is over, adds nothing to it.
    expect(may(advisor, badge, outline, withResult, elsewhere, over)).toEqual({ may: true, by: 'g1', within: ['result'] });
    expect(may(advisor, badge, outline, grant({ id: 'g5' as GrantId }))).toEqual({ may: true, by: 'g1', within: 'everything' });
  });
  test('among several grants the smallest id is named, in whatever order they come', () => {
    const other = grant({ id: 'g0' as GrantId, toId: 'ada' });
    expect(may(advisor, badge, grant(), other)).toEqual(may(advisor, badge, other, grant()));
    expect(liveGrants(advisor, maya, [grant(), other], now).map((live) => live.id)).toEqual(['g0', 'g1']);
  });
});

describe('what has become of a grant', () => {
  const moment = fc.option(
    fc.integer({ min: -3, max: 3 }).map((step) => later(now, step)),
    { nil: null },
  );
  test('only an active one opens anything, whatever its dates', () => {
    fc.assert(
      fc.property(moment, moment, moment, fc.integer({ min: -3, max: 3 }), (givenAt, declinedAt, withdrawnAt, end) => {
        const given = grant({ givenAt, declinedAt, withdrawnAt, until: later(now, end) });
        const plainly = givenAt !== null && givenAt <= now && declinedAt === null && withdrawnAt === null && end > 0;
        expect(grantState(given, now) === 'ACTIVE').toBe(plainly);
        expect(may(advisor, badge, given).may).toBe(plainly);
      }),
    );
  });
  test('asked, declined, withdrawn and ended are told apart', () => {
    expect(grantState(grant({ givenAt: null }), now)).toBe('ASKED');
    expect(grantState(grant({ declinedAt: now }), now)).toBe('DECLINED');
    expect(grantState(grant({ withdrawnAt: now }), now)).toBe('WITHDRAWN');
    expect(grantState(grant({ until: now }), now)).toBe('ENDED');
  });
  test.each([
    [14 * day, null],
    [14 * day - 1, 13],
    [day, 1],
    [day - 1, 0],
    [0, null],
  ])('%i ms before its end the giver is reminded of %s days', (left, days) => {
    expect(endsSoon(grant({ until: later(now, left) }), now)).toBe(days);
    expect(endsSoon(grant({ until: later(now, left), givenAt: null }), now)).toBeNull();
  });
});
