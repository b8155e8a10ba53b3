// The closed shelf of contexts: what is not here is not known, and nothing is ever fetched for it.
import { packagedContexts } from '../verify/library.ts';
import { generatedContexts } from './vocabulary/contexts.ts';

const shelf: ReadonlyMap<string, object> = new Map([...packagedContexts, ...generatedContexts(packagedContexts)]);

/** The context at an address, or null when it is not one of ours. */
export function contextAt(url: string): object | null {
  return shelf.get(url) ?? null;
}
