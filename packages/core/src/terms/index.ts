// The words every other part is written in.
export type { AchievementId, CompetencyId, CredentialId, GrantId, Id, OrganizationId, PersonId, TargetId } from './id.ts';
export { day, instantOf, later, readInstant, type Instant } from './time.ts';
export {
  givenPurposes,
  obligations,
  purposes,
  purposeTerms,
  roles,
  type Purpose,
  type Role,
  type ViewerTerms,
} from './people.ts';
