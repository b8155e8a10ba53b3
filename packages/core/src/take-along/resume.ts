// What somebody holds as a résumé in the JSON Résumé form (jsonresume.org, schema 1.0.0): a view for other programs, which proves nothing.
import type { Instant } from '../terms/index.ts';

export type ResumeFacts = {
  readonly name: string;
  /** Shown to be theirs; null when none is. */
  readonly email: string | null;
  readonly madeAt: Instant;
  /** Only what counts now. `url`: where its issuer keeps it, if that is a web address. */
  readonly certificates: readonly {
    readonly name: string;
    readonly issuer: string;
    readonly earnedAt: Instant | null;
    readonly url: string | null;
  }[];
  /** Only what is held now, with the names of what shows it. */
  readonly skills: readonly { readonly name: string; readonly shownBy: readonly string[] }[];
};

/** The résumé as JSON text. Parts we know nothing of (work, education) are left out and not guessed. */
export function jsonResume({ name, email, madeAt, certificates, skills }: ResumeFacts): string {
  const resume = {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json',
    basics: { name, ...(email !== null && { email }) },
    certificates: certificates.map(({ name: title, issuer, earnedAt, url }) => ({
      name: title,
      issuer,
      ...(earnedAt !== null && { date: earnedAt.slice(0, 10) }),
      ...(url !== null && isWebAddress(url) && { url }),
    })),
    skills: skills.map(({ name: skill, shownBy }) => ({ name: skill, keywords: [...new Set(shownBy)] })),
    meta: { version: 'v1.0.0', lastModified: madeAt },
  };
  return `${JSON.stringify(resume, null, 2)}\n`;
}

/** A link in somebody else's program: nothing but a plain web address. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
