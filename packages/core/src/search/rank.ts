// The order of answers, the same whichever engine found them: exact names, other names, beginnings, words, slips, meaning.
import { fold } from './fold.ts';
import { all, match, type Match } from './match.ts';
import type { Query } from './query.ts';

/** What a thing is called and means in one language (BCP 47). */
export type Wording = {
  readonly language: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly statement: string;
};

/** Something that can be found. The first of its words are in its framework's own language. */
export type Findable = { readonly id: string; readonly code: string | null; readonly words: readonly [Wording, ...Wording[]] };

/** Where the words asked for stand in a text: places in UTF-16 units, in order, end excluded. */
export type Highlight = {
  readonly field: 'code' | 'name' | 'otherName' | 'statement';
  readonly language: string;
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
};

export type Found<T extends Findable> = { readonly item: T; readonly tier: number; readonly highlights: readonly Highlight[] };

const tiers = [
  'name',
  'otherName',
  'nameBegins',
  'otherNameBegins',
  'nameWords',
  'otherNameWords',
  'nameNearly',
  'otherNameNearly',
  'meaning',
  'some',
] as const;

const ofName = { whole: 'name', beginning: 'nameBegins', words: 'nameWords', nearly: 'nameNearly', some: 'some' } as const;

const ofOtherName = {
  whole: 'otherName',
  beginning: 'otherNameBegins',
  words: 'otherNameWords',
  nearly: 'otherNameNearly',
  some: 'some',
} as const;

type Weighed = {
  readonly tier: number;
  /** Bits of the words found. */
  readonly found: number;
  readonly slips: number;
  readonly extra: number;
  readonly highlights: readonly Highlight[];
};

/**
 * Puts candidates in the order people expect, without leaving any out: what answers nothing stands last.
 * The order depends on the candidates alone, never on how they came: ties go by name and then by id.
 * `languages` looks at words of those languages alone.
 */
export function rank<T extends Findable>(
  query: Query,
  candidates: readonly T[],
  languages: readonly string[] | null = null,
): Found<T>[] {
  const weighed = candidates.map((item) => ({ item, name: fold(item.words[0].name), ...weigh(query, item, languages) }));
  weighed.sort((a, b) => compare(a, b) || inText(a.name, b.name) || inText(a.item.id, b.item.id));
  return weighed.map(({ item, tier, highlights }) => ({ item, tier, highlights }));
}

const compare = (a: Weighed, b: Weighed) =>
  a.tier - b.tier || bits(b.found) - bits(a.found) || a.slips - b.slips || a.extra - b.extra;

function bits(found: number): number {
  let count = 0;
  for (let left = found; left > 0; left >>= 1) count += left & 1;
  return count;
}

const inText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const some = tiers.indexOf('some');
const nothing: Weighed = { tier: tiers.length, found: 0, slips: 0, extra: 0, highlights: [] };

function weigh(query: Query, { code, words }: Findable, languages: readonly string[] | null): Weighed {
  if (code !== null && query.text !== '' && fold(code) === query.text) {
    const ranges = [{ start: 0, end: code.length }];
    return { ...nothing, tier: 0, found: all(query), highlights: [{ field: 'code', language: 'und', text: code, ranges }] };
  }
  const looked = languages === null ? words : words.filter(({ language }) => languages.includes(language));
  return looked
    .map((wording) => inWording(query, wording))
    .reduce((best, each) => (compare(each, best) < 0 ? each : best), nothing);
}

function inWording(query: Query, { language, name, otherNames, statement }: Wording): Weighed {
  const marked = (field: Highlight['field'], text: string, { words }: Match): Highlight => {
    const ranges = words.map(({ start, end }) => ({ start, end })).toSorted((one, other) => one.start - other.start);
    return { field, language, text, ranges };
  };
  const named = match(query, name);
  let best: Weighed = nothing;
  if (named) best = { ...named, tier: tiers.indexOf(ofName[named.how]), highlights: [marked('name', name, named)] };
  for (const otherName of otherNames) {
    const other = match(query, otherName);
    if (!other) continue;
    const here = { ...other, tier: tiers.indexOf(ofOtherName[other.how]), highlights: [marked('otherName', otherName, other)] };
    if (compare(here, best) < 0) best = here;
  }
  if (best.tier < some) return best;
  // In long texts something is always a slip away: the statement has to have the words as they are.
  const meant = match(query, statement, false);
  if (!meant) return best;
  const found = best.found | meant.found;
  const highlights = [...best.highlights, marked('statement', statement, meant)];
  return { ...best, tier: found === all(query) ? tiers.indexOf('meaning') : some, found, highlights };
}
