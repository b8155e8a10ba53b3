// Statements that only tests ask: put on a copy of the shelf, so that they travel the same road as the real ones.
import { readEntry, readShelf, type Entry } from '../../packages/api/src/graph/shelf.ts';
import type { Codec, Codecs, Shape, Statement } from '../../packages/api/src/graph/statement.ts';

/** Whatever the engine gives, as plain values: for looking at what it gives. */
export const anything: Codec<unknown> = { name: 'anything', check: (value): value is unknown => value !== undefined };

/** One shelf for the whole process: a name tells one probe, whichever file made it and whichever graph is asked. */
const shelf = new Map<string, Entry>(readShelf());

export function probes() {
  const probe = <P extends Codecs, R extends Codecs>(text: string, takes: P, gives: R): Statement<Shape<P>, Shape<R>> => {
    const file = `probe/${shelf.size}`;
    shelf.set(file, readEntry(file, `// Probe.\n// takes   nothing\n// gives   nothing\n// sight   operator\n${text}`));
    return { file, takes, gives };
  };
  return { shelf, probe };
}
