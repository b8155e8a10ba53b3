// Whom the record is about, and whether that is the person in front of us.
import { identityHash } from '../../credential/identity.ts';
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
    if (isAbout(facts, world.learner)) return finding('subject.matched');
    return finding(isNamed ? 'subject.someoneElse' : 'subject.unmatched');
  }
  if (isNamed) return finding('subject.good');
  return finding('subject.bearer');
}

function isAbout({ subject }: CredentialFacts, learner: NonNullable<World['learner']>): boolean {
  if (subject.id !== null) {
    if (learner.dids.includes(subject.id)) return true;
    if (learner.emails.some((email) => subject.id?.toLowerCase() === `mailto:${email.trim().toLowerCase()}`)) return true;
  }
  return subject.identifiers.some((identifier) => fits(identifier, learner));
}

// A name alone is never enough: many people share one.
function fits(identifier: HashedIdentifier, learner: NonNullable<World['learner']>): boolean {
  if (identifier.identityType !== 'emailAddress') return false;
  return learner.emails
    .flatMap((email) => [email.trim(), email.trim().toLowerCase()])
    .some((email) =>
      identifier.hashed
        ? identityHash(email, identifier.salt ?? '') === identifier.identityHash
        : email.toLowerCase() === identifier.identityHash.trim().toLowerCase(),
    );
}
