// A random little town in numbers: people, what they earned, whom they let look, who looks in an emergency, and who comes looking.
import * as fc from 'fast-check';
import type { Answer, Grant, Scope } from '../../packages/core/src/consent/index.ts';
import type { StoredStanding } from '../../packages/core/src/derive/index.ts';
import { day, givenPurposes, later, readInstant, type Instant, type Purpose } from '../../packages/core/src/terms/index.ts';
import { drawnWithin, type DrawnWithin } from './within.ts';

export const now = readInstant('2026-11-23T12:00:00.000Z') ?? fail();

const people = 4;
export const organizations = 2;
export const skills = 5;
const achievements = 4;

// Moments fall before, on and after the present one, by days and by single milliseconds: the edges are where rules go wrong.
const moment: fc.Arbitrary<Instant> = fc
  .constantFrom(-2 * day, -day, -1, 0, 1, day, 2 * day, 200 * day)
  .map((step) => later(now, step));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const one = (count: number) => fc.nat({ max: count - 1 });
const level = maybe(fc.constantFrom('1', '2', '3', 'expert'));
const purpose: fc.Arbitrary<Purpose> = fc.constantFrom('hiring', 'hiring', 'hiring', 'advising', 'advising', ...givenPurposes);

/** Grants lean towards being live, so that random towns hold much to see as well as much to hide. */
const past: fc.Arbitrary<Instant> = fc.constantFrom(-2 * day, -day, -1, 0).map((step) => later(now, step));
const future: fc.Arbitrary<Instant> = fc.constantFrom(0, 1, day, 200 * day).map((step) => later(now, step));
const grant = fc.record({
  giver: one(people),
  to: fc.oneof(
    fc.record({ kind: fc.constant('person'), at: one(people) }),
    fc.record({ kind: fc.constant('organization'), at: one(organizations) }),
    fc.record({ kind: fc.constant('link'), at: fc.constant(0) }),
  ),
  viaOrganization: seldom(one(organizations)),
  scope: fc.constantFrom('all' as const, 'chosen' as const, 'rule' as const),
  covers: fc.uniqueArray(one(8), { maxLength: 4 }),
  issuers: fc.uniqueArray(one(organizations), { maxLength: organizations }),
  skills: fc.uniqueArray(one(skills), { maxLength: 3 }),
  purpose,
  givenAt: fc.oneof({ weight: 5, arbitrary: past }, { weight: 1, arbitrary: maybe(moment) }),
  declinedAt: fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moment }),
  withdrawnAt: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moment }),
  until: fc.oneof({ weight: 4, arbitrary: future }, { weight: 1, arbitrary: moment }),
});

const hour = 3_600_000;
const emergency = fc.record({
  learner: one(people),
  administrator: one(people),
  organization: one(organizations),
  openedAt: fc.constantFrom(-day, -2 * hour, -hour, -hour + 1, -1, 0, 1).map((step) => later(now, step)),
  hours: fc.constantFrom(1, 1, 2, 24),
  endedAt: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 0).map((step) => later(now, step)) },
  ),
  looker: fc.record({
    isThem: fc.option(fc.constant(true), { nil: false, freq: 3 }),
    person: one(people),
    organization: one(organizations),
  }),
});

