// An index of words in this process: what each thing is called in each language, found by word, beginning or slip.
import { fold, forgiven, isFiller, mayBegin, wordsOf, type Query, type Wording } from '@skillweave/core/search';
import MiniSearch, { type Query as Asked } from 'minisearch';
import type { Hit, Wanted } from './finder.ts';

export type Indexed = Hit & { readonly isRetired: boolean; readonly code: string | null; readonly words: readonly Wording[] };

// Bounds on what one thing may take of memory, whatever its publisher wrote.
const namesAtMost = 200;
const lettersAtMost = 4000;
const names = ['name', 'otherNames'];
const boost = { name: 4, otherNames: 2, code: 8 };

type Kept = Hit & { readonly isRetired: boolean };

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

  const add = ({ id, isTarget, framework, kind, isRetired, code, words }: Indexed): void => {
    const thing = { id, isTarget, framework, kind, isRetired };
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
  const hits = ({ query, ...wanted }: Wanted, most: number): Hit[] => {
    const every = gather(index.search(asked(query, 'AND'), { filter: ({ id }) => fits(kept[id as number], wanted) }), most);
    if (every.length > 0 || query.words.length < 2) return every;
    return gather(index.search(asked(query, 'OR'), { filter: ({ id }) => fits(kept[id as number], wanted) }), most);
  };

  const gather = (results: readonly { id: unknown }[], most: number): Hit[] => {
    const found = new Map<string, Hit>();
    for (const { id } of results) {
      const thing = kept[id as number]?.thing;
      if (thing && !found.has(thing.id)) found.set(thing.id, thing);
      if (found.size === most) break;
    }
    return [...found.values()];
  };

  return { add, hits, size: () => kept.length };
}

export type WordsIndex = ReturnType<typeof makeWordsIndex>;

function fits(entry: { thing: Kept; language: string } | undefined, wanted: Omit<Wanted, 'query'>): boolean {
  if (!entry) return false;
  const { thing, language } = entry;
  return (
    (wanted.withRetired || !thing.isRetired) &&
    (wanted.language === null || language === wanted.language) &&
    (wanted.frameworks === null || (thing.framework !== null && wanted.frameworks.includes(thing.framework))) &&
    (wanted.kinds === null || wanted.kinds.includes(thing.kind))
  );
}

function asked(query: Query, combineWith: 'AND' | 'OR'): Asked {
  const words = query.words.map((word, place): Asked => ({ combineWith: 'OR', queries: [...waysToMeet(query, word, place)] }));
  return {
    combineWith: 'OR',
    queries: [
      { queries: [query.text], fields: ['code'] },
      { combineWith, queries: words },
    ],
  };
}

function* waysToMeet(query: Query, word: string, place: number): Generator<Asked> {
  const fields = isFiller(word) ? names : [...names, 'statement'];
  yield { queries: [word], fields, prefix: mayBegin(query, place) };
  const slips = forgiven(word.length);
  if (slips === 0) return;
  yield { queries: [word], fields: names, fuzzy: slips };
  // The index counts two swapped letters as two slips; people make them as one.
  if (slips === 1) yield { queries: swapped(word), fields: names };
}

const swapped = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
