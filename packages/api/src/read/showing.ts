// What a learner's credentials show: the rows of their own questions, made ready for the derivation.
import { chainsBySkill, holds, skillFrom, type HeldSkill, type Rows } from '@skillweave/core/derive';
import type { Instant } from '@skillweave/core/terms';
import { bool, id, instant, list, map, optional, text } from '../graph/statement.ts';
import type { SkillGain } from './credential-card.ts';
import { competencyRow, type CompetencyRow } from './rows.ts';

const earnedRow = map({
  credential: map({
    id,
    name: text,
    answer: text,
    standing: text,
    validFrom: optional(instant),
    validUntil: optional(instant),
    awardedAt: optional(instant),
  }),
  issuer: map({ id, name: text }),
  achievement: map({ id, name: text }),
});
const showsRow = map({ alignmentId: id, achievementId: id, level: optional(text), competency: competencyRow });
const countsRow = map({
  from: id,
  to: competencyRow,
  weight: text,
  mappingId: id,
  validUntil: optional(instant),
  isDisputed: bool,
});

/** The columns that say what somebody's credentials show, in every statement that derives skills. */
export const showing = { earned: list(earnedRow), shows: list(showsRow), countsAs: list(countsRow) };
type Read<C> = C extends { check: (value: unknown) => value is infer T } ? Readonly<T> : never;
export type Showing = {
  readonly earned: Read<typeof showing.earned>;
  readonly shows: Read<typeof showing.shows>;
  readonly countsAs: Read<typeof showing.countsAs>;
};

/** The derivation's own rows, and every skill they can lead to. The ids are the graph's own, so the brands are true. */
export function rowsFrom({ earned, shows, countsAs }: Showing): { rows: Rows; competencies: Map<string, CompetencyRow> } {
  const competencies = new Map(
    [...shows.map(({ competency }) => competency), ...countsAs.map(({ to }) => to)].map((each) => [each.id, each]),
  );
  const rows = {
    credentials: earned.map(({ credential, issuer, achievement }) => ({ ...credential, issuer, achievement })),
    alignments: shows.map(({ competency, ...aligned }) => ({ ...aligned, competencyId: competency.id })),
    countsAs: countsAs.map(({ to, ...edge }) => ({ ...edge, to: to.id })),
    competencies: [...competencies.values()],
  };
  return { rows: rows as unknown as Rows, competencies };
}

/**
 * What each of `groups` (a credential and what is inside it) gives: as if all of it were accepted, beside what is accepted
 * already. `isNew` says that nothing else shows the skill as well.
 */
export function gainsOf(shown: Showing, groups: readonly (readonly string[])[], now: Instant): SkillGain[][] {
  const { rows, competencies } = rowsFrom(shown);
  return groups.map((group) => {
    const inGroup = (credentialId: string) => group.includes(credentialId);
    const others = { ...rows, credentials: rows.credentials.filter((each) => !inGroup(each.id)) };
    const accepted = rows.credentials.map((each) => (inGroup(each.id) ? { ...each, answer: 'accepted' as const } : each));
    const before = new Map(holds(others, now).map((skill) => [skill.competencyId as string, skill]));
    const gains = [...chainsBySkill({ ...rows, credentials: accepted }, now)].flatMap(([competencyId, chains]): SkillGain[] => {
      const own = skillFrom(
        chains.filter((chain) => inGroup(chain.credential.id)),
        now,
      );
      const competency = competencies.get(competencyId);
      const state = own ? gainStates[own.state] : null;
      if (!own || !competency || state === null) return [];
      return [{ competency, state, because: own.because, isNew: !asGood(before.get(competencyId), state) }];
    });
    return gains.toSorted((a, b) => (a.competency.name < b.competency.name ? -1 : a.competency.name > b.competency.name ? 1 : 0));
  });
}

// What is over gives nothing, whether or not it is accepted.
const gainStates = { HELD: 'MET', EXPIRING: 'MET', PARTLY: 'PARTLY', CANNOT_TELL: 'CANNOT_TELL', NO_LONGER: null } as const;
const rank = { MET: 3, PARTLY: 2, CANNOT_TELL: 1 } as const;

function asGood(before: HeldSkill | undefined, state: SkillGain['state']): boolean {
  const had = before ? gainStates[before.state] : null;
  return had !== null && rank[had] >= rank[state];
}
