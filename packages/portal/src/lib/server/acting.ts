// For whom and why somebody looks, kept in a cookie; the API decides anew at each request whether it is true.
import type { Cookies } from '@sveltejs/kit';
import { givenPurposes, roles, type Purpose, type Role } from '@skillweave/core/terms';

/** `key` is a membership such as `lakeside-college/advisor`. */
export type Acting = { key: string; purpose: Purpose | null };

const cookieName = 'acting';
const shape = new RegExp(`^[a-z0-9-]{1,100}/(${roles.join('|')})$`);

// What people in a role come for, until they say otherwise.
const usualPurpose: Partial<Record<Role, Purpose>> = { advisor: 'advising', employer: 'hiring' };

export function readActing(cookies: Cookies): Acting | null {
  const [key = '', purpose = ''] = (cookies.get(cookieName) ?? '').split('|');
  return actingAs(key, purpose);
}

/**
 * An `Acting` from two texts a form or a cookie carried; nonsense gives `null`. Without a purpose the role's usual one is taken.
 * Administrators have one, and it is nobody else's.
 */
export function actingAs(key: string, purpose?: string): Acting | null {
  if (!shape.test(key)) return null;
  const role = key.split('/')[1] as Role;
  if (role === 'administrator') return { key, purpose: 'emergency' };
  return { key, purpose: givenPurposes.find((known) => known === purpose) ?? usualPurpose[role] ?? null };
}

export function keepActing(cookies: Cookies, acting: Acting | null, secure: boolean) {
  if (!acting) return cookies.delete(cookieName, { path: '/' });
  cookies.set(cookieName, `${acting.key}|${acting.purpose ?? ''}`, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}
