// Draws from a seed: the same seed gives the same cases.
import { chance } from '../proof.ts';

export type Draw = {
  below(count: number): number;
  one<Item>(items: readonly Item[]): Item;
  yes(): boolean;
};

export function drawing(seed: number): Draw {
  const random = chance(seed);
  const below = (count: number) => Math.floor(random() * count);
  const one = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new TypeError('Nothing to draw from.');
    return items[below(items.length)] as Item;
  };
  return { below, one, yes: () => random() < 0.5 };
}

/** A drawn order of the same items. */
export function shuffled<Item>(items: readonly Item[], draw: Draw): Item[] {
  return items
    .map((item) => ({ item, place: draw.below(2 ** 30) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
