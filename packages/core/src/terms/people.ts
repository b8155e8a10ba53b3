// The words for who asks, in which role and for which purpose.
import type { OrganizationId, PersonId } from './id.ts';

/** What a membership lets a person do. A role gives functions; only a grant gives another person's data. */
export const roles = ['learner', 'advisor', 'employer', 'curator', 'issuer', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Why somebody looks. A fixed list, so that a purpose can be compared and not only read. */
export const purposes = ['advising', 'hiring', 'admission', 'verification', 'research', 'emergency'] as const;
export type Purpose = (typeof purposes)[number];

/** What people can be asked for and say yes to. An emergency look is nobody's yes: only an administrator opens one, by its own door. */
export const givenPurposes = purposes.filter((purpose): purpose is Exclude<Purpose, 'emergency'> => purpose !== 'emergency');

const dpv = 'https://w3id.org/dpv#';
/**
 * Each purpose in the W3C Data Privacy Vocabulary. Where it has no word as exact as ours, `iri` is our own and `broader` is
 * the nearest one above it there.
 */
export const purposeTerms: Readonly<Record<Purpose, { readonly iri: string; readonly broader: string | null }>> = {
  advising: { iri: 'urn:skillweave:purpose:advising', broader: `${dpv}RequestedServiceProvision` },
  hiring: { iri: `${dpv}PersonnelHiring`, broader: null },
  admission: { iri: 'urn:skillweave:purpose:admission', broader: `${dpv}ServiceAccessDetermination` },
  verification: { iri: `${dpv}Verification`, broader: null },
  research: { iri: `${dpv}ResearchAndDevelopment`, broader: null },
  emergency: { iri: 'urn:skillweave:purpose:emergency', broader: `${dpv}EnforceSecurity` },
};

/** What everybody who is let in owes. One fixed duty so far: what was seen is handed to nobody else. */
export const obligations = ['noOnwardSharing'] as const;

/** Who asks, on whose behalf, and for which purpose; made in one place only (api/access/viewer.ts). */
export type ViewerTerms = {
  readonly personId: PersonId | null;
  readonly organizationId: OrganizationId | null;
  readonly role: Role | null;
  readonly purpose: Purpose | null;
};
