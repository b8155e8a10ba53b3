// Limits what one document can make us ask of the outside: each address once, and not many of them.
import type { Fetched, World } from './check.ts';

// A record of a hundred badges from a few issuers needs a handful: their keys and their status lists.
const addressLimit = 50;

/** The same world, remembering answers while one document is checked; beyond the limit everything is unreachable. */
export function asking(world: World): World {
  const answers = new Map<string, Promise<Fetched>>();
  return {
    now: world.now,
    ...(world.expecting === undefined ? {} : { expecting: world.expecting }),
    ...(world.learner === undefined ? {} : { learner: world.learner }),
    ...(world.memory === undefined ? {} : { memory: world.memory }),
    ...(world.holderPolicy === undefined ? {} : { holderPolicy: world.holderPolicy }),
    onFault: (cause) => world.onFault?.(cause),
    recognise: async (issuerId) => await world.recognise(issuerId),
    fetchDocument: async (url, wish) => {
      // Asked for afresh once at most: the second question after a fresh answer gets that answer.
      const name = wish?.fresh === true ? `fresh ${url}` : url;
      const known = answers.get(name);
      if (known !== undefined) return await known;
      if (answers.size >= addressLimit) return { kind: 'unreachable', because: 'This record asks for too many addresses.' };
      const answer = fetched(world, url, wish);
      answers.set(name, answer);
      return await answer;
    },
  };
}

// A fetch that fails by throwing is a fetch that did not reach.
async function fetched(world: World, url: string, wish?: { fresh: true }): Promise<Fetched> {
  try {
    return await world.fetchDocument(url, wish);
  } catch (cause) {
    world.onFault?.(cause);
    return { kind: 'unreachable', because: 'The fetch failed.' };
  }
}
