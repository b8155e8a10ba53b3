// Which shape and colour each answer of the API wears; the words beside them are in the catalogue. A new kind or state is one line here.
import type { Tone } from '#lib/ui/Verdict.svelte';
import type { Words } from '#lib/words/catalogue.ts';
import type { lines, outcomes, skillStates, standings, verdicts } from '#lib/words/en/credential.ts';

export const verdictTones: Record<keyof typeof verdicts, Tone> = {
  VALID: 'good',
  VALID_UNTRUSTED: 'unsure',
  UNDETERMINED: 'unsure',
  INVALID: 'bad',
};

export const outcomeTones: Record<keyof typeof outcomes, Tone> = { PASSED: 'good', FAILED: 'bad', NOT_DONE: 'unsure' };

export const standingTones: Record<keyof typeof standings, Tone> = {
  GOOD: 'good',
  EXPIRED: 'none',
  NOT_YET: 'none',
  SUSPENDED: 'unsure',
  REVOKED: 'bad',
  UNTRUSTED: 'unsure',
  CANNOT_CHECK: 'unsure',
  BAD: 'bad',
};

// "Not yet" is no failure: it wears neither red nor a cross.
export const lineTones: Record<keyof typeof lines, Tone> = {
  MET: 'good',
  PARTLY: 'part',
  NOT_MET: 'none',
  CANNOT_TELL: 'unsure',
};

export const skillTones: Record<keyof typeof skillStates, Tone> = {
  HELD: 'good',
  EXPIRING: 'good',
  PARTLY: 'part',
  CANNOT_TELL: 'unsure',
  NO_LONGER: 'none',
};

/** What FindingList shows. */
export type Finding = { check: string; outcome: keyof typeof outcomes; code: string; text: string; remark?: boolean };

/** What ChainLine shows. */
export type Chain = {
  sentence: string;
  weight: 'FULL' | 'PART';
  links: {
    kind: 'SKILL' | 'MAPPING' | 'ALIGNMENT' | 'ACHIEVEMENT' | 'CREDENTIAL' | 'ISSUER';
    label: string;
    detail: string | null;
    node: string | null;
  }[];
};

/** What CheckReport shows; inner reports and endorsements are of the same shape, asked as deep as the caller likes. */
export type Report = {
  verdict: keyof typeof verdicts;
  kind: string;
  name: string | null;
  issuerName: string | null;
  issuerRecognised: boolean | null;
  subjectNote: string | null;
  validFrom: string | null;
  validUntil: string | null;
  achievement: string | null;
  checkedAt: string;
  findings: Finding[];
  skills: { name: string; framework: string | null; url: string | null }[];
  inner?: Report[];
  endorsements?: Endorsement[];
};

/** What others signed for a record, with a verdict of its own. */
export type Endorsement = Pick<Report, 'verdict' | 'name' | 'issuerName' | 'issuerRecognised' | 'findings'>;

/** How an issuer may be called: without a good signature a name is only what somebody wrote. */
export function issuerAsFar({ issuerName, issuerRecognised }: Endorsement, words: Words['credential']): string | null {
  if (!issuerName) return null;
  if (issuerRecognised === null) return words.asStated(issuerName);
  return `${issuerName} (${issuerRecognised ? words.known : words.unknown})`;
}

/** What a checked record is called: by its own name, else by what was earned, else by what it is. */
export function titleOf({ name, achievement, kind }: Report, kinds: Record<string, string>): string {
  return name ?? achievement ?? kinds[kind] ?? kinds['unknown'] ?? kind;
}
