// Search beside the embedded engine: an index of words in this process, made when first needed and made anew after a change.
import { setImmediate } from 'node:timers/promises';
import type { Graph } from '../graph/graph.ts';
import { findablePages } from '../read/findable.ts';
import { leniently, type Finder } from './finder.ts';
import { makeWordsIndex, type WordsIndex } from './words-index.ts';

// Above this, things stay out of the index: a bound on memory, at about 2 kB each. The three largest public lists together are 37,000.
const thingsAtMost = 300_000;
/** How long building may keep others waiting at a time, in milliseconds. */
const turn = 15;

export type Say = { warn(facts: object, words: string): void };

/** `graph` is what the index is made from: not a request's, which ends with its visitor. `log` hears when it could not be made, or not whole. */
export function embeddedFinder(graph: Graph, log: Say): Finder {
  let ready: WordsIndex | null = null;
  let building: Promise<WordsIndex> | null = null;
  // Counts changes: an index made before the last of them is used, but made anew.
  let changes = 0;
  let made = -1;

  const renew = (): Promise<WordsIndex> => {
    building ??= (async () => {
      const since = changes;
      try {
        ready = await build(graph, log);
        made = since;
        return ready;
      } finally {
        building = null;
      }
    })();
    return building;
  };

  return {
    hits: async (_graph, wanted, most) => {
      if (ready && made !== changes) void renew().catch((error: unknown) => log.warn({ error }, 'search not renewed'));
      const index = ready ?? (await renew());
      return await leniently({ query: wanted.query, ask: (how) => index.hits(wanted, how, most) });
    },
    searchChanged: () => void (changes += 1),
    upToDate: async () => {
      const wanted = changes;
      // What is being made now may have been begun before the last change.
      if (made < wanted) await renew();
      if (made < wanted) await renew();
    },
  };
}

async function build(graph: Graph, log: Say): Promise<WordsIndex> {
  const index = makeWordsIndex();
  let begun = performance.now();
  let count = 0;
  for await (const page of findablePages(graph)) {
    for (const each of page) {
      if (count >= thingsAtMost) {
        log.warn({ thingsAtMost }, 'too many things for the index of words: the rest cannot be found');
        return index;
      }
      index.add(each);
      count += 1;
      if (performance.now() - begun < turn) continue;
      await setImmediate();
      begun = performance.now();
    }
  }
  return index;
}
