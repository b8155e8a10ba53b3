// Signing with a given key: badges, records, presentations, status lists.
export {
  achievementCredential,
  issueAchievement,
  issueAchievementJwt,
  type AchievementInput,
  type AlignmentInput,
  type CredentialInput,
  type EvidenceInput,
  type ProfileInput,
  type ResultDescriptionInput,
  type ResultInput,
  type StatusInput,
  type SubjectInput,
} from './issue.ts';
export { makeKey, signerFrom, type KeyPair, type Signer } from './key.ts';
export type { Curve } from '../verify/data-integrity.ts';
export { allowsLeavingOut, deriveForReceiver, signDocument, type DocumentSealing } from './document.ts';
export { signAsGiven, type GivenSealing, type Signed } from './given.ts';
export { partNames, partsOf, partsToLeaveOut, withoutParts, type Part, type PartName } from './parts.ts';
export { present, type PresentationInput } from './present.ts';
export { signReceipt } from './receipt.ts';
export { issueRecord, wrappable, type AssociationType, type RecordInput } from './record.ts';
export { textAround, type Wrapping } from './seal.ts';
export { issueStatusList, type StatusListInput } from './status-list.ts';
export { decodeStatusList, encodeStatusList, fewestEntries, UnreadableList, withBit } from '../credential/bits.ts';
export { holdsBaseProof, mandatoryPointers } from '../verify/selective.ts';
