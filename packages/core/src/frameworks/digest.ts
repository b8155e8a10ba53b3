// What an item says and how it stands to others, each as one short text that changes when they do.
import { createHash } from 'node:crypto';
import type { GatheredItem, GatheredRelation } from './gathered.ts';

/** The first 132 bits of the SHA-256 of a text, in base64url: 22 characters. */
export const shortHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url').slice(0, 22);

/** Changes with anything the item says; where it stood in a file and the order of its other languages count for nothing. */
export function itemDigest({ is: _is, place: _place, words, sameAs = [], facts = {}, ...item }: GatheredItem): string {
  const [first, ...others] = words;
  const wordings = others.toSorted((a, b) => (a.language < b.language ? -1 : 1));
  return shortHash(canonical({ ...item, sameAs: [...sameAs].sort(), facts, words: [first, ...wordings].map(sortedNames) }));
}

/** Changes with any relation in the list; their order counts for nothing. */
export const linkDigest = (relations: readonly GatheredRelation[]): string =>
  relations.length === 0 ? '' : shortHash(relations.map(relationText).sort().join('\n'));

/** All a relation says, as one text: equal for equal relations. */
export const relationText = ({ is: _is, place: _place, ...facts }: GatheredRelation): string => canonical(facts);

const sortedNames = (words: GatheredItem['words'][number]) => ({
  ...words,
  otherNames: [...(words.otherNames ?? [])].sort(),
});

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
