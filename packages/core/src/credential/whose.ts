// Whose a credential is: what it says of its subject, held against what somebody has proven to be known by.
import type { CredentialFacts, HashedIdentifier } from './facts.ts';
import { hashes, strengthOf } from './identity.ts';

/** What somebody has proven: identities whose keys they hold, and e-mail addresses they read. */
export type Proven = { readonly dids: readonly string[]; readonly emails: readonly string[] };

/**
 * `theirs`: it names them by something they have proven. `weak`: it does, in a way that texts can be made to share, which proves
 * nothing. `another`: it names somebody, and nothing proven fits. `unnamed`: it names nobody, so nothing speaks against it.
 */
export type Whose = 'theirs' | 'weak' | 'another' | 'unnamed';

/**
 * Open Badges 3.0 section 8.3: the subject by its id (a DID, or `mailto:` and an address), or by an IdentityObject with an e-mail
 * address, plain or hashed with its salt. One good match is enough. A name is never one: many people share it.
 */
export function whoseIs({ subject }: Pick<CredentialFacts, 'subject'>, proven: Proven): Whose {
  const { id, identifiers } = subject;
  if (id === null && identifiers.length === 0) return 'unnamed';
  const addresses = proven.emails.map((email) => email.trim());
  if (id !== null) {
    const isAddress = addresses.some((email) => id.toLowerCase() === `mailto:${email.toLowerCase()}`);
    if (isAddress || proven.dids.includes(id)) return 'theirs';
  }
  const matches = identifiers.map((identifier) => fits(identifier, addresses));
  if (matches.includes('good')) return 'theirs';
  return matches.includes('weak') ? 'weak' : 'another';
}

// Spaces around an address are nobody's; issuers hash it as it was typed or in small letters.
function fits({ identityType, identityHash, hashed, salt = '' }: HashedIdentifier, addresses: readonly string[]) {
  if (identityType !== 'emailAddress') return null;
  const isTheirs = addresses
    .flatMap((email) => [email, email.toLowerCase()])
    .some((email) => (hashed ? hashes(email, identityHash, salt) : email.toLowerCase() === identityHash.trim().toLowerCase()));
  if (!isTheirs) return null;
  return hashed ? strengthOf(identityHash) : 'good';
}
