// How often somebody may try what costs much or could be guessed, counted per account and per address.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { refused, type Refusal } from './access/refusal.ts';

/** Tries within a window of seconds. Signed in people are counted by their account as well as their address. */
const allowed = {
  signIn: { points: 20, duration: 300 },
  register: { points: 20, duration: 3600 },
  checkRecord: { points: 60, duration: 60 },
  vcApi: { points: 60, duration: 60 },
  askForAccess: { points: 20, duration: 3600 },
  // An emergency is rare; a list of addresses to try is not one.
  emergency: { points: 10, duration: 3600 },
  openShare: { points: 30, duration: 60 },
  // Wrong passphrases of one link, whoever guesses.
  sharePassphrase: { points: 10, duration: 900 },
  emailCode: { points: 6, duration: 3600 },
  confirmEmail: { points: 20, duration: 600 },
  challengeDid: { points: 20, duration: 600 },
  proveDid: { points: 20, duration: 600 },
  tellUs: { points: 10, duration: 600 },
  receipt: { points: 30, duration: 600 },
  upload: { points: 60, duration: 60 },
  frameworkRead: { points: 600, duration: 60 },
  frameworkOut: { points: 30, duration: 60 },
  // Each makes a slow key and reads all that somebody has.
  takeAlong: { points: 10, duration: 600 },
  takeIn: { points: 10, duration: 600 },
  frameworkUpload: { points: 30, duration: 600 },
} as const;

export type Limited = keyof typeof allowed;

export interface RateLimits {
  /** Counts one try for each of `keys` (an account, an address); a refusal when any of them has had too many. */
  spend(what: Limited, ...keys: string[]): Promise<Refusal | null>;
  /** Takes one try back that was counted and turned out to be none. */
  giveBack(what: Limited, key: string): Promise<void>;
}

export function makeRateLimits(factor = 1): RateLimits {
  const limiters = new Map(
    Object.entries(allowed).map(([what, { points, duration }]) => [
      what,
      new RateLimiterMemory({ keyPrefix: what, points: points * factor, duration }),
    ]),
  );
  return {
    spend: async (what, ...keys) => {
      const tries = await Promise.allSettled(keys.map((key) => limiters.get(what)?.consume(key)));
      if (tries.every(({ status }) => status === 'fulfilled')) return null;
      return refused({ code: 'tooOften', text: 'That was tried too often. Wait a few minutes, then try again.' });
    },
    giveBack: async (what, key) => void (await limiters.get(what)?.reward(key)),
  };
}
