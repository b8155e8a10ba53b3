// The seal on entries of look logs: only this installation's keyring makes it, and only it can check it.
import type { Keyring } from '../keys/keyring.ts';

/** Seals the hash of an entry. @throws Fault when the keyring is closed or has no key for it */
export function sealFrom(keyring: Keyring): (hash: string) => string {
  const seal = keyring.sealerFor('looks');
  return (hash) => seal(`look ${hash}`);
}
