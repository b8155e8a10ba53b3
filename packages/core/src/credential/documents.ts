// The closed shelf of contexts: what is not here is not known, and nothing is ever fetched for it.
import { packagedContexts } from '../verify/library.ts';
import { frozen, type JsonObject } from './strict-json.ts';
import { generatedContexts } from './vocabulary/contexts.ts';

// Frozen all the way down: nothing may change what a signature was made over, and whoever works through a context may
// remember what came of it.
const shelf: ReadonlyMap<string, JsonObject> = new Map(
  [...packagedContexts, ...generatedContexts(packagedContexts)].map(([url, context]) => [
    url,
    frozen(structuredClone(context) as JsonObject),
  ]),
);

/** The context at an address, or null when it is not one of ours. */
export function contextAt(url: string): JsonObject | null {
  return shelf.get(url) ?? null;
}

/** All contexts on the shelf. */
export function shelfContexts(): Iterable<JsonObject> {
  return shelf.values();
}
