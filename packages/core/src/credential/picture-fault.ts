// Why the badge inside a picture cannot be read; the words for each stand in unwrap.ts.

/** `svg`: not an SVG picture at all. `packed`: compressed, which the rules forbid. `unsafe`: it declares what its own text means. */
export type PictureFault = 'none' | 'damaged' | 'twice' | 'packed' | 'unsafe' | 'encoding' | 'svg';

/** What a picture holds: one text, not yet looked at. */
export type PictureText = { kind: 'found'; text: string } | { kind: 'fault'; fault: PictureFault };
/** The picture with a text in it. */
export type BakedPicture = { kind: 'baked'; bytes: Uint8Array } | { kind: 'fault'; fault: PictureFault };

export function pictureFault(fault: PictureFault): { kind: 'fault'; fault: PictureFault } {
  return { kind: 'fault', fault };
}
