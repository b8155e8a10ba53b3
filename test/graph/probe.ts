// Statements that only tests ask: put on a copy of the shelf, so that they travel the same road as the real ones.
import { readEntry, readShelf, type Entry } from '../../packages/api/src/graph/shelf.ts';
import type { Codec, Codecs, Shape, Statement } from '../../packages/api/src/graph/statement.ts';

/** Whatever the engine gives, as plain values: for looking at what it gives. */
export const anything: Codec<unknown> = { name: 'anything', check: (value): value is unknown => value !== undefined };

// Counted in the whole process: a graph over one shelf knows no probe of another by a name of its own.
let made = 0;

export function probes() {
  const shelf = new Map<string, Entry>(readShelf());
  const probe = <P extends Codecs, R extends Codecs>(text: string, takes: P, gives: R): Statement<Shape<P>, Shape<R>> => {
    const file = `probe/${(made += 1)}`;
    shelf.set(file, readEntry(file, `// Probe.\n// takes   nothing\n// gives   nothing\n// sight   operator\n${text}`));
    return { file, takes, gives };
  };
  return { shelf, probe };
}
