// A thread that is handed a large framework part by part and writes it, so that everybody else is answered meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import type { GatheredFramework, GatheredItem, GatheredRelation, Pieces } from '@skillweave/core/frameworks';
import { writeHere, type Wish } from './write.ts';

const { framework, wish } = workerData as { readonly framework: GatheredFramework; readonly wish: Wish };
const items: GatheredItem[] = [];
const relations: GatheredRelation[] = [];

parentPort?.on('message', (part: Pick<Pieces, 'items' | 'relations'> | 'end') => {
  if (part !== 'end') {
    for (const item of part.items) items.push(item);
    for (const relation of part.relations) relations.push(relation);
    return;
  }
  const { bytes, tag, notHeld } = writeHere({ framework, items, relations }, wish);
  // Handed over, not copied: it may be a hundred megabytes.
  const own = new Uint8Array(bytes);
  parentPort?.postMessage({ bytes: own, tag, notHeld }, [own.buffer]);
});
