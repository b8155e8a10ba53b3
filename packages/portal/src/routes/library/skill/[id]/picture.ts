// Where everything stands in the picture of a skill's surroundings: one layout for wide screens, one for narrow ones. Sizes in pixels.
export type Nearby = { readonly id: string; readonly name: string; readonly note: string };
/** Those in one relation: a heading, those shown, and how many more there are. */
export type Group = {
  readonly relation: string;
  readonly heading: string;
  readonly some: readonly Nearby[];
  readonly more: string | null;
};
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly note: string;
  /** Null for the skill in the middle. */
  readonly of: { readonly relation: string; readonly heading: string; readonly near: Nearby | null } | null;
};
export type Heading = { readonly x: number; readonly y: number; readonly text: string };
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly headings: readonly Heading[];
  /** Each the `d` of a path. */
  readonly threads: readonly string[];
};

export const lineHeight = 20;
export const inset = 12;
const mostLines = 3;
const gap = 10;
const headingHeight = 30;
/** What leads to a skill stands on the left; what comes from it on the right. */
const leftSide = new Set(['BROADER', 'REQUIRES', 'FOLLOWS', 'EXEMPLAR_OF', 'REPLACES', 'COLLECTED_IN']);

/** Three columns: what leads here, the skill, and what comes from it. */
export function widePicture(name: string, groups: readonly Group[]): Picture {
  const column = 288;
  const width = 1000;
  const left = stack(
    groups.filter(({ relation }) => leftSide.has(relation)),
    { x: 0, width: column },
  );
  const right = stack(
    groups.filter(({ relation }) => !leftSide.has(relation)),
    { x: width - column, width: column },
  );
  const middle = box({ x: (width - column) / 2, y: 0, width: column }, name, '', null);
  const height = Math.max(left.height, right.height, middle.height);
  const sides = [left, right].map((side) => moved(side, (height - side.height) / 2));
  const centre = { ...middle, y: (height - middle.height) / 2 };
  const boxes = sides.flatMap((side) => side.boxes);
  const threads = boxes.map((each) => {
    const isLeft = each.x === 0;
    const [from, to] = isLeft ? [each.x + each.width, centre.x] : [centre.x + centre.width, each.x];
    const [atFrom, atTo] = isLeft ? [middleOf(each), middleOf(centre)] : [middleOf(centre), middleOf(each)];
    const half = (from + to) / 2;
    return `M${from} ${atFrom}C${half} ${atFrom} ${half} ${atTo} ${to} ${atTo}`;
  });
  return { width, height, boxes: [centre, ...boxes], headings: sides.flatMap(({ headings }) => headings), threads };
}

/** One column: the skill on top, everything else below it along one thread. */
export function narrowPicture(name: string, groups: readonly Group[]): Picture {
  const width = 328;
  const indent = 28;
  const spine = 10;
  const top = box({ x: 0, y: 0, width }, name, '', null);
  const below = moved(stack(groups, { x: indent, width: width - indent }), top.height + gap);
  const threads = below.boxes.map(
    (each) => `M${spine} ${top.height}V${middleOf(each) - 8}Q${spine} ${middleOf(each)} ${spine + 8} ${middleOf(each)}H${indent}`,
  );
  const height = top.height + gap + below.height;
  return { width, height, boxes: [top, ...below.boxes], headings: below.headings, threads };
}

type Stack = { readonly height: number; readonly boxes: readonly Box[]; readonly headings: readonly Heading[] };

function stack(groups: readonly Group[], { x, width }: { x: number; width: number }): Stack {
  const boxes: Box[] = [];
  const headings: Heading[] = [];
  let y = 0;
  for (const { relation, heading, some, more } of groups) {
    if (y > 0) y += gap;
    headings.push({ x, y: y + headingHeight - gap, text: heading });
    y += headingHeight;
    const of = { relation, heading };
    for (const near of some) {
      const one = box({ x, y, width }, near.name, near.note, { ...of, near });
      boxes.push(one);
      y += one.height + gap;
    }
    if (more !== null) {
      const one = box({ x, y, width }, more, '', { ...of, near: null });
      boxes.push(one);
      y += one.height + gap;
    }
  }
  return { height: Math.max(y - gap, 0), boxes, headings };
}

type Corner = { readonly x: number; readonly y: number; readonly width: number };
function box(corner: Corner, text: string, note: string, of: Box['of']): Box {
  const lines = wrapped(text, corner.width - 2 * inset);
  return { ...corner, height: (lines.length + (note ? 1 : 0)) * lineHeight + inset + 6, lines, note, of };
}

const middleOf = ({ y, height }: Box) => y + height / 2;
const moved = ({ height, boxes, headings }: Stack, by: number): Stack => ({
  height,
  boxes: boxes.map((each) => ({ ...each, y: each.y + by })),
  headings: headings.map((each) => ({ ...each, y: each.y + by })),
});

/** Text broken into at most three lines that fit; what does not fit ends in three dots. A word that is too long is broken. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((each) => pieces(each, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= mostLines) return lines;
  const shown = lines.slice(0, mostLines);
  let last = shown[mostLines - 1] ?? '';
  while (last && widthOf(`${last}…`) > width) last = [...last].slice(0, -1).join('');
  return [...shown.slice(0, -1), `${last}…`];
}

function pieces(word: string, width: number): string[] {
  const cut: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece && widthOf(piece + sign) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...cut, piece];
}

// Nothing can be measured before it is drawn: a guess on the safe side, at 15 pixels. Ideographs are twice as wide.
const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\uffdc]|\p{Extended_Pictographic}/u.test(sign) ? 16 : 8), 0);
