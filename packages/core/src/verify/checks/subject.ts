// Whom the record is about, and whether that is the person in front of us.
import { hashes, strengthOf } from '../../credential/identity.ts';
import type { CredentialFacts, HashedIdentifier } from '../../credential/facts.ts';
import { isObject, listOf } from '../../credential/strict-json.ts';
import type { Finding, World } from '../check.ts';
import { finding } from '../codes.ts';
import type { Examined } from '../examined.ts';

/** Open Badges 3.0 section 8.3: the subject by id, or by a salted hash of an e-mail address or name already proven. */
export function checkSubject({ document, facts, world }: Examined): Finding {
  const { id, identifiers } = facts.subject;
  const named =
    id !== null || listOf(document['credentialSubject']).some((one) => isObject(one) && listOf(one['identifier']).length > 0);
  const isNamed = named || identifiers.length > 0;
  if (world.learner !== undefined) {
    const match = matchOf(facts, world.learner);
    if (match !== null) return finding(match === 'good' ? 'subject.matched' : 'subject.weak');
    return finding(isNamed ? 'subject.someoneElse' : 'subject.unmatched');
  }
  if (isNamed) return finding('subject.good');
  return finding('subject.bearer');
}

function matchOf({ subject }: CredentialFacts, learner: NonNullable<World['learner']>): 'good' | 'weak' | null {
  if (subject.id !== null) {
    if (learner.dids.includes(subject.id)) return 'good';
    if (learner.emails.some((email) => subject.id?.toLowerCase() === `mailto:${email.trim().toLowerCase()}`)) return 'good';
  }
  const matches = subject.identifiers.map((identifier) => fits(identifier, learner));
  return matches.find((match) => match === 'good') ?? matches.find((match) => match === 'weak') ?? null;
}

// A name alone is never enough: many people share one. Spaces around an address are nobody's; issuers hash it as it was typed
// or in small letters.
function fits(identifier: HashedIdentifier, learner: NonNullable<World['learner']>): 'good' | 'weak' | null {
  const { identityType, identityHash: given, hashed, salt = '' } = identifier;
  if (identityType !== 'emailAddress') return null;
  const isTheirs = learner.emails
    .flatMap((email) => [email.trim(), email.trim().toLowerCase()])
    .some((email) => (hashed ? hashes(email, given, salt) : email.toLowerCase() === given.trim().toLowerCase()));
  if (!isTheirs) return null;
  return hashed ? strengthOf(given) : 'good';
}
