// An index of words in this process: what each thing is called in each language, found by word, beginning or slip.
import { fold, forgiven, isFiller, mayBegin, wordsOf, type Query, type Wording } from '@skillweave/core/search';
import MiniSearch, { type Query as Asked } from 'minisearch';
import type { Fitting, Hit, Strictness, Wanted } from './finder.ts';

type Kept = Omit<Hit, 'languages'>;
export type Indexed = Kept & { readonly code: string | null; readonly words: readonly Wording[] };

// Bounds on what one thing may take of memory, whatever its publisher wrote.
const namesAtMost = 200;
const lettersAtMost = 4000;
const names = ['name', 'otherNames'];
const boost = { name: 4, otherNames: 2, code: 8 };

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
      kept.push({ thing, language });
    }
  };

  /** Each thing once, best first. */
  const hits = ({ query, ...wanted }: Wanted, how: Strictness, most: number): Hit[] =>
    gather(index.search(asked(query, how), { filter: ({ id }) => fits(kept[id as number], wanted) }), most);

  const gather = (results: readonly { id: unknown }[], most: number): Hit[] => {
    const found = new Map<string, Kept & { languages: string[] }>();
    for (const { id } of results) {
      const entry = kept[id as number];
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

function asked(query: Query, how: Strictness): Asked {
  const combineWith = how === 'some' ? 'OR' : 'AND';
  const words = query.words.map((word, place): Asked => ({
    combineWith: 'OR',
    queries: [...asTyped(query, word, place), ...(how === 'typed' ? [] : withSlips(word))],
  }));
  return {
    combineWith: 'OR',
    queries: [
      { queries: [query.text], fields: ['code'] },
      { combineWith, queries: words },
    ],
  };
}

function asTyped(query: Query, word: string, place: number): [Asked] {
  const fields = isFiller(word) ? names : [...names, 'statement'];
  return [{ queries: [word], fields, prefix: mayBegin(query, place) }];
}

function* withSlips(word: string): Generator<Asked> {
  const slips = forgiven(word.length);
  if (slips === 0) return;
  yield { queries: [word], fields: names, fuzzy: slips };
  // The index counts two swapped letters as two slips; people make them as one.
  if (slips === 1) yield { queries: swapped(word), fields: names };
}

const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
