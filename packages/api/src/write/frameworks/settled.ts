// What the ends of a draft's relations are, now that the graph can say it of those the files only name.
import { settledSides, sideOf, type Draft } from '@skillweave/core/frameworks';
import type { StandingItem } from './standing.ts';

/** The relations and stubs of a draft on the sides where the graph has what they name, and what is claimed to mean the same as that. */
export function settled(draft: Draft, known: (uri: string) => StandingItem | undefined): Pick<Draft, 'relations' | 'stubs'> {
  if (draft.stubs.every(({ uri, side }) => (known(uri)?.side ?? side) === side)) return draft;
  const all = draft.relations.map(({ relation }) => relation);
  const sideAt = settledSides(all, (uri) => {
    const item = draft.items.get(uri);
    return item ? sideOf(item.kind) : known(uri)?.side;
  });
  return {
    relations: all.map((relation) => ({ relation, from: sideAt(relation.from), to: sideAt(relation.to) })),
    stubs: draft.stubs.map((stub) => ({ ...stub, side: sideAt(stub.uri) })),
  };
}
