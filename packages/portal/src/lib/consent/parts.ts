// What can be opened or kept within a badge, in the order of a form.

export const grantParts = ['EVIDENCE', 'RESULT', 'ENDORSEMENTS', 'CLAIMED_SKILLS'] as const;
export type GrantPart = (typeof grantParts)[number];
