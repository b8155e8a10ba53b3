// One text sealed to its owner and its place: AES-256-GCM, with whose it is, what it is of and the version as associated data.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '../errors.ts';
import type { Owned } from '../graph/statement.ts';

/** How every sealed text begins; the number is the version of all that follows, and is bound into it. */
export const sealedMark = 'sealed:1:';
const nonceBytes = 12;
const tagBytes = 16;

/** Whose what is nobody's yet counts as; no person's id is so short. */
export const nobody = 'nobody';

// As JSON, so that no id can be shifted into its neighbour.
const bound = ({ ownerId, object }: Omit<Owned, 'text'>) =>
  Buffer.from(JSON.stringify([sealedMark, ownerId ?? nobody, object]), 'utf8');

/** `key` is 32 bytes. A nonce is drawn at random each time: one key seals far fewer than 2^32 texts. */
export function sealText(owned: Owned, key: Uint8Array): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bound(owned));
  const sealed = Buffer.concat([nonce, cipher.update(owned.text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${sealedMark}${sealed.toString('base64url')}`;
}

/**
 * The words again. `kept.text` is what the store holds.
 * @throws Fault `atRest.refused` for anything but what was sealed with this key for this owner and object: edited, moved, swapped,
 * put back as plain text, or of another version. It is not said which: telling them apart helps only who tampers.
 */
export function openText(kept: Owned, key: Uint8Array): string {
  if (!kept.text.startsWith(sealedMark)) throw notSealedHere();
  const written = kept.text.slice(sealedMark.length);
  const bytes = Buffer.from(written, 'base64url');
  // Several spellings decode to the same bytes; only ours is taken, so that no changed letter goes unseen.
  if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== written) throw notSealedHere();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(bound(kept));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    throw notSealedHere();
  }
}

const notSealedHere = () => new Fault('atRest.refused', 'a stored document is not what was sealed for its owner and its place');
