// Puts the pieces of a framework into an order of their own, so that the same framework is always the same text.
import type { Pieces } from './written.ts';

/** Items by address, relations by what they join and say; whatever order they came in. */
export function piecesInOrder({ framework, items, relations }: Pieces): Pieces {
  const keyed = relations.map((relation) => ({
    relation,
    key: `${relation.from}\n${relation.type}\n${relation.to}\n${JSON.stringify(relation)}`,
  }));
  return {
    framework,
    items: items.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)),
    relations: keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ relation }) => relation),
  };
}
