// Puts a credential into a picture, so that the picture can be handed round and still be checked.
import { bakePng, isPng } from './baked-png.ts';
import { bakeSvg } from './baked-svg.ts';
import type { PictureFault } from './picture-fault.ts';
import { sizeLimit, unreadable, unwrapText, type UnreadableCode } from './unwrap.ts';

export type Baked = { kind: 'baked'; bytes: Uint8Array } | { kind: 'unreadable'; code: UnreadableCode; text: string };

/**
 * Bakes the text of a credential into a PNG or SVG, in place of any badge it held (Open Badges 3.0 section 5.3). `unwrap` gives that
 * text back letter for letter, but for space around it. Refused, in words: a text that is neither JSON nor a compact JWS, a
 * picture that is damaged or none, and what would be larger than we open ourselves. Never throws.
 */
export function bake(picture: Uint8Array, credential: string): Baked {
  // Half a character would come out as another one.
  if (!credential.isWellFormed()) return unreadable('readable.text');
  const opened = unwrapText(Buffer.from(credential, 'utf8'));
  if (opened.kind === 'unreadable') return opened;
  const text = opened.text.trim();
  const baked = isPng(picture) ? bakePng(picture, text) : bakeSvg(picture, text);
  if (baked.kind === 'fault') return unreadable(codeOf[baked.fault]);
  return baked.bytes.length > sizeLimit ? unreadable('readable.size') : baked;
}

const codeOf: Record<PictureFault, UnreadableCode> = {
  none: 'readable.picture',
  damaged: 'readable.pictureDamaged',
  twice: 'readable.pictureTwice',
  packed: 'readable.picturePacked',
  unsafe: 'readable.pictureUnsafe',
  encoding: 'readable.encoding',
  svg: 'readable.pictureDamaged',
};
