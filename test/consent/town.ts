// A random little town: people, what they earned, whom they let look, and who comes looking.
import * as fc from 'fast-check';
import type { Grant } from '../../packages/core/src/consent/index.ts';
import type { Answer, Detail, Scope, Thing, Within } from '../../packages/core/src/consent/index.ts';
import type {
  AlignmentRow,
  CompetencyRow,
  CountsAsRow,
  CredentialRow,
  OfferRow,
  RequirementRow,
  StoredStanding,
} from '../../packages/core/src/derive/index.ts';
import {
  day,
  later,
  purposes,
  readInstant,
  type Instant,
  type PersonId,
  type Purpose,
} from '../../packages/core/src/terms/index.ts';
import { drawnWithin, type DrawnWithin } from './within.ts';

export const now = readInstant('2026-11-23T12:00:00.000Z') ?? fail();

const people = 4;
const organizations = 2;
const skills = 5;
const achievements = 4;

// Moments fall before, on and after the present one, by days and by single milliseconds: the edges are where rules go wrong.
const moment: fc.Arbitrary<Instant> = fc
  .constantFrom(-2 * day, -day, -1, 0, 1, day, 2 * day, 200 * day)
  .map((step) => later(now, step));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
const one = (count: number) => fc.nat({ max: count - 1 });
const level = maybe(fc.constantFrom('1', '2', '3', 'expert'));
const purpose: fc.Arbitrary<Purpose> = fc.constantFrom('hiring', 'hiring', 'hiring', 'advising', 'advising', ...purposes);

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
  ...drawnWithin,
});

export type Town = ReturnType<typeof townFrom>;

/** The draft with ids that no other town has: towns stand side by side in one graph, and each is the others' noise. */
export function townFrom(drafted: Draft, prefix: string) {
  const id = <Kind extends string>(kind: string, at: number | string) => `${prefix}-${kind}${at}` as unknown as Kind;
  const person = (at: number) => id<PersonId>('p', at);
  const organization = (at: number) => ({ id: id<CredentialRow['issuer']['id']>('o', at), name: `Organisation ${at}` });
  const achievement = (at: number) => ({ id: id<OfferRow['achievement']['id']>('a', at), name: `Course ${at}` });
  const skill = (at: number) => id<CompetencyRow['id']>('k', at);
  const scopeOf = ({ scope, covers, issuers, skills: shown }: Draft['grants'][number], within: Detail): Scope => {
    if (scope === 'all') return { kind: scope, within };
    if (scope === 'rule')
      return { kind: scope, within, issuers: issuers.map((at) => organization(at).id), skills: shown.map(skill) };
    const known = covers.filter((credential) => credential < drafted.credentials.length);
    return { kind: scope, within, credentials: known.map((credential) => id('c', credential)) };
  };
  return {
    now,
    target: id<string>('t', 0),
    people: drafted.names.map((name, at) => ({ id: person(at), name })),
    organizations: Array.from({ length: organizations }, (_, at) => organization(at)),
    competencies: Array.from({ length: skills }, (_, at): CompetencyRow => ({
      id: skill(at),
      name: `Skill ${(at * 3) % skills}`,
    })),
    achievements: drafted.published.map((isPublished, at) => ({
      ...achievement(at),
      isPublished,
      effort: drafted.efforts[at] ?? null,
      issuer: organization(at % organizations),
    })),
    credentials: drafted.credentials.map((each, at): CredentialRow & { owner: PersonId; has: readonly Within[] } => ({
      id: id('c', at),
      name: `Badge ${at}`,
      owner: person(each.about),
      answer: each.answer,
      standing: each.standing,
      validFrom: each.validFrom,
      validUntil: each.validUntil,
      has: drafted.has[at] ?? [],
      awardedAt: null,
      issuer: organization(each.achievement % organizations),
      achievement: achievement(each.achievement),
    })),
    alignments: drafted.alignments.map((each, at): AlignmentRow => ({
      alignmentId: id('al', at),
      achievementId: achievement(each.achievement).id,
      competencyId: skill(each.skill),
      level: each.level,
    })),
    countsAs: drafted.countsAs.map((each, at): CountsAsRow => ({
      from: skill(each.from),
      to: skill(each.to),
      weight: each.weight,
      mappingId: id('m', at),
      validUntil: each.until,
      isDisputed: each.isDisputed,
    })),
    requirements: drafted.requirements.map((each): RequirementRow => ({
      competencyId: skill(each.skill),
      level: each.level,
      necessity: each.necessity,
    })),
    grants: drafted.grants.map((each, at): Grant & { kind: string } => ({
      id: id('g', at),
      giverId: person(each.giver),
      kind: each.to.kind,
      toId: id(
        each.to.kind === 'person' ? 'p' : each.to.kind === 'organization' ? 'o' : 'l',
        each.to.kind === 'link' ? at : each.to.at,
      ),
      viaId: each.viaOrganization === null || each.to.kind !== 'person' ? null : organization(each.viaOrganization).id,
      scope: scopeOf(each, drafted.opens[at] ?? 'everything'),
      purpose: each.purpose,
      givenAt: each.givenAt,
      declinedAt: each.declinedAt,
      withdrawnAt: each.withdrawnAt,
      until: each.until,
    })),
    lookers: drafted.lookers.map((each) => {
      const { to, viaOrganization, purpose: wanted } = drafted.grants[each.as ?? 12] ?? { to: null, viaOrganization: null };
      const at = to?.kind === 'organization' ? to.at : to?.kind === 'person' ? viaOrganization : each.organization;
      return {
        person: person(to?.kind === 'person' ? to.at : each.person),
        organization: at === null ? null : organization(at),
        purpose: wanted ?? each.purpose,
      };
    }),
  };
}

/** The same town when its drafted time has passed and its drafted grants were taken back, and which those are. */
export function townAfter(town: Town, { afterwards }: Draft) {
  const moment = later(town.now, afterwards.passes);
  const withdrawn = town.grants.filter(({ withdrawnAt }, at) => withdrawnAt === null && afterwards.withdraws.includes(at));
  const grants = town.grants.map((each) => (withdrawn.includes(each) ? { ...each, withdrawnAt: moment } : each));
  return { town: { ...town, now: moment, grants }, withdrawn };
}

/** A credential of the town as the consent rule knows it. */
export const thingOf = (
  { alignments }: Town,
  { id, owner, answer, issuer, achievement }: Town['credentials'][number],
): Thing => ({
  ownerId: owner,
  credentialId: id,
  answer,
  issuerId: issuer.id,
  shows: alignments.filter(({ achievementId }) => achievementId === achievement?.id).map(({ competencyId }) => competencyId),
});

function fail(): never {
  throw new Error('no clock');
}
