// Who may see what: grants, and the one rule that reads them.
export { afterAnswer, goneAt, replacedBy, restorableFor, type AnswerStep, type Kept, type NoStep } from './answer.ts';
export { decide, liveGrants, type Decision } from './decide.ts';
export {
  areHours,
  emergencyGrant,
  emergencyReasons,
  longestEmergencyWords,
  mostHours,
  usualHours,
  type EmergencyReason,
} from './emergency.ts';
export { endsSoon, grantState, latestEnd, mostDays, type Grant, type GrantDates, type GrantState } from './grant.ts';
export { isDetailWithin, opens, parts, together, type Detail, type Part, type Within } from './parts.ts';
export { receiptOf, type ConsentEvent, type ReceiptFacts } from './receipt.ts';
export { covers, isEmpty, isWithin, type Answer, type Scope, type Thing, type Which } from './scope.ts';
