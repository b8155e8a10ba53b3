// A drafted town with ids: people, what they earned, whom they let look, and who comes looking.
import {
  emergencyGrant,
  type Detail,
  type Grant,
  type Scope,
  type Thing,
  type Within,
} from '../../packages/core/src/consent/index.ts';
import type {
  AlignmentRow,
  CompetencyRow,
  CountsAsRow,
  CredentialRow,
  OfferRow,
  RequirementRow,
} from '../../packages/core/src/derive/index.ts';
import { later, type PersonId, type Purpose } from '../../packages/core/src/terms/index.ts';
import { now, organizations, skills, type Draft } from './draft.ts';

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
  const given = drafted.grants.map((each, at): Grant & { kind: string } => ({
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
  }));
  // Made as the door makes them. Nobody looks at themselves in an emergency.
  const emergencies = drafted.emergencies
    .filter(({ learner, administrator }) => learner !== administrator)
    .map((each, at): Grant & { kind: string } => {
      const parties = {
        id: id<Grant['id']>('e', at),
        learnerId: person(each.learner),
        administratorId: person(each.administrator),
        organizationId: organization(each.organization).id,
      };
      return { ...emergencyGrant(parties, each.hours, each.openedAt), withdrawnAt: each.endedAt, kind: 'person' };
    });
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
    grants: [...given, ...emergencies],
    lookers: [
      // As many as were drafted: whoever looks in an emergency comes in the place of another.
      ...drafted.lookers.slice(drafted.emergencies.length).map((each) => {
        const { to, viaOrganization, purpose: wanted } = drafted.grants[each.as ?? 12] ?? { to: null, viaOrganization: null };
        const at = to?.kind === 'organization' ? to.at : to?.kind === 'person' ? viaOrganization : each.organization;
        return {
          person: person(to?.kind === 'person' ? to.at : each.person),
          organization: at === null ? null : organization(at),
          purpose: wanted ?? each.purpose,
        };
      }),
      ...drafted.emergencies.map(({ administrator, organization: at, looker }) => ({
        person: person(looker.isThem ? administrator : looker.person),
        organization: organization(looker.isThem ? at : looker.organization),
        purpose: 'emergency' as Purpose | null,
      })),
    ],
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
