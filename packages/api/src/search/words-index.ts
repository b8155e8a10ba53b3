// An index of words in this process: what each thing is called in each language, found by word, beginning or slip.
import { fold, isFiller, mayBegin, wordsOf, type Query, type Wording } from '@skillweave/core/search';
import MiniSearch, { type Query as Asked } from 'minisearch';
import { slipsIn, type Fitting, type Hit, type Strictness, type Wanted } from './finder.ts';

type Kept = Omit<Hit, 'languages'>;
export type Indexed = Kept & { readonly code: string | null; readonly words: readonly Wording[] };

// Bounds on what one thing may take of memory, whatever its publisher wrote.
const namesAtMost = 200;
const lettersAtMost = 4000;
const names = ['name', 'otherNames'];
const boost = { name: 4, otherNames: 2, code: 8 };
/** More than any words add up to. */
const first = 1e6;

export function makeWordsIndex() {
  // Texts are not kept, only words: what is shown is read from the store.
  const index = new MiniSearch<Record<string, unknown>>({
    idField: 'key',
    fields: ['code', 'name', 'otherNames', 'statement'],
    tokenize: (text, field) => (field === 'code' ? [fold(text)] : wordsOf(text).map(({ folded }) => folded)),
    processTerm: (word, field) => (field === 'statement' && isFiller(word) ? null : word),
    searchOptions: { tokenize: (text) => [text], processTerm: (word) => word, boost },
  });
  const kept: { readonly thing: Kept; readonly language: string }[] = [];
  // By whole name: what is called just what was typed stands first, however many names have its words.
  const called = new Map<string, number[]>();

  const add = ({ id, isTarget, framework, kind, state, code, words }: Indexed): void => {
    const thing = { id, isTarget, framework, kind, state };
    for (const { language, name, otherNames, statement } of words) {
      index.add({
        key: kept.length,
        code: code ?? '',
        name: name.slice(0, lettersAtMost),
        otherNames: otherNames.slice(0, namesAtMost).join(' ').slice(0, lettersAtMost),
        statement: statement.slice(0, lettersAtMost),
      });
      const whole = fold(name.slice(0, lettersAtMost));
      called.set(whole, [...(called.get(whole) ?? []), kept.length]);
      kept.push({ thing, language });
    }
  };

  /** Each thing once, best first. */
  const hits = ({ query, ...wanted }: Wanted, how: Strictness, most: number): Hit[] => {
    const filter = ({ id }: { id: unknown }) => fits(kept[id as number], wanted);
    const met = (asked: Asked, among: Scores | null): Scores => {
      // A short beginning is met in thousands of things: those without the words before it are not even weighed.
      const boostDocument = among && ((id: unknown) => (among.has(id as number) ? 1 : 0));
      const results = index.search(asked, { filter, ...(boostDocument && { boostDocument }) });
      return new Map(results.map(({ id, score }) => [id as number, score]));
    };
    const scores = new Map<number, number>();
    const weigh = (found: Scores) => {
      for (const [key, score] of found) scores.set(key, (scores.get(key) ?? 0) + score);
    };
    const words = query.words.map((word, place): WordAsked => ({ word, asked: askedFor(query, { word, place, how }) }));
    if (how === 'some') for (const each of words) weigh(met(each.asked, null));
    else weigh(withEvery(words, met));
    weigh(met({ queries: [query.text], fields: ['code'] }, null));
    const sameName = (called.get(query.text) ?? []).filter((key) => fits(kept[key], wanted));
    weigh(new Map(sameName.map((key) => [key, first])));
    return gather(
      [...scores].sort(([one, score], [other, more]) => more - score || one - other),
      most,
    );
  };

  const gather = (results: readonly (readonly [number, number])[], most: number): Hit[] => {
    const found = new Map<string, Kept & { languages: string[] }>();
    for (const [key] of results) {
      const entry = kept[key];
      if (!entry) continue;
      const known = found.get(entry.thing.id);
      if (known && !known.languages.includes(entry.language)) known.languages.push(entry.language);
      if (!known && found.size < most) found.set(entry.thing.id, { ...entry.thing, languages: [entry.language] });
    }
    return [...found.values()];
  };

  return { add, hits, size: () => kept.length };
}

export type WordsIndex = ReturnType<typeof makeWordsIndex>;

function fits(entry: { thing: Kept; language: string } | undefined, wanted: Fitting): boolean {
  if (!entry) return false;
  const { thing, language } = entry;
  return (
    (wanted.states === null || wanted.states.includes(thing.state)) &&
    (wanted.languages === null || wanted.languages.includes(language)) &&
    (wanted.frameworks === null || (thing.framework !== null && wanted.frameworks.includes(thing.framework))) &&
    (wanted.kinds === null || wanted.kinds.includes(thing.kind))
  );
}

type Scores = ReadonlyMap<number, number>;
type WordAsked = { readonly word: string; readonly asked: Asked };

/** Where every word was met: the longest first, because it is met least and leaves the least to look through for the others. */
function withEvery(words: readonly WordAsked[], met: (asked: Asked, among: Scores | null) => Scores): Scores {
  const [first, ...others] = words.toSorted((one, other) => other.word.length - one.word.length);
  return others.reduce<Scores>(
    (before, { asked }) => {
      if (before.size === 0) return before;
      return new Map([...met(asked, before)].map(([key, score]) => [key, score + (before.get(key) ?? 0)]));
    },
    first ? met(first.asked, null) : new Map(),
  );
}

function askedFor(query: Query, { word, place, how }: { word: string; place: number; how: Strictness }): Asked {
  return { combineWith: 'OR', queries: [...asTyped(query, word, place), ...withSlips(word, how)] };
}

function asTyped(query: Query, word: string, place: number): [Asked] {
  const fields = isFiller(word) ? names : [...names, 'statement'];
  return [{ queries: [word], fields, prefix: mayBegin(query, place) }];
}

function* withSlips(word: string, how: Strictness): Generator<Asked> {
  const slips = slipsIn(word, how);
  if (slips === 0) return;
  yield { queries: [word], fields: names, fuzzy: slips };
  // The index counts two swapped letters as two slips; people make them as one.
  if (slips === 1) yield { queries: swapped(word), fields: names };
}

const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
