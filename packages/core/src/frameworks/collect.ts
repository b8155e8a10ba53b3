// Gathers what a reader hands on into one bounded draft: each item once, each relation once, both its ends there or a stub.
import { relationText } from './digest.ts';
import type { Gathered, GatheredFramework, GatheredItem, GatheredRelation, Place } from './gathered.ts';
import { usualLimits, type Limits } from './limits.ts';
import { merged } from './merge.ts';
import { remarkBook, type RemarkBook, type RemarkGroup } from './remarks.ts';
import { settledSides } from './settle-sides.ts';
import { isFit, sideOf, type Side } from './sides.ts';
import { Tidy } from './tidy.ts';

/** Something that is named and not described: it gets a place in the graph, so that what names it is not lost. */
export type Stub = {
  readonly uri: string;
  readonly side: Side;
  /** What whoever names it calls it, or nothing. */ readonly name: string;
};
export type DraftRelation = { readonly relation: GatheredRelation; readonly from: Side; readonly to: Side };

export type Draft = {
  /** In the order they came; each item's `framework` is one of them. None where only claims about the items of others came. */
  readonly frameworks: readonly GatheredFramework[];
  readonly items: ReadonlyMap<string, GatheredItem>;
  readonly relations: readonly DraftRelation[];
  readonly stubs: readonly Stub[];
};

/** `draft` is null when nothing can be made of what was handed in; the remarks say why. */
export type Collected = { readonly draft: Draft | null; readonly remarks: readonly RemarkGroup[] };

/**
 * Reads a stream to its end, or to its first remark of weight `refused`, or to a limit.
 * Never throws for what the stream holds. Cycles stay as they are: they are what the source says.
 */
export async function collect(
  gathered: AsyncIterable<Gathered> | Iterable<Gathered>,
  limits: Limits = usualLimits,
  heard: (items: number, relations: number) => void = () => {},
): Promise<Collected> {
  const book = remarkBook(limits.places);
  const heap = new Heap(limits, book);
  for await (const piece of gathered) {
    if (!heap.take(piece)) return { draft: null, remarks: book.groups() };
    heard(heap.items.size, heap.relations.size);
  }
  return { draft: heap.draft(), remarks: book.groups() };
}

// Longer ones are no addresses anybody could follow, and would have to be compared again and again.
const longestAddress = 2_048;

// A class because it has a life: it grows piece by piece and is closed once.
class Heap {
  readonly frameworks = new Map<string, GatheredFramework>();
  readonly items = new Map<string, GatheredItem>();
  readonly relations = new Map<string, GatheredRelation>();
  readonly #limits: Limits;
  readonly #book: RemarkBook;
  readonly #tidy: Tidy;
  #last: Place = { file: '' };

  constructor(limits: Limits, book: RemarkBook) {
    this.#limits = limits;
    this.#book = book;
    this.#tidy = new Tidy(limits.text);
  }

  /** False when nothing more is to be read. */
  take(piece: Gathered): boolean {
    if ('place' in piece) this.#last = piece.place;
    this.#tidy.cut = false;
    if (piece.is === 'remark') {
      this.#book.note(piece);
      return piece.weight !== 'refused';
    }
    if (piece.is === 'framework') this.#framework(this.#tidy.framework(piece));
    else if (piece.is === 'item') this.#item(this.#tidy.item(piece));
    else this.#relation(this.#tidy.relation(piece));
    if (this.#tidy.cut)
      this.#note('repaired', 'text-too-long', `A text is longer than ${this.#limits.text} characters and was cut.`);
    return this.#withinLimits();
  }

  draft(): Draft | null {
    for (const [uri, item] of this.items) {
      if (this.frameworks.has(item.framework)) continue;
      this.items.delete(uri);
      this.#note(
        'dropped',
        'framework-missing',
        `${uri} belongs to ${item.framework || 'no framework'}, which is not described.`,
        item.place,
      );
    }
    const alone = this.items.size === 0;
    if (alone) this.#keepClaims();
    if (alone && this.relations.size === 0) {
      this.#note('refused', 'nothing-found', 'Nothing that belongs to a framework was found.', this.#last);
      return null;
    }
    const stubs = new Map<string, Stub>();
    const all = [...this.relations.values()];
    const sideAt = settledSides(all, (uri) => {
      const item = this.items.get(uri);
      return item && sideOf(item.kind);
    });
    const relations = all.flatMap((relation) => this.#ended(relation, sideAt, stubs) ?? []);
    // A framework without items would be read as a release that retires all it had.
    const frameworks = alone ? [] : [...this.frameworks.values()];
    return { frameworks, items: this.items, relations, stubs: [...stubs.values()] };
  }

  /** A crosswalk describes no item: what it claims of the items of others may stand alone, any other relation is its keeper's to say. */
  #keepClaims(): void {
    for (const [key, { type, from, to, place }] of this.relations) {
      if (type === 'mapping') continue;
      this.relations.delete(key);
      this.#note('dropped', 'relation-alone', `${from} to ${to} (${type}) comes without the items it stands between.`, place);
    }
  }

