// Ends a reading that hands on more than anybody can load.
import type { Gathered } from '../gathered.ts';
import { piecesAtMost } from './bounds.ts';

/** The same pieces, ended by a remark of code `too-many-pieces` when there are more items and relations than the bound. */
export async function* withinBounds(pieces: AsyncIterable<Gathered>, atMost = piecesAtMost): AsyncIterable<Gathered> {
  let count = 0;
  for await (const piece of pieces) {
    if ((piece.is === 'item' || piece.is === 'relation') && ++count > atMost) {
      const text = `There are more than ${atMost.toLocaleString('en')} items and relations. Nothing after that was read: hand in less at a time.`;
      yield { is: 'remark', weight: 'refused', code: 'too-many-pieces', text, place: piece.place };
      return;
    }
    yield piece;
  }
}
