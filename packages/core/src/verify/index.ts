// Checking what somebody hands in: findings first, then what we are willing to say.
export {
  checkNames,
  type CheckName,
  type Fetched,
  type Finding,
  type Memory,
  type Outcome,
  type Recognition,
  type Report,
  type Verdict,
  type World,
} from './check.ts';
export { newerCopyAt } from './checks/related.ts';
export { codes, finding, type Code } from './codes.ts';
export { doubtOfHolding, isFindableDid, readPresentation, type Said } from './holding.ts';
export { makeMemory } from './memory.ts';
export { standing, verdictOf, type Standing } from './verdict.ts';
export { verify } from './verify.ts';
