// The consent rule, said as sentences, and held against every moment around its dates.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  later,
  readInstant,
  type CredentialId,
  type GrantId,
  type Instant,
  type OrganizationId,
  type PersonId,
  type ViewerTerms,
} from '../terms/index.ts';
import { decide, grantState, liveGrants, type Grant, type Thing } from './index.ts';

const now = readInstant('2026-11-23T12:00:00.000Z') as Instant;
const maya = 'maya' as PersonId;
const badge: Thing = { ownerId: maya, credentialId: 'badge' as CredentialId, answer: 'accepted' };
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
  scope: 'all',
  covers: [],
  purpose: 'advising',
  givenAt: later(now, -1000),
  declinedAt: null,
  withdrawnAt: null,
  until: later(now, 1000),
  ...change,
});
const may = (viewer: ViewerTerms, thing: Thing, ...grants: Grant[]) => decide(viewer, thing, grants, now);

describe('who may see a credential', () => {
  test('its owner may, in any state and without a purpose', () => {
    const owner: ViewerTerms = { personId: maya, organizationId: null, role: 'learner', purpose: null };
    for (const answer of ['pending', 'accepted', 'declined', 'removed'] as const)
      expect(may(owner, { ...badge, answer })).toEqual({ may: true, by: 'owner' });
  });
  test('a viewer with a live grant may, and the grant is named', () => {
    expect(may(advisor, badge, grant())).toEqual({ may: true, by: 'g1' });
    expect(may(advisor, badge, grant({ toId: 'ada' }))).toEqual({ may: true, by: 'g1' });
  });
  test('a stranger never may, even when a grant names nobody', () => {
    const stranger: ViewerTerms = { personId: null, organizationId: null, role: null, purpose: 'advising' };
    expect(may(stranger, badge, grant())).toEqual({ may: false, because: 'stranger' });
  });
  test.each([
    ['another purpose', grant({ purpose: 'hiring' }), 'noGrant'],
    ['another receiver', grant({ toId: 'other' }), 'noGrant'],
    ['another giver', grant({ giverId: 'tom' as PersonId }), 'noGrant'],
    ['not given yet', grant({ givenAt: null }), 'noGrant'],
    ['given in a moment', grant({ givenAt: later(now, 1) }), 'noGrant'],
    ['withdrawn', grant({ withdrawnAt: later(now, -1) }), 'noGrant'],
    ['declined', grant({ declinedAt: later(now, -1) }), 'noGrant'],
    ['ending at this very moment', grant({ until: now }), 'noGrant'],
    ['chosen credentials without this one', grant({ scope: 'chosen', covers: ['other' as CredentialId] }), 'notCovered'],
  ])('a grant with %s opens nothing', (_, given, because) => {
    expect(may(advisor, badge, given)).toEqual({ may: false, because });
  });
  test('nobody may without a purpose', () => {
    expect(may({ ...advisor, purpose: null }, badge, grant())).toEqual({ may: false, because: 'noPurpose' });
  });
  test.each(['pending', 'declined', 'removed'] as const)(
    'a %s credential stays with its owner, even when a grant names it',
    (answer) => {
      const named = grant({ scope: 'chosen', covers: [badge.credentialId] });
      expect(may(advisor, { ...badge, answer }, grant(), named)).toEqual({ may: false, because: 'notAccepted' });
    },
  );
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
});
