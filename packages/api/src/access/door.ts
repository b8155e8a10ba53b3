// The one door: a request's cookie or token and its wishes become a Viewer, or a plain no.
import { purposes, type PersonId, type Purpose } from '@skillweave/core/terms';
import type { Accounts } from '../accounts/accounts.ts';
import { knownPerson } from '../read/people-behind-accounts.ts';
import type { Operating } from './asking.ts';
import type { Tokens } from './tokens.ts';
import { stranger, viewerFor, type Viewer } from './viewer.ts';

/** `badToken`: a token was shown and is not good. `notHeld`: they do not hold the role they ask to act in. */
export type NoEntry = 'badToken' | 'notHeld' | 'unknownPurpose';

export type Knock = {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly actingAs: string | undefined;
  readonly purpose: string | undefined;
};

export type Door = { readonly accounts: Accounts; readonly tokens: Tokens };

/** Who knocks. Nobody known is a stranger; a bad token or a role not held is a no, never a quiet stranger. */
export async function enter({ accounts, tokens }: Door, operating: Operating, knock: Knock): Promise<Viewer | NoEntry> {
  const shown = knock.authorization === undefined ? null : /^Bearer +(\S+)$/i.exec(knock.authorization)?.[1];
  if (shown === undefined) return 'badToken';

  const bearer = shown === null ? null : await tokens.read(shown);
  if (shown !== null && bearer === null) return 'badToken';
  // What a token was made for binds it: a header cannot widen it.
  const purpose = bearer?.purpose ?? (knock.purpose || null);
  if (purpose !== null && !isPurpose(purpose)) return 'unknownPurpose';

  const personId = bearer ? await personOf(bearer, accounts) : await personOfCookie(knock.cookie, accounts);
  const known = personId === null ? null : await knownPerson(operating, personId);
  const actingAs = bearer?.actingAs ?? (knock.actingAs || null);
  if (!known) return actingAs === null ? stranger() : 'notHeld';
  return viewerFor(known, { actingAs, purpose }) ?? 'notHeld';
}

async function personOf({ personId, provenEmail }: { personId: string | null; provenEmail: string | null }, accounts: Accounts) {
  if (personId !== null) return personId as PersonId;
  return provenEmail === null ? null : await accounts.personOfProvenEmail(provenEmail);
}

async function personOfCookie(cookie: string | undefined, accounts: Accounts) {
  return cookie === undefined || !cookie.includes('skillweave.') ? null : await accounts.personOfSession(new Headers({ cookie }));
}

const isPurpose = (text: string): text is Purpose => purposes.some((purpose) => purpose === text);
