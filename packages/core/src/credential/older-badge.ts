// Badges from before signatures were the rule (Open Badges 2.0): read, so that people see what they have; never relied on.
import { isObject, listOf, type JsonObject } from './strict-json.ts';

export const openBadgesV2 = 'https://w3id.org/openbadges/v2';

/**
 * An Open Badges 2.0 Assertion (or a BadgeClass alone) in the words of Open Badges 3.0, so that one reader takes the facts of
 * both. Where `badge` is only an address, that address is all there is of the achievement: nothing is fetched.
 */
export function inNewerWords(document: JsonObject): JsonObject {
  const isClass = !listOf(document['type']).includes('Assertion');
  const badge = isClass ? document : badgeOf(document['badge']);
  const { issuedOn, expires, evidence, narrative } = document;
  return {
    id: document['id'],
    name: badge['name'],
    issuer: badge['issuer'],
    ...(isClass ? {} : { validFrom: issuedOn, validUntil: expires }),
    credentialSubject: { ...(isClass ? {} : recipientOf(document['recipient'])), achievement: achievementOf(badge) },
    evidence: [...listOf(evidence).map(asObject), ...(typeof narrative === 'string' ? [{ narrative }] : [])],
  };
}

function badgeOf(badge: unknown): JsonObject {
  const only: unknown = listOf(badge)[0];
  return isObject(only) ? only : typeof only === 'string' ? { id: only } : {};
}

function achievementOf({ id, name, description, criteria, image, alignment }: JsonObject): JsonObject {
  return { id, name, description, criteria: asObject(criteria), image, alignment };
}

// Open Badges 2.0, IdentityObject: `identity` is written out, or `sha256$` and a hash made as in Open Badges 3.0.
function recipientOf(recipient: unknown): JsonObject {
  if (!isObject(recipient) || typeof recipient['identity'] !== 'string') return {};
  const { type, hashed, salt, identity } = recipient;
  const identityType = type === 'email' ? 'emailAddress' : type;
  return { identifier: [{ type: 'IdentityObject', hashed: hashed === true, identityHash: identity, identityType, salt }] };
}

// An address stands for the thing that lies there.
function asObject(value: unknown): unknown {
  return typeof value === 'string' ? { id: value } : value;
}
