// A draft beside what stands: which items are new, adopted, changed or another keeper's, and which relations hold.
import {
  difference,
  isFit,
  itemDigest,
  keeperOf,
  linkDigest,
  remarkBook,
  sideOf,
  type Difference,
  type Draft,
  type DraftRelation,
  type GatheredItem,
  type GatheredRelation,
  type RemarkGroup,
  type Stub,
} from '@skillweave/core/frameworks';
import { makeBreather, type Breather } from './breather.ts';
import { idFor } from './identity.ts';
import { settled } from './settled.ts';
import type { Standing, StandingItem } from './standing.ts';

export type Sorted = {
  readonly difference: Difference;
  /** Nobody knew them; they are made hidden, ahead of the turn. */
  readonly fresh: readonly GatheredItem[];
  readonly freshStubs: readonly Stub[];
  /** They were only named until now; this framework describes them. */
  readonly adopted: readonly GatheredItem[];
  readonly relations: readonly DraftRelation[];
  /** Digest of what each item says, by its address. */
  readonly digests: ReadonlyMap<string, string>;
  /** Digest of all relations kept with an item, by its address. Claims are nobody's to keep and count for nothing here. */
  readonly linkDigests: ReadonlyMap<string, string>;
  /** Addresses of what stands already and whose relations differ. */
  readonly relinked: readonly string[];
  readonly remarks: readonly RemarkGroup[];
  known(uri: string): StandingItem | undefined;
  idOf(uri: string): string;
};

/** Pure: the same draft and the same standing always sort alike, which is what lets a load go on from its last batch. */
export async function sorted(draft: Draft, standing: Standing): Promise<Sorted> {
  const breather = makeBreather();
  const book = remarkBook(10);
  const known = (uri: string) => standing.inside.get(uri) ?? standing.outside.get(uri);
  const ours = (uri: string) =>
    standing.outside.get(uri)?.frameworkId === undefined || standing.outside.get(uri)?.frameworkId === null;

  const isOurs = ({ uri, kind, place }: GatheredItem): boolean => {
    const there = known(uri);
    if (!ours(uri)) {
      book.note({
        weight: 'dropped',
        code: 'kept-elsewhere',
        text: `${uri} belongs to another framework here and stays as it is.`,
        place,
      });
      return false;
    }
    if (there && there.side !== sideOf(kind)) {
      book.note({ weight: 'dropped', code: 'item-of-two-kinds', text: `${uri} is something else here and stays that.`, place });
      return false;
    }
    return true;
  };
  const digests = new Map<string, string>();
  const items: GatheredItem[] = [];
  for (const item of draft.items.values()) {
    if (breather.isDue()) await breather.rest();
    if (!isOurs(item)) continue;
    items.push(item);
    digests.set(item.uri, itemDigest(item));
  }

  const stands = ({ relation, from, to }: DraftRelation): boolean => {
    const { place } = relation;
    if (!fits(known(relation.from), from) || !fits(known(relation.to), to) || !isFit(relation.type, from, to)) {
      book.note({
        weight: 'dropped',
        code: 'relation-unfit',
        text: `${relation.from} and ${relation.to} are of other kinds here.`,
        place,
      });
      return false;
    }
    // A claim is its maker's own; anything else would change what another keeper says.
    if (relation.type !== 'mapping' && !ours(keeperOf(relation))) {
      const text = `${keeperOf(relation)} belongs to another framework here; only its keeper says how it stands to others.`;
      book.note({ weight: 'dropped', code: 'kept-elsewhere', text, place });
      return false;
    }
    return true;
  };
  const sided = settled(draft, known);
  const relations: DraftRelation[] = [];
  for (const relation of sided.relations) {
    if (breather.isDue()) await breather.rest();
    if (stands(relation)) relations.push(relation);
  }

  const linkDigests = await digestsOf(relations, breather);
  const standingOf = (uri: string, there: StandingItem) => ({ uri, ...there });
  const inside = items.filter(({ uri }) => !standing.outside.has(uri));
  const found = difference(
    [...standing.inside].map(([uri, there]) => standingOf(uri, there)),
    inside.map((item) => ({ uri: item.uri, digest: digests.get(item.uri) ?? '', linkDigest: linkDigests.get(item.uri) ?? '' })),
  );
  const stubLinks = [...standing.outside]
    .filter(([uri, there]) => ours(uri) && there.linkDigest !== (linkDigests.get(uri) ?? there.linkDigest))
    .map(([uri]) => uri);
  return {
    difference: found,
    fresh: found.added.flatMap((uri) => draft.items.get(uri) ?? []),
    freshStubs: sided.stubs.filter(({ uri }) => !known(uri)),
    adopted: items.filter(({ uri }) => standing.outside.has(uri)),
    relations,
    digests,
    linkDigests,
    relinked: [...found.relinked, ...stubLinks],
    remarks: book.groups(),
    known,
    idOf: remembered((uri) => known(uri)?.id ?? idFor(uri)),
  };
}

const fits = (there: StandingItem | undefined, side: StandingItem['side']) => there === undefined || there.side === side;

/** The same answer without working it out again: an item is named by all its relations. */
function remembered(idOf: (uri: string) => string): (uri: string) => string {
  const ids = new Map<string, string>();
  return (uri) => {
    const there = ids.get(uri);
    if (there !== undefined) return there;
    const id = idOf(uri);
    ids.set(uri, id);
    return id;
  };
}

async function digestsOf(relations: readonly DraftRelation[], breather: Breather): Promise<Map<string, string>> {
  const kept = new Map<string, GatheredRelation[]>();
  for (const { relation } of relations) {
    if (breather.isDue()) await breather.rest();
    if (relation.type === 'mapping') continue;
    const keeper = keeperOf(relation);
    const there = kept.get(keeper);
    if (there) there.push(relation);
    else kept.set(keeper, [relation]);
  }
  const digests = new Map<string, string>();
  for (const [uri, list] of kept) {
    if (breather.isDue()) await breather.rest();
    digests.set(uri, linkDigest(list));
  }
  return digests;
}
