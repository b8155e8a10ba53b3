// Two pieces about one item become one: what the first says stands, what only the second says is added.
import type { GatheredItem, Words } from './gathered.ts';

/** The item both make, and whether they contradict each other somewhere. A second language for the same item is no contradiction. */
export function merged(
  first: GatheredItem,
  second: GatheredItem,
): { readonly item: GatheredItem; readonly contradicts: boolean } {
  const words = new Map<string, Words>(first.words.map((each) => [each.language, each]));
  let contradicts =
    first.kind !== second.kind ||
    first.state !== second.state ||
    differ(first.code, second.code) ||
    differ(first.order, second.order);
  for (const each of second.words) {
    const there = words.get(each.language);
    if (there) contradicts ||= there.name !== each.name || differ(there.statement, each.statement);
    words.set(each.language, there ? mergedWords(there, each) : each);
  }
  const sameAs = union(first.sameAs, second.sameAs);
  const facts = { ...second.facts, ...first.facts };
  contradicts ||= Object.entries(second.facts ?? {}).some(([key, value]) => facts[key] !== value);
  const [main, ...others] = words.values();
  return {
    item: {
      ...second,
      ...first,
      words: [main ?? first.words[0], ...others],
      ...(sameAs.length > 0 && { sameAs }),
      ...(Object.keys(facts).length > 0 && { facts }),
    },
    contradicts,
  };
}

function mergedWords(first: Words, second: Words): Words {
  const otherNames = union(first.otherNames, second.otherNames).filter((name) => name !== first.name);
  return { ...second, ...first, ...(otherNames.length > 0 && { otherNames }) };
}

const union = (first: readonly string[] = [], second: readonly string[] = []) => [...new Set([...first, ...second])];

const differ = (first: unknown, second: unknown) => first !== undefined && second !== undefined && first !== second;
