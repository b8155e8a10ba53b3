// A thread that gathers the files of one format: it asks for their bytes, and hands the draft over in pieces small enough to take at once.
import { once } from 'node:events';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import {
  collectFiles,
  frameworkFormats,
  Unreadable,
  usualLimits,
  type Draft,
  type Limits,
  type RemarkGroup,
  type SourceFile,
} from '@skillweave/core/frameworks';

/** What the thread begins with. */
export type Begun = { readonly format: string; readonly names: readonly string[]; readonly limits?: Limits };

/** What it says. After a `draft` piece and a wish for bytes it waits for an answer. */
export type Said =
  | { readonly says: 'open'; readonly reading: number; readonly file: number }
  | { readonly says: 'next'; readonly reading: number }
  | { readonly says: 'shut'; readonly reading: number }
  | { readonly says: 'heard'; readonly items: number; readonly relations: number }
  | { readonly says: 'draft'; readonly piece: Piece }
  | {
      readonly says: 'end';
      readonly hasDraft: boolean;
      readonly remarks: readonly RemarkGroup[];
      readonly leftOut: readonly string[];
    };

/** What it is answered. `bytes` is null at the end of a file. */
export type Answer =
  | { readonly bytes: Uint8Array | null }
  | { readonly unreadable: { readonly code: string; readonly text: string } }
  | { readonly taken: true };

/** Some of a draft. */
export type Piece = {
  readonly frameworks?: Draft['frameworks'];
  readonly items?: readonly (Draft['items'] extends ReadonlyMap<string, infer Item> ? Item : never)[];
  readonly relations?: Draft['relations'];
  readonly stubs?: Draft['stubs'];
};

const often = 100;

async function gather(port: MessagePort, { format: name, names, limits = usualLimits }: Begun): Promise<void> {
  const say = (said: Said) => port.postMessage(said);
  const answered = async (said: Said): Promise<Answer> => {
    const answer = once(port, 'message') as Promise<[Answer]>;
    say(said);
    return (await answer)[0];
  };
  const format = frameworkFormats.find((each) => each.name === name);
  if (!format) throw new Error(`no format is called ${name}`);
  let readings = 0;
  const files = names.map((fileName, file): SourceFile => ({
    name: fileName,
    bytes: async function* () {
      const reading = (readings += 1);
      say({ says: 'open', reading, file });
      try {
        for (;;) {
          const answer = await answered({ says: 'next', reading });
          if ('unreadable' in answer) throw new Unreadable(answer.unreadable.code, answer.unreadable.text);
          if (!('bytes' in answer) || answer.bytes === null) return;
          yield answer.bytes;
        }
      } finally {
        say({ says: 'shut', reading });
      }
    },
  }));
  let next = 0;
  const heard = (items: number, relations: number) => {
    if (Date.now() < next) return;
    next = Date.now() + often;
    say({ says: 'heard', items, relations });
  };
  const { draft, remarks, leftOut } = await collectFiles({ format, files }, { limits, heard });
  if (draft) for (const piece of piecesOf(draft)) await answered({ says: 'draft', piece });
  say({ says: 'end', hasDraft: draft !== null, remarks, leftOut });
}

const atOnce = 500;

function* piecesOf({ frameworks, items, relations, stubs }: Draft): Generator<Piece> {
  yield { frameworks };
  const all = [...items.values()];
  for (let from = 0; from < all.length; from += atOnce) yield { items: all.slice(from, from + atOnce) };
  for (let from = 0; from < relations.length; from += atOnce) yield { relations: relations.slice(from, from + atOnce) };
  for (let from = 0; from < stubs.length; from += atOnce) yield { stubs: stubs.slice(from, from + atOnce) };
}

if (parentPort) {
  await gather(parentPort, workerData as Begun);
  parentPort.close();
}
