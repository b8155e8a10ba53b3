// The file in which somebody takes everything of theirs along: what is in it, and how its list of contents is read back.
export {
  contentsName,
  readContents,
  takeAlongFormat,
  type Contents,
  type CredentialNote,
  type PackedFile,
  type PackedKind,
} from './contents.ts';
export { lerRs } from './ler-rs.ts';
export { jsonResume } from './resume.ts';
export { passphraseFault, passphraseStrength, type PassphraseFault, type PassphraseStrength } from './passphrase.ts';
export { readStatedSkills, type StatedSkill } from './own-skills.ts';
