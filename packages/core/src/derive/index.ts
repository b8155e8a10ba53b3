// What follows from credentials, alignments and mappings: skills held, and gaps to a target.
export { chainsBySkill, compareChains, endOf, standingAt, type Chain } from './chain.ts';
export { gap, nextStepsAtMost, summary, type GapLine, type GapSummary, type LineState } from './gap.ts';
export { expiringWithin, holds, skillFrom, whyNot, type HeldSkill, type SkillState } from './holds.ts';
export { onDay, readable } from './readable.ts';
export type {
  AlignmentRow,
  CompetencyRow,
  CountsAsRow,
  CredentialRow,
  OfferRow,
  RequirementRow,
  Rows,
  StandingNow,
  StoredStanding,
  Weight,
} from './rows.ts';
