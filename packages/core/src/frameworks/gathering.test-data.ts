// Lends tests files made of text, and everything a reader makes of them, sorted by what it is.
import * as fc from 'fast-check';
import type {
  FrameworkFormat,
  Gathered,
  GatheredFramework,
  GatheredItem,
  GatheredRelation,
  Remark,
  SourceFile,
} from './gathered.ts';
import type { Pieces } from './written.ts';

/** A file with this text, or these bytes, handed over in small pieces. */
export function fileOf(name: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    bytes: async function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

/** All that a format makes of some files. */
export async function gather(format: FrameworkFormat, ...files: readonly SourceFile[]) {
  const all: Gathered[] = [];
  for await (const piece of format.read(files)) all.push(piece);
  return {
    frameworks: all.filter((piece): piece is GatheredFramework => piece.is === 'framework'),
    items: all.filter((piece): piece is GatheredItem => piece.is === 'item'),
    relations: all.filter((piece): piece is GatheredRelation => piece.is === 'relation'),
    remarks: all.filter((piece): piece is Remark => piece.is === 'remark'),
  };
}

/** The codes of remarks, each with how often it was made. */
export function counted(remarks: readonly Remark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of remarks) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Items by address and relations by what they say, without their places: what two readings have in common. */
export function graphOf({ items, relations }: Pick<Pieces, 'items' | 'relations'>) {
  const bare = (piece: object) => sortedKeys({ ...piece, place: undefined });
  return { items: items.map(bare).sort(), relations: relations.map(bare).sort() };
}

function sortedKeys(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Text as people type it: not empty, no space at its ends. */
export const someText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 160 })
  .filter((text) => text.trim() === text && text.isWellFormed() && !/\p{Cc}/u.test(text));

/** A copy of a JSON value in which a few values are replaced by something of another type. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(
    null,
    0,
    -1.5,
    1e15,
    true,
    '',
    ' ',
    'x',
    '2017',
    [],
    [[]],
    {},
    [null],
    { '@id': 1 },
    { en: 7 },
    ['a', 1],
  );
  const text = JSON.stringify(value);
  const places = countOf(value);
  return fc.array(fc.tuple(fc.nat(places), odd), { minLength: 1, maxLength: 6 }).map((changes) => {
    let at = 0;
    const wanted = new Map(changes);
    return JSON.parse(text, (_, part: unknown) => {
      at += 1;
      return wanted.has(at) ? wanted.get(at) : part;
    }) as unknown;
  });
}

function countOf(value: unknown): number {
  let count = 0;
  JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    count += 1;
    return part;
  });
  return count;
}
