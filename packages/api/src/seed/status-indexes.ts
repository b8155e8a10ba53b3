// Gives each badge of the town its own random place in its issuer's status lists, and remembers which bits are set.
import { withBit } from '@skillweave/core/sign';
import { bitsOfList, purposeFor, statusListSlug, type StatusPurpose } from '../write/status-lists.ts';
import type { Chance } from './chance.ts';

export type Drawn = { readonly slug: string; readonly purpose: StatusPurpose; readonly index: number };

export interface IndexDraw {
  /** A place nobody has yet, in the list this issuer uses for this type of achievement. */
  draw(issuer: string, achievementType: string, about: string): Drawn;
  mark(drawn: Drawn, fate: 'revoked' | 'suspended'): void;
  /** The bits set so far in a list, and the places given out. */
  list(slug: string): { readonly bits: Uint8Array; readonly taken: Uint8Array };
}

export function indexDraw(chance: Chance): IndexDraw {
  const lists = new Map<string, { bits: Uint8Array; taken: Uint8Array; used: Set<number> }>();
  const listOf = (slug: string) => {
    const made = lists.get(slug) ?? {
      bits: new Uint8Array(bitsOfList / 8),
      taken: new Uint8Array(bitsOfList / 8),
      used: new Set<number>(),
    };
    lists.set(slug, made);
    return made;
  };
  return {
    draw: (issuer, achievementType, about) => {
      const purpose = purposeFor(achievementType);
      const slug = statusListSlug(issuer, purpose);
      const list = listOf(slug);
      let index = chance.number(bitsOfList, 'status', slug, about);
      for (let again = 1; list.used.has(index); again++) index = chance.number(bitsOfList, 'status', slug, about, again);
      list.used.add(index);
      list.taken = withBit(list.taken, index, true);
      return { slug, purpose, index };
    },
    mark: ({ slug, purpose, index }, fate) => {
      if ((fate === 'suspended') !== (purpose === 'suspension')) throw new TypeError(`a badge of ${slug} cannot be ${fate}`);
      const list = listOf(slug);
      list.bits = withBit(list.bits, index, true);
    },
    list: listOf,
  };
}
