// Who may see what: grants, and the one rule that reads them.
export { decide, liveGrants, type Answer, type Decision, type Thing } from './decide.ts';
export { grantState, type Grant, type GrantDates, type GrantState } from './grant.ts';
