// Texts with the words looked for marked, and long ones cut to where those stand.

export type Marked = { readonly text: string; readonly ranges: readonly { readonly start: number; readonly end: number }[] };
export type Piece = { readonly text: string; readonly isMarked: boolean };

/** The text in pieces. Places are UTF-16 units, in order. */
export function piecesOf({ text, ranges }: Marked): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start < at) continue;
    pieces.push({ text: text.slice(at, start), isMarked: false }, { text: text.slice(start, end), isMarked: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}

const before = 60;

/** About so many letters of it, with the first word that was met among them; cut between words. */
export function excerptOf({ text, ranges }: Marked, letters = 240): Marked {
  if (text.length <= letters) return { text, ranges };
  const first = ranges[0]?.start ?? 0;
  const from = first < letters - before ? 0 : wordAfter(text, first - before, first);
  const to = from + letters >= text.length ? text.length : wordBefore(text, from + letters, from + letters / 2);
  const head = from > 0 ? '… ' : '';
  const shift = head.length - from;
  const kept = ranges.filter(({ start, end }) => start >= from && end <= to);
  return {
    text: `${head}${text.slice(from, to)}${to < text.length ? ' …' : ''}`,
    ranges: kept.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

/** The place after the first space from `at`, not beyond `most`; `most` where the language writes no spaces. */
function wordAfter(text: string, at: number, most: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space >= most ? most : space + 1;
}

function wordBefore(text: string, at: number, least: number): number {
  const space = text.lastIndexOf(' ', at);
  if (space > least) return space;
  // Never between the halves of one sign.
  return text.slice(0, at).isWellFormed() ? at : at - 1;
}
