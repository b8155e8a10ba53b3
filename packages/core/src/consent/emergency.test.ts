// Rows of P11 that need no store: what an emergency look opens, to whom, and how long.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { later, purposes, readInstant, type Instant } from '../terms/index.ts';
import { decide } from './decide.ts';
import { emergencyGrant, mostHours } from './emergency.ts';
import type { Thing } from './scope.ts';

const now = readInstant('2026-11-23T12:00:00.000Z') as Instant;
const parties = { id: 'g', learnerId: 'maya', administratorId: 'oskar', organizationId: 'council' } as unknown as Parameters<
  typeof emergencyGrant
>[0];
const thing = { ownerId: 'maya', credentialId: 'c', answer: 'accepted', issuerId: 'i', shows: [] } as unknown as Thing;
const oskar = {
  personId: 'oskar',
  organizationId: 'council',
  role: 'administrator',
  purpose: 'emergency',
} as unknown as Parameters<typeof decide>[0];

describe('P11: an emergency look', () => {
  test('opens what its owner accepted to one administrator, until its hours are over, and nothing else', () => {
    const hours = fc.integer({ min: 1, max: mostHours });
    const moment = fc.integer({ min: -3_600_000, max: (mostHours + 1) * 3_600_000 });
    const viewer = fc.record({
      personId: fc.constantFrom('oskar', 'ingrid'),
      organizationId: fc.constantFrom('council', 'college', null),
      purpose: fc.constantFrom(...purposes, null),
    });
    const answer = fc.constantFrom('accepted', 'pending', 'declined', 'hidden', 'removed');
    fc.assert(
      fc.property(hours, moment, viewer, answer, (long, step, who, said) => {
        const grant = emergencyGrant(parties, long, now);
        const looker = { ...oskar, ...who } as typeof oskar;
        const may = decide(looker, { ...thing, answer: said } as Thing, [grant], later(now, step)).may;
        const isThem = who.personId === 'oskar' && who.organizationId === 'council' && who.purpose === 'emergency';
        expect(may).toBe(isThem && said === 'accepted' && step >= 0 && step < long * 3_600_000);
      }),
    );
  });

  test('ended early opens nothing more', () => {
    const ended = { ...emergencyGrant(parties, 1, now), withdrawnAt: later(now, 1) };
    expect(decide(oskar, thing, [ended], later(now, 2))).toEqual({ may: false, because: 'withdrawn' });
  });

  test.each([0, -1, 25, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('is never made for %s hours', (hours) => {
    expect(() => emergencyGrant(parties, hours, now)).toThrow(RangeError);
  });
});
