// The menu, as a list: who finds which place, in which order. The first place of a role is its home.
import type { Role } from '@skillweave/core/terms';
import type { places } from '#lib/words/en/shell.ts';

export type Place = { href: string; words: keyof typeof places; key?: string };
export type Seat = Uppercase<Role>;

const check: Place = { href: '/check', words: 'check', key: 'c' };
const asking: Place = { href: '/ask', words: 'ask', key: 'a' };
const library: Place = { href: '/library', words: 'library', key: 'l' };

const menus: Record<Seat, Place[]> = {
  LEARNER: [
    { href: '/my-skills', words: 'mySkills', key: 's' },
    { href: '/inbox', words: 'inbox', key: 'i' },
    { href: '/targets', words: 'targets', key: 't' },
    { href: '/record', words: 'record', key: 'b' },
    { href: '/permissions', words: 'permissions', key: 'p' },
    { href: '/requests', words: 'requests', key: 'r' },
    { href: '/who-looked', words: 'whoLooked', key: 'w' },
    { href: '/leave', words: 'leave', key: 'u' },
    { href: '/archive', words: 'archive', key: 'v' },
    { href: '/identifiers', words: 'identifiers', key: 'k' },
    check,
  ],
  ADVISOR: [{ href: '/people', words: 'people', key: 'p' }, asking, library, check],
  EMPLOYER: [{ href: '/roles', words: 'roles', key: 'r' }, asking, library, check],
  CURATOR: [
    { href: '/waiting', words: 'waiting', key: 'w' },
    library,
    { href: '/import', words: 'importing', key: 'i' },
    { href: '/feedback', words: 'feedbackInbox', key: 'f' },
    check,
  ],
  ISSUER: [library, { href: '/declined', words: 'declined', key: 'd' }, check],
  ADMINISTRATOR: [{ href: '/emergency', words: 'emergency', key: 'e' }, library, check],
};

/** The places of a seat; a stranger may check a record and read the library. */
export function menuOf(seat: Seat | null): Place[] {
  return seat ? menus[seat] : [check, library];
}

export function homeOf(seat: Seat | null): string {
  return seat ? (menus[seat][0]?.href ?? '/') : '/';
}