  #framework(given: GatheredFramework): void {
    if (!isAddress(given.uri))
      return this.#note('dropped', 'address-unusable', `The framework ${given.name} has no usable address.`);
    this.frameworks.set(given.uri, { ...given, ...this.frameworks.get(given.uri) });
  }

  #item(given: GatheredItem): void {
    const { uri, place } = given;
    if (!isAddress(uri)) return this.#note('dropped', 'address-unusable', 'An item has no usable address.', place);
    if (given.words[0].name.trim() === '') return this.#note('dropped', 'name-missing', `${uri} has no name.`, place);
    const there = this.items.get(uri);
    if (!there) return void this.items.set(uri, given);
    if (there.framework !== given.framework)
      return this.#note('dropped', 'item-in-two-frameworks', `${uri} was in ${there.framework} before and stays there.`, place);
    if (sideOf(there.kind) !== sideOf(given.kind))
      return this.#note('dropped', 'item-of-two-kinds', `${uri} was a ${there.kind} before and stays one.`, place);
    const { item, contradicts } = merged(there, given);
    this.items.set(uri, item);
    if (contradicts)
      this.#note('repaired', 'item-twice', `${uri} comes twice and says different things; the first stands.`, place);
  }

  #relation(given: GatheredRelation): void {
    const { from, to, place } = given;
    if (!isAddress(from) || !isAddress(to))
      return this.#note('dropped', 'address-unusable', `A relation (${given.type}) has an end without a usable address.`, place);
    if (from === to)
      return this.#note('dropped', 'relation-to-itself', `${from} is said to stand to itself (${given.type}).`, place);
    const key = relationKey(given);
    const there = this.relations.get(key);
    if (!there) this.relations.set(key, given);
    else if (relationText(there) !== relationText(given))
      this.#note('repaired', 'relation-twice', `${from} to ${to} (${given.type}) comes twice; the first stands.`, place);
  }

  #ended(relation: GatheredRelation, sideAt: (uri: string) => Side, stubs: Map<string, Stub>): DraftRelation | null {
    const { type, from, to, place } = relation;
    const sides = { from: sideAt(from), to: sideAt(to) };
    if (!isFit(type, sides.from, sides.to)) {
      this.#note('dropped', 'relation-unfit', `A relation of the kind "${type}" cannot stand between ${from} and ${to}.`, place);
      return null;
    }
    const { fromName = '', toName = '' } = type === 'mapping' ? relation : {};
    for (const { uri, side, name } of [
      { uri: from, side: sides.from, name: fromName },
      { uri: to, side: sides.to, name: toName },
    ]) {
      if (this.items.has(uri) || stubs.has(uri)) continue;
      stubs.set(uri, { uri, side, name });
      this.#note('repaired', 'named-but-absent', `${uri} is named and not described.`, place);
    }
    return { relation, ...sides };
  }

  #withinLimits(): boolean {
    const { frameworks, items, relations, characters } = this.#limits;
    const over = [
      this.frameworks.size > frameworks && `more than ${frameworks} frameworks`,
      this.items.size > items && `more than ${items} items`,
      this.relations.size > relations && `more than ${relations} relations`,
      this.#tidy.kept > characters && `more than ${characters} characters`,
    ].find((each) => each !== false);
    if (over === undefined) return true;
    this.#note('refused', 'too-much', `There are ${over}, which is more than one import takes. Bring it in parts.`);
    return false;
  }

  #note(weight: 'repaired' | 'dropped' | 'refused', code: string, text: string, place: Place = this.#last): void {
    this.#book.note({ weight, code, text: text.slice(0, 500).toWellFormed(), place });
  }
}

const isAddress = (uri: string) => uri.trim() !== '' && uri.length <= longestAddress;

/** Equal for two relations that are about the same: a mapping and its denial are two. */
function relationKey(relation: GatheredRelation): string {
  const { type, from, to } = relation;
  const claim = relation.type === 'mapping' ? `${relation.predicate}${relation.not ? ' not' : ''}` : '';
  return `${type} ${claim}\n${from}\n${to}`;
}
