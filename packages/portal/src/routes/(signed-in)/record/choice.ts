// What somebody chose on the form, read back and forth: from the form, to the question, and to what is wrong with it.
import type { Words } from '#lib/words/catalogue.ts';
import { givenPurposes } from '@skillweave/core/terms';

export type Choice = {
  receiver: string;
  purpose: string;
  until: string;
  skills: string[];
  issuers: string[];
  credentials: string[];
  /** What stays out of single badges: `<badge>` once it was decided on, and `<badge> <PART>` for each part. */
  leaveOut: string[];
  target: string;
  from: string;
  to: string;
};
export type Problem = { text: string; field?: string | null };

export const usualDays = 90;
// A day short of a year: the chosen day counts to its end.
export const mostDays = 364;

export function choiceFrom(form: FormData): Choice {
  const one = (name: string) => String(form.get(name) ?? '').trim();
  const many = (name: string) => form.getAll(name).map(String);
  return {
    receiver: one('receiver'),
    purpose: one('purpose'),
    until: one('until'),
    skills: many('skills'),
    issuers: many('issuers'),
    credentials: many('credentials'),
    leaveOut: many('leaveOut'),
    target: one('target'),
    from: one('from'),
    to: one('to'),
  };
}

export function problemsOf(choice: Choice, now: number, said: Words['record']['problems']): Problem[] {
  const { receiver, purpose, until, from, to } = choice;
  const end = Date.parse(endOf(until));
  const isSoon = end > now && end <= now + (mostDays + 1) * 86_400_000;
  return [
    ...(receiver ? [] : [{ text: said.receiver, field: 'receiver' }]),
    ...(givenPurposes.some((known) => known === purpose) ? [] : [{ text: said.purpose, field: 'purpose' }]),
    ...(isSoon ? [] : [{ text: said.until, field: 'until' }]),
    ...(from && to && from > to ? [{ text: said.span, field: 'from' }] : []),
  ];
}

type PurposeName = Uppercase<(typeof givenPurposes)[number]>;

/** The API's own form of it. What was left open is left out: several choices narrow each other. */
export function inputFrom({ receiver, purpose, until, skills, issuers, credentials, leaveOut, target, from, to }: Choice) {
  return {
    receiver,
    purpose: purpose.toUpperCase() as PurposeName,
    until: endOf(until),
    ...(skills.length > 0 && { skills }),
    ...(issuers.length > 0 && { issuers }),
    ...(credentials.length > 0 && { credentials }),
    ...(leaveOut.length > 0 && { leaveOut: partsByBadge(leaveOut) }),
    ...(target && { target }),
    ...(from && { from: `${from}T00:00:00.000Z` }),
    ...(to && { to: endOf(to) }),
  };
}

const partNames = [
  'EVIDENCE',
  'DESCRIPTION',
  'PICTURE',
  'DATES',
  'RESULT',
  'SKILLS',
  'TAGS',
  'KIND',
  'CREDITS',
  'ENDORSEMENTS',
  'OTHERS',
] as const;
type PartName = (typeof partNames)[number];

/** A badge that was decided on with no part ticked shows all of it: that is not the same as a badge nobody decided on. */
function partsByBadge(leaveOut: readonly string[]): { credential: string; parts: PartName[] }[] {
  const pairs = leaveOut.map((entry) => entry.split(' ', 2));
  return [...new Set(pairs.map(([badge = '']) => badge))].map((credential) => ({
    credential,
    parts: partNames.filter((part) => pairs.some(([badge, name]) => badge === credential && name === part)),
  }));
}

type Shown = { credential: { id: string }; canLeaveOut: readonly PartName[]; leftOut: readonly PartName[] };

/** What a preview leaves out, as its form would say it untouched; with what was chosen for badges that are not in it. */
export function leaveOutAsShown(includes: readonly Shown[], chosen: readonly string[]): { shown: string[]; elsewhere: string[] } {
  const open = includes.filter(({ canLeaveOut }) => canLeaveOut.length > 0);
  const shown = open.flatMap(({ credential: { id }, leftOut }) => [id, ...leftOut.map((part) => `${id} ${part}`)]);
  const elsewhere = chosen.filter((entry) => !open.some(({ credential: { id } }) => entry === id || entry.startsWith(`${id} `)));
  return { shown, elsewhere };
}

/** One text for one choice, whatever its order, to compare what was looked at with what is signed. */
export const asOne = (leaveOut: readonly string[]): string => leaveOut.toSorted().join(',');

function endOf(day: string): string {
  return `${day}T23:59:59.000Z`;
}
