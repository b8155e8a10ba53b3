// Ids as types of their own, so that a credential's id never travels where a person's belongs.

declare const brand: unique symbol;
/** An opaque id we made ourselves: at least 128 random bits, or derived from the seed in the demo town. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PersonId = Id<'Person'>;
export type OrganizationId = Id<'Organization'>;
export type CredentialId = Id<'Credential'>;
export type AchievementId = Id<'Achievement'>;
export type CompetencyId = Id<'Competency'>;
export type TargetId = Id<'Target'>;
export type GrantId = Id<'Grant'>;
