// How a link stands and what changed behind it, said as sentences, and held against a plain reading of every case.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { later, readInstant, type Instant } from '../terms/index.ts';
import { changesOf, hiddenPlaces, isTakenOut, linkState, type LinkTerms, type SharedPart } from './index.ts';

const now = readInstant('2026-11-23T12:00:00.000Z') as Instant;
const given = { givenAt: later(now, -1000), declinedAt: null, withdrawnAt: null, until: later(now, 1000) };
const link: LinkTerms = { most: null, opens: 0, replacedAt: null };

describe('how a link stands', () => {
  test.each([
    ['opens as long as nothing speaks against it', given, link, 'ACTIVE'],
    ['opens for the last time', given, { ...link, most: 5, opens: 4 }, 'ACTIVE'],
    ['opened as often as it may is used up', given, { ...link, most: 5, opens: 5 }, 'USED_UP'],
    ['without a limit is never used up', given, { ...link, opens: 1_000_000 }, 'ACTIVE'],
    ['that ends at this very moment has ended', { ...given, until: now }, link, 'ENDED'],
    ['used up and over has ended', { ...given, until: now }, { ...link, most: 1, opens: 1 }, 'ENDED'],
    ['taken back is stopped', { ...given, withdrawnAt: now }, link, 'STOPPED'],
    ['taken back and over is stopped', { ...given, withdrawnAt: now, until: now }, link, 'STOPPED'],
    ['replaced says so', { ...given, withdrawnAt: now }, { ...link, replacedAt: now }, 'REPLACED'],
    ['replaced says so after its end, too', { ...given, withdrawnAt: now, until: now }, { ...link, replacedAt: now }, 'REPLACED'],
    ['not given yet is stopped', { ...given, givenAt: null }, link, 'STOPPED'],
  ] as const)('one that %s', (_, grant, terms, state) => {
    expect(linkState(grant, terms, now)).toBe(state);
  });
});

const part: SharedPart = {
  place: 0,
  answer: 'accepted',
  removedAt: null,
  newer: [],
  before: 'good',
  stored: 'good',
  found: 'good',
};
const removed: SharedPart = { ...part, answer: 'removed', removedAt: now };

describe('what changed behind a link', () => {
  test.each([
    ['nothing', part, []],
    ['a withdrawal found by the check just made', { ...part, found: 'revoked' }, ['REVOKED']],
    [
      'a withdrawal its owner knows of, where the check could not tell',
      { ...part, stored: 'revoked', found: 'cannotCheck' },
      ['REVOKED'],
    ],
    ['what was so when it was signed', { ...part, before: 'revoked', stored: 'revoked', found: 'revoked' }, []],
    ['put on hold, and run out since', { ...part, found: 'suspended', stored: 'expired' }, ['SUSPENDED', 'EXPIRED']],
    ['replaced in the moment a newer one was accepted', { ...removed, newer: [now] }, ['REPLACED']],
    ['taken out by its owner, of which nothing is said', { ...removed, found: 'revoked' }, []],
    ['taken out before a newer one came', { ...removed, newer: [later(now, 5)] }, []],
    ['what could not be checked is no change', { ...part, found: 'cannotCheck', stored: 'untrusted' }, []],
  ] as const)('%s', (_, changed, changes) => {
    expect(changesOf(changed as SharedPart)).toEqual(changes);
  });

  const instant = fc.integer({ min: -2, max: 2 }).map((step) => later(now, step));
  const standing = fc.constantFrom(
    'good',
    'untrusted',
    'suspended',
    'revoked',
    'expired',
    'notYet',
    'cannotCheck',
    'bad' as const,
  );
  const anyPart = fc.record({
    answer: fc.constantFrom('pending', 'accepted', 'declined', 'hidden', 'removed'),
    removedAt: fc.option(instant, { nil: null }),
    newer: fc.array(instant, { maxLength: 2 }),
    before: fc.option(standing, { nil: null }),
    stored: standing,
    found: fc.option(standing, { nil: null }),
  }) as fc.Arbitrary<Omit<SharedPart, 'place'>>;

  test('a part that was taken out is hidden and never spoken of, and no other part is hidden', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 6 }), fc.nat({ max: 2 }), (drawn, gone) => {
        const parts = drawn.map((each, place) => ({ ...each, place }));
        const hidden = hiddenPlaces(parts, parts.length + gone);
        const plainly = parts.filter(
          ({ answer, removedAt, newer }) =>
            answer !== 'accepted' && !(answer === 'removed' && newer.some((at) => at === removedAt)),
        );
        // What is there no more was last in this record.
        const lastOnes = Array.from({ length: gone }, (_, more) => parts.length + more);
        expect([...hidden].toSorted()).toEqual([...plainly.map(({ place }) => place), ...lastOnes].toSorted());
        for (const each of plainly) expect([isTakenOut(each), changesOf(each)]).toEqual([true, []]);
      }),
    );
  });

  test('where nobody knows the places, one that was taken out hides them all', () => {
    expect(
      hiddenPlaces(
        [
          { ...part, place: null },
          { ...removed, place: null },
        ],
        null,
      ),
    ).toBe('all');
    expect(hiddenPlaces([{ ...part, place: null }], 2)).toBe('all');
    expect(hiddenPlaces([{ ...part, place: null }], null)).toEqual(new Set());
  });
});
