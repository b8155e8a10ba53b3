// Gathers what many fields of one request ask for by id into one question to the graph. Lives as long as the request.
import type { Context } from '../context.ts';

type Waiting<T> = { readonly id: string; readonly settle: (value: T) => void; readonly fail: (error: unknown) => void };

/** `load` is given the ids asked for in one turn and answers in their order. */
export function batched<T>(load: (context: Context, ids: readonly string[]) => Promise<readonly T[]>) {
  const waiting = new WeakMap<Context, Waiting<T>[]>();

  const run = async (context: Context): Promise<void> => {
    const asked = waiting.get(context) ?? [];
    waiting.delete(context);
    try {
      // Two fields may ask for the same thing; asked twice, its rows would come back twice.
      const ids = [...new Set(asked.map(({ id }) => id))];
      const answers = await load(context, ids);
      const byId = new Map(ids.map((id, place) => [id, answers[place] as T]));
      for (const { id, settle } of asked) settle(byId.get(id) as T);
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  };

  return (context: Context, id: string): Promise<T> =>
    new Promise((settle, fail) => {
      const asked = waiting.get(context);
      if (asked) asked.push({ id, settle, fail });
      else {
        waiting.set(context, [{ id, settle, fail }]);
        // Fields of one level resolve in the same turn; the next turn finds all of them waiting.
        setImmediate(() => void run(context));
      }
    });
}

/**
 * The same for fields with arguments: each different `args` of a request, such as a page, has a batch of its own, since aliases may
 * ask for several.
 */
export function batchedBy<A, T>(load: (context: Context, ids: readonly string[], args: A) => Promise<readonly T[]>) {
  const ofRequests = new WeakMap<Context, Map<string, ReturnType<typeof batched<T>>>>();
  return (context: Context, id: string, args: A): Promise<T> => {
    const ofRequest = ofRequests.get(context) ?? new Map<string, ReturnType<typeof batched<T>>>();
    ofRequests.set(context, ofRequest);
    const key = JSON.stringify(args);
    const one = ofRequest.get(key) ?? batched((within: Context, ids) => load(within, ids, args));
    ofRequest.set(key, one);
    return one(context, id);
  };
}