/** A town in numbers: who and what by their place in a list. */
export type Draft = DrawnWithin & {
  readonly names: readonly string[];
  readonly credentials: readonly {
    readonly about: number;
    readonly achievement: number;
    readonly answer: Answer;
    readonly standing: StoredStanding;
    readonly validFrom: Instant | null;
    readonly validUntil: Instant | null;
  }[];
  readonly alignments: readonly { readonly achievement: number; readonly skill: number; readonly level: string | null }[];
  readonly countsAs: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: 'full' | 'part';
    readonly until: Instant | null;
    readonly isDisputed: boolean;
  }[];
  readonly requirements: readonly {
    readonly skill: number;
    readonly level: string | null;
    readonly necessity: 'required' | 'helpful';
  }[];
  readonly published: readonly boolean[];
  readonly efforts: readonly (number | null)[];
  readonly grants: readonly (Pick<Grant, 'purpose' | 'givenAt' | 'declinedAt' | 'withdrawnAt' | 'until'> & {
    readonly giver: number;
    readonly to: { readonly kind: string; readonly at: number };
    readonly viaOrganization: number | null;
    readonly scope: Scope['kind'];
    readonly covers: readonly number[];
    readonly issuers: readonly number[];
    readonly skills: readonly number[];
  })[];
  /** What happens before the lookers come once more: time passes, and some of the grants are taken back. */
  readonly afterwards: { readonly passes: number; readonly withdraws: readonly number[] };
  /** What random questions are made from. */
  readonly questions: number;
  /** Emergency looks, none in most towns: whose data, by whom, for which body, opened when, for how long, ended when; and whoever comes looking. */
  readonly emergencies: readonly {
    readonly learner: number;
    readonly administrator: number;
    readonly organization: number;
    readonly openedAt: Instant;
    readonly hours: number;
    readonly endedAt: Instant | null;
    readonly looker: { readonly isThem: boolean; readonly person: number; readonly organization: number };
  }[];
  readonly lookers: readonly {
    /** The grant whose receiver comes looking, for its purpose; else somebody, for something. */
    readonly as: number | null;
    readonly person: number;
    readonly organization: number | null;
    readonly purpose: Purpose | null;
  }[];
};

export const draft: fc.Arbitrary<Draft> = fc.record({
  names: fc.array(fc.constantFrom('Ann', 'Ann B', 'Bo', 'Łucja', '小雨'), { minLength: people, maxLength: people }),
  credentials: fc.array(
    fc.record({
      about: one(people),
      achievement: one(achievements),
      answer: fc.constantFrom<Answer>('accepted', 'accepted', 'accepted', 'accepted', 'pending', 'declined', 'hidden', 'removed'),
      standing: fc.constantFrom<StoredStanding>(
        'good',
        'good',
        'good',
        'cannotCheck',
        'suspended',
        'revoked',
        'untrusted',
        'bad',
      ),
      validFrom: seldom(moment),
      validUntil: maybe(moment),
    }),
    { minLength: 3, maxLength: 8 },
  ),
  alignments: fc.uniqueArray(fc.record({ achievement: one(achievements), skill: one(skills), level }), {
    minLength: 2,
    maxLength: 6,
    selector: ({ achievement, skill }) => `${achievement} ${skill}`,
  }),
  countsAs: fc.array(
    fc
      .record({
        from: one(skills),
        to: one(skills),
        weight: fc.constantFrom('full' as const, 'full' as const, 'part' as const),
        until: maybe(moment),
        isDisputed: fc.boolean(),
      })
      .filter(({ from, to }) => from !== to),
    { maxLength: 6 },
  ),
  requirements: fc.uniqueArray(
    fc.record({ skill: one(skills), level, necessity: fc.constantFrom('required' as const, 'helpful' as const) }),
    { minLength: 2, maxLength: 4, selector: ({ skill }) => skill },
  ),
  published: fc.array(fc.boolean(), { minLength: achievements, maxLength: achievements }),
  efforts: fc.array(maybe(fc.integer({ min: 1, max: 9 })), { minLength: achievements, maxLength: achievements }),
  grants: fc.array(grant, { minLength: 6, maxLength: 12 }),
  afterwards: fc.record({
    passes: fc.constantFrom(0, 1, day - 1, day, 2 * day),
    withdraws: fc.uniqueArray(one(12), { maxLength: 3 }),
  }),
  questions: fc.nat(),
  lookers: fc.array(
    fc.record({
      as: fc.option(one(12), { nil: null, freq: 5 }),
      person: one(people),
      organization: maybe(one(organizations)),
      purpose: fc.option(purpose, { nil: null, freq: 9 }),
    }),
    {
      minLength: 3,
      maxLength: 5,
    },
  ),
  emergencies: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(emergency, { minLength: 1, maxLength: 2 }) },
  ),
  ...drawnWithin,
});

function fail(): never {
  throw new Error('no clock');
}
