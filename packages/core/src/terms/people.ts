// The words for who asks, in which role and for which purpose.
import type { OrganizationId, PersonId } from './id.ts';

/** What a membership lets a person do. A role gives functions; only a grant gives another person's data. */
export const roles = ['learner', 'advisor', 'employer', 'curator', 'issuer', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Why somebody looks. A fixed list, so that a purpose can be compared and not only read. */
export const purposes = ['advising', 'hiring', 'admission', 'verification', 'research'] as const;
export type Purpose = (typeof purposes)[number];

/** Who asks, on whose behalf, and for which purpose; made in one place only (api/access/viewer.ts). */
export type ViewerTerms = {
  readonly personId: PersonId | null;
  readonly organizationId: OrganizationId | null;
  readonly role: Role | null;
  readonly purpose: Purpose | null;
};
