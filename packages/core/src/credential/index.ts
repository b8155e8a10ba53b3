// What a credential says, read before anybody decides whether it is true.
export { bake, type Baked } from './bake.ts';
export { tokenInEnvelope } from './envelope.ts';
export { drawBadge } from './draw-badge.ts';
export {
  readCredential,
  type AchievementFact,
  type AlignmentFact,
  type CredentialFacts,
  type EvidenceFact,
  type HashedIdentifier,
  type ResultFact,
  type StatusEntry,
} from './facts.ts';
export { hashes, identityHash, strengthOf } from './identity.ts';
export { kinds, recognise, type DataModel, type Kind } from './recognise.ts';
export { isObject, readStrictJson, type JsonObject } from './strict-json.ts';
export { sizeLimit, unwrap, unwrapText, type UnreadableCode, type Unwrapped } from './unwrap.ts';
export { whoseIs, type Proven, type Whose } from './whose.ts';
