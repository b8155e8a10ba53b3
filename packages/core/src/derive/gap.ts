// What lies between a person and a target: one line for each requirement, with its reason and what would change it.
import type { CompetencyId, Instant } from '../terms/index.ts';
import { chainsBySkill, compareChains, type Chain } from './chain.ts';
import { skillFrom, whyNot, type HeldSkill } from './holds.ts';
import { onDay } from './readable.ts';
import type { OfferRow, RequirementRow, Rows } from './rows.ts';

export type LineState = 'MET' | 'PARTLY' | 'NOT_MET' | 'CANNOT_TELL';

export type GapLine = {
  readonly competencyId: CompetencyId;
  readonly name: string;
  readonly level: string | null;
  readonly necessity: RequirementRow['necessity'];
  readonly state: LineState;
  readonly because: string;
  readonly whatWouldHelp: string | null;
  readonly chains: readonly Chain[];
  readonly nextSteps: readonly OfferRow[];
};

export type GapSummary = { readonly met: number; readonly partly: number; readonly notMet: number; readonly cannotTell: number };

export const nextStepsAtMost = 3;

/** One line for each requirement whose competency is known, in the order given. `offers` are what a learner could do next. */
export function gap(rows: Rows, requirements: readonly RequirementRow[], offers: readonly OfferRow[], now: Instant): GapLine[] {
  const chains = chainsBySkill(rows, now);
  const names = new Map(rows.competencies.map((row) => [row.id, row.name]));
  return requirements.flatMap((requirement) => {
    const name = names.get(requirement.competencyId);
    if (name === undefined) return [];
    return [lineFor({ requirement, name, chains: chains.get(requirement.competencyId) ?? [], offers, now })];
  });
}

export function summary(lines: readonly { readonly state: LineState }[]): GapSummary {
  const count = (state: LineState): number => lines.filter((line) => line.state === state).length;
  return { met: count('MET'), partly: count('PARTLY'), notMet: count('NOT_MET'), cannotTell: count('CANNOT_TELL') };
}

type Asked = {
  readonly requirement: RequirementRow;
  readonly name: string;
  readonly chains: readonly Chain[];
  readonly offers: readonly OfferRow[];
  readonly now: Instant;
};

function lineFor({ requirement, name, chains, offers, now }: Asked): GapLine {
  const { competencyId, level, necessity } = requirement;
  // A chain shown at a lower level of the same scale is a part of what is asked, never all of it.
  const judged = chains
    .map((chain) => (isBelow(chain, level) ? { ...chain, weight: 'part' as const } : chain))
    .sort(compareChains);
  const skill = skillFrom(judged, now);
  const state = stateOf(skill);
  const had = new Set<string>(judged.map((chain) => chain.credential.achievement.id));
  const nextSteps = state === 'MET' && skill?.state !== 'EXPIRING' ? [] : stepsTo(competencyId, judged, offers);
  return {
    competencyId,
    name,
    level,
    necessity,
    state,
    because: reason(skill, judged, level),
    whatWouldHelp: help(skill, state, { steps: nextSteps, had }),
    chains: judged,
    nextSteps,
  };
}

function stateOf(skill: HeldSkill | null): LineState {
  switch (skill?.state) {
    case 'HELD':
    case 'EXPIRING':
      return 'MET';
    case 'PARTLY':
      return 'PARTLY';
    case 'CANNOT_TELL':
      return 'CANNOT_TELL';
    case 'NO_LONGER':
    case undefined:
      return 'NOT_MET';
  }
}

function reason(skill: HeldSkill | null, chains: readonly Chain[], level: string | null): string {
  const [best] = chains;
  if (!best) return 'Nothing shows this yet.';
  if (!skill) return whyNot(best);
  const low = skill.state === 'PARTLY' && level !== null && isBelow(best, level);
  return low
    ? `${best.credential.achievement.name} (${best.credential.issuer.name}) shows it at level ${best.level}; level ${level} is asked.`
    : skill.because;
}

function help(
  skill: HeldSkill | null,
  state: LineState,
  { steps, had }: { steps: readonly OfferRow[]; had: ReadonlySet<string> },
): string | null {
  const [step] = steps;
  const again = step && had.has(step.achievement.id) ? ' again' : '';
  const hours = step?.effort ? `, about ${step.effort} ${step.effort === 1 ? 'hour' : 'hours'}` : '';
  const earn = step ? `earn ${step.achievement.name} (${step.issuerName})${again}${hours}` : null;
  if (state === 'MET') return skill?.state === 'EXPIRING' && skill.until ? `Renew it before ${onDay(skill.until)}.` : null;
  if (state === 'CANNOT_TELL') {
    const held = skill?.chains.some((chain) => chain.standing === 'suspended') === true;
    const first = held ? 'Ask the issuer when the hold will end' : 'Check it again later, or ask the issuer';
    return earn ? `${first}, or ${earn}.` : `${first}.`;
  }
  return earn ? `${earn.charAt(0).toUpperCase()}${earn.slice(1)}.` : null;
}

/** Published achievements aligned to the skill, least effort first; not those the learner already holds in full. */
function stepsTo(competencyId: CompetencyId, chains: readonly Chain[], offers: readonly OfferRow[]): OfferRow[] {
  const lasting = (chain: Chain): boolean => chain.standing === 'good' && chain.credential.validUntil === null;
  const had = new Set(chains.filter(lasting).map((chain) => chain.credential.achievement.id));
  return offers
    .filter((offer) => offer.competencyId === competencyId && !had.has(offer.achievement.id))
    .sort(
      (a, b) =>
        (a.effort ?? Infinity) - (b.effort ?? Infinity) ||
        (a.achievement.name < b.achievement.name
          ? -1
          : a.achievement.name > b.achievement.name
            ? 1
            : a.achievement.id < b.achievement.id
              ? -1
              : 1),
    )
    .slice(0, nextStepsAtMost);
}

/** Levels are compared only as whole numbers and only where no mapping lies between: one scale. Otherwise a level is shown, never judged. */
function isBelow(chain: Chain, asked: string | null): boolean {
  if (asked === null || chain.level === null || chain.path.length > 1) return false;
  return /^\d{1,3}$/.test(asked) && /^\d{1,3}$/.test(chain.level) && Number(chain.level) < Number(asked);
}
