// The last good copy of what was fetched, with its time; the longest unused goes first when there is no more room.
import type { Instant } from '@skillweave/core/terms';

export type Copy = { readonly bytes: Uint8Array; readonly at: Instant };

export interface Copies {
  find(address: string): Copy | null;
  keep(address: string, copy: Copy): void;
}

/** `most`: how many copies; `bytes`: of all of them together. */
export function makeCopies({ most, bytes: room }: { readonly most: number; readonly bytes: number }): Copies {
  // A Map keeps the order in which its keys were set: the first is the one not used for longest.
  const copies = new Map<string, Copy>();
  let size = 0;

  const drop = (address: string) => {
    size -= copies.get(address)?.bytes.length ?? 0;
    copies.delete(address);
  };

  return {
    find: (address) => {
      const copy = copies.get(address);
      if (copy === undefined) return null;
      copies.delete(address);
      copies.set(address, copy);
      return copy;
    },
    keep: (address, copy) => {
      drop(address);
      copies.set(address, copy);
      size += copy.bytes.length;
      for (const oldest of copies.keys()) {
        if (copies.size <= most && size <= room) break;
        drop(oldest);
      }
    },
  };
}
