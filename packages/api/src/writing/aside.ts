// Writes a framework from its parts: a small one here, a large one in a thread of its own.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { GatheredFramework, GatheredItem, GatheredRelation, Pieces } from '@skillweave/core/frameworks';
import { writeHere, type Wish, type Written } from './write.ts';

type Part = Pick<Pieces, 'items' | 'relations'>;

/** Pieces that are written in a few hundredths of a second. */
const few = 3_000;

/** @throws whatever the thread fails with, such as running out of memory; this process lives on. */
export async function writeParts(
  framework: GatheredFramework,
  parts: AsyncIterable<Part>,
  wish: Wish,
  most = few,
): Promise<Written> {
  const held = { items: [] as GatheredItem[], relations: [] as GatheredRelation[] };
  let thread: Worker | null = null;
  let done: Promise<unknown[]> | null = null;
  try {
    for await (const part of parts) {
      if (thread) {
        send(thread, part);
        continue;
      }
      held.items.push(...part.items);
      for (const relation of part.relations) held.relations.push(relation);
      if (held.items.length + held.relations.length <= most) continue;
      thread = new Worker(new URL('./thread.ts', import.meta.url), {
        workerData: { framework, wish },
        resourceLimits: { maxOldGenerationSizeMb: 3_072 },
      });
      // Heard from the beginning: it may fail while parts are still on their way.
      done = once(thread, 'message');
      done.catch(() => {});
      send(thread, held);
    }
    if (!thread || !done) return writeHere({ framework, ...held }, wish);
    send(thread, 'end');
    const [written] = (await done) as [Written];
    return { ...written, bytes: Buffer.from(written.bytes) };
  } finally {
    await thread?.terminate();
  }
}

function send(thread: Worker, part: Part | 'end'): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  thread.postMessage(part);
}
