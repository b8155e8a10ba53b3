// Documents at rest for tests: sealed with keys that nobody keeps, or left as they are where a test looks at the store itself.
import { openAtRest, type AtRest } from '../../packages/api/src/at-rest/at-rest.ts';
import type { Sealing } from '../../packages/api/src/graph/statement.ts';
import type { Wrapper } from '../../packages/api/src/keys/keyring.ts';

/** Wraps nothing: for keys that lie in a folder which is thrown away. */
export const unwrapped: Wrapper = { wrap: (secret) => secret, unwrap: (wrapped) => wrapped };

/** Real sealing with keys at `path`, in memory when left out. */
export function openedAtRest(path = ':memory:'): AtRest {
  const atRest = openAtRest(path);
  atRest.unlock(unwrapped);
  return atRest;
}

/** Leaves every text as it is. */
export const asItIs: Sealing = { seal: ({ text }) => text, open: ({ text }) => text, together: (work) => work() };
