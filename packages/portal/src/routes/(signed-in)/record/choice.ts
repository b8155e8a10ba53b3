// What somebody chose on the form, read back and forth: from the form, to the question, and to what is wrong with it.
import type { Words } from '#lib/words/catalogue.ts';
import { purposes } from '@skillweave/core/terms';

export type Choice = {
  receiver: string;
  purpose: string;
  until: string;
  skills: string[];
  issuers: string[];
  credentials: string[];
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
    ...(purposes.some((known) => known === purpose) ? [] : [{ text: said.purpose, field: 'purpose' }]),
    ...(isSoon ? [] : [{ text: said.until, field: 'until' }]),
    ...(from && to && from > to ? [{ text: said.span, field: 'from' }] : []),
  ];
}

type PurposeName = Uppercase<(typeof purposes)[number]>;

/** The API's own form of it. What was left open is left out: several choices narrow each other. */
export function inputFrom({ receiver, purpose, until, skills, issuers, credentials, target, from, to }: Choice) {
  return {
    receiver,
    purpose: purpose.toUpperCase() as PurposeName,
    until: endOf(until),
    ...(skills.length > 0 && { skills }),
    ...(issuers.length > 0 && { issuers }),
    ...(credentials.length > 0 && { credentials }),
    ...(target && { target }),
    ...(from && { from: `${from}T00:00:00.000Z` }),
    ...(to && { to: endOf(to) }),
  };
}

function endOf(day: string): string {
  return `${day}T23:59:59.000Z`;
}
