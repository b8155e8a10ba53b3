// The closed shelf of contexts: what is not here is not known, and nothing is ever fetched for it.
import { packagedContexts } from '../verify/library.ts';
import { frozen } from './strict-json.ts';
import { generatedContexts } from './vocabulary/contexts.ts';

// Frozen all the way down: nothing may change what a signature was made over, and whoever works through a context may
// remember what came of it.
const shelf: ReadonlyMap<string, object> = new Map(
  [...packagedContexts, ...generatedContexts(packagedContexts)].map(([url, context]) => [url, frozen(structuredClone(context))]),
);

/** The context at an address, or null when it is not one of ours. */
export function contextAt(url: string): object | null {
  return shelf.get(url) ?? null;
}

/** Whether any context on the shelf, or a part of one, gives this word a meaning. */
export function isKnownWord(word: string): boolean {
  words ??= new Set([...shelf.values()].flatMap((context) => [...wordsIn(context)]));
  return words.has(word);
}
let words: Set<string> | undefined;

function* wordsIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    yield* wordsIn(inner);
  }
}
