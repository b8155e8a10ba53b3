// What a person can do: each skill with its state, until when, and the chains that show it.
import { day, later, type CompetencyId, type Instant } from '../terms/index.ts';
import { chainsBySkill, endOf, type Chain } from './chain.ts';
import { onDay } from './readable.ts';
import type { Rows } from './rows.ts';

export type SkillState = 'HELD' | 'EXPIRING' | 'PARTLY' | 'CANNOT_TELL' | 'NO_LONGER';

/** `until`: when the state ends by itself (or ended); absent when nothing dated limits it. `chains` best first, also those that do not count. */
export type HeldSkill = {
  readonly competencyId: CompetencyId;
  readonly name: string;
  readonly state: SkillState;
  readonly until: Instant | null;
  readonly chains: readonly Chain[];
  readonly because: string;
};

/** A skill whose last full chain ends within this time is expiring. */
export const expiringWithin = 90 * day;

/**
 * Every skill these credentials show or once showed, by name. Only accepted credentials speak. A skill reached by nothing but
 * credentials that are not valid yet, have an unrecognised issuer or failed their checks is not listed: it was never held.
 */
export function holds(rows: Rows, now: Instant): HeldSkill[] {
  const skills: HeldSkill[] = [];
  for (const chains of chainsBySkill(rows, now).values()) {
    const skill = skillFrom(chains, now);
    if (skill) skills.push(skill);
  }
  return skills.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.competencyId < b.competencyId ? -1 : 1));
}

/** The one judgement: what these chains to one skill amount to. `null` when they never amounted to anything. */
export function skillFrom(chains: readonly Chain[], now: Instant): HeldSkill | null {
  const [first] = chains;
  if (!first) return null;
  const { id: competencyId, name } = endOf(first);
  const skill = (state: SkillState, until: Instant | null, because: string): HeldSkill => ({
    competencyId,
    name,
    state,
    until,
    chains,
    because,
  });
  const counting = chains.filter((chain) => chain.standing === 'good');

  const full = counting.find((chain) => chain.weight === 'full');
  if (full) {
    const until = lasting(counting.filter((chain) => chain.weight === 'full'));
    return until !== null && until <= later(now, expiringWithin)
      ? skill('EXPIRING', until, `${source(full)} shows it, until ${onDay(until)}.`)
      : skill('HELD', until, `${source(full)} shows it.`);
  }
  const part = counting[0];
  if (part) return skill('PARTLY', lasting(counting), `${source(part)} shows something close to it, but not all of it.`);

  const unsure = chains.find((chain) => chain.standing === 'cannotCheck' || chain.standing === 'suspended');
  if (unsure) return skill('CANNOT_TELL', null, whyNot(unsure));

  const past = chains.find((chain) => chain.standing === 'expired' || chain.standing === 'revoked');
  return past ? skill('NO_LONGER', past.standing === 'expired' ? past.credential.validUntil : null, whyNot(past)) : null;
}

/** Why a chain does not count, as one sentence. */
export function whyNot(chain: Chain): string {
  const from = source(chain);
  const { validFrom, validUntil } = chain.credential;
  switch (chain.standing) {
    case 'cannotCheck':
      return `${from} could not be checked, so we cannot tell.`;
    case 'suspended':
      return `${from} is on hold by its issuer, so we cannot tell.`;
    case 'notYet':
      return `${from} counts only from ${validFrom ? onDay(validFrom) : 'a later day'}.`;
    case 'untrusted':
      return `${from} comes from an issuer we do not recognise, so it does not count.`;
    case 'expired':
      return `${from} ran out on ${validUntil ? onDay(validUntil) : 'an earlier day'}.`;
    case 'revoked':
      return `${from} was taken back by its issuer.`;
    case 'bad':
      return `${from} did not pass its checks.`;
    case 'good':
      return `${from} counts.`;
  }
}

/** When the last of these ends; absent when one of them never does. */
function lasting(chains: readonly Chain[]): Instant | null {
  const ends = chains.map((chain) => chain.credential.validUntil);
  return ends.reduce((latest, end) => (latest === null || end === null ? null : end > latest ? end : latest), ends[0] ?? null);
}

const source = (chain: Chain): string => `${chain.credential.achievement.name} (${chain.credential.issuer.name})`;
