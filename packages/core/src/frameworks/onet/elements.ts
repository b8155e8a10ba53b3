// The content model of O*NET: what its elements are, and how they stand under each other.
import type { CompetencyKind, Gathered, Remark } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import type { TableRow } from '../reading/table.ts';
import { addressOf, onetAddress } from './address.ts';

// The branches that say something of a person or of what is done. Elsewhere the model describes jobs, and its elements are headings to us.
const branches: readonly [string, CompetencyKind][] = [
  ['1.A', 'ability'],
  ['1.', 'attitude'],
  ['2.A', 'skill'],
  ['2.B', 'skill'],
  ['2.C', 'knowledge'],
  ['4.A', 'competency'],
];

type Element = { readonly id: string; readonly name: string; readonly about: string; readonly place: TableRow['place'] };

// A class because only all of them together tell which are headings.
export class Elements {
  readonly #elements = new Map<string, Element>();

  /** Characters that are held for it. */
  take(row: TableRow): { readonly held: number; readonly remark?: Remark } {
    const [id, name, about] = [row.cell('Element ID'), row.cell('Element Name'), row.cell('Description')];
    if (this.#elements.has(id)) {
      const text = `The element ${id.slice(0, 60)} stands here twice. The first was kept.`;
      return { held: 0, remark: remark('dropped', 'repeated-element', text, row.place) };
    }
    this.#elements.set(id, { id, name, about, place: row.place });
    return { held: id.length + name.length + about.length };
  }

  *all(): Iterable<Gathered> {
    const headings = new Set([...this.#elements.keys()].flatMap((id) => above(id) ?? []));
    for (const { id, name, about, place } of this.#elements.values()) {
      const uri = addressOf(id);
      const branch = headings.has(id) ? undefined : branches.find(([start]) => id.startsWith(start));
      yield {
        is: 'item',
        uri,
        framework: onetAddress,
        kind: branch?.[1] ?? 'group',
        code: id,
        words: [{ language: 'en', name, ...(about !== '' && about !== name && { statement: about }) }],
        state: 'published',
        place,
      };
      const parent = above(id);
      if (parent !== undefined) yield { is: 'relation', type: 'broader', from: uri, to: addressOf(parent), place };
    }
  }
}

/** `2.A.1` of `2.A.1.a`. */
function above(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot > 0 ? id.slice(0, dot) : undefined;
}
