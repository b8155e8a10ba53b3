// Pieces written in a format, as the bytes that go out, with the tag by which clients know them again.
import { createHash } from 'node:crypto';
import { frameworkExporters, piecesInOrder, type Pieces } from '@skillweave/core/frameworks';
import { Fault } from '../errors.ts';

export type Written = {
  readonly bytes: Uint8Array;
  /** Changes with any of the bytes. */
  readonly tag: string;
  /** How many things the format could not hold. */
  readonly notHeld: number;
};

/** `format` is the name of an exporter; `at` stands for what has no date of change. */
export type Wish = { readonly format: string; readonly at: string };

/** @throws Fault when no exporter has that name: whoever asks has looked before. */
export function writeHere(pieces: Pieces, { format, at }: Wish): Written {
  const exporter = frameworkExporters.find(({ name }) => name === format);
  if (!exporter) throw new Fault('NO_EXPORTER', 'a framework was to be written in a format that is not in the table');
  const { text, losses } = exporter.write(piecesInOrder(pieces), at);
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 27), notHeld: losses.length };
}
