// What stands around the skills of a graph in tables: keywords, categories, collections and what skills are aligned to, by local id.
import type { Gathered, Place } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import type { TableRow } from '../reading/table.ts';
import type { Alignment } from '../rsd/descriptor.ts';
import { addressOf, wguLibrary } from '../rsd/library.ts';

type OfSkill = { keywords: string[]; alignments: Alignment[]; occupations: string[]; standards: string[] };
type Told = keyof OfSkill;

// A class because it has a life: it is filled with nodes, then with links, then asked.
export class Around {
  /** Letters held in memory until the skills are read. */
  kept = 0;
  readonly #skills = new Map<string, string>();
  readonly #of = new Map<string, OfSkill>();
  readonly #words: Record<Told, Map<string, Alignment>> = {
    keywords: new Map(),
    alignments: new Map(),
    occupations: new Map(),
    standards: new Map(),
  };
  readonly #orders = new Map<string, { readonly uri: string; readonly type: 'broader' | 'collectedIn' }>();
  readonly #places = new Map<'occupations' | 'standards', { place: Place; count: number; pointed: boolean }>();
  #partsOf: { place: Place; count: number } | null = null;

  *node(row: TableRow): Iterable<Gathered> {
    const [key, label, identifier] = [row.cell(':ID'), row.cell(':LABEL'), row.cell('identifier')];
    const name = row.cell('prefLabel') || row.cell('title');
    this.kept += key.length + identifier.length + name.length;
    switch (label) {
      case 'RichSkillDescriptor':
        return void this.#skills.set(key, addressOf(identifier, identifier) ?? '');
      case 'Keyword':
        return void this.#words.keywords.set(key, { id: key, name });
      case 'Alignment':
        return void this.#words.alignments.set(key, { id: identifier, name });
      case 'Occupation':
        return this.#aside('occupations', row, row.cell('code'));
      case 'Standard':
        return this.#aside('standards', row, row.cell('notation') || name);
      case 'Category':
        return yield* this.#order(row, name, { uri: `urn:sg:wgu-skills:${encodeURIComponent(key)}`, type: 'broader' });
      case 'Collection': {
        const uri = addressOf(identifier, identifier) ?? `urn:sg:wgu-skills:${encodeURIComponent(key)}`;
        return yield* this.#order(row, name, { uri, type: 'collectedIn' });
      }
      default:
        yield remark('dropped', 'unknown-label', `Nodes labelled “${label.slice(0, 60)}” are not known. It was left out.`, {
          ...row.place,
          column: ':LABEL',
        });
    }
  }

  *link(row: TableRow): Iterable<Gathered> {
    const [from, to, type] = [row.cell(':START_ID'), row.cell(':END_ID'), row.cell(':TYPE')];
    const { place } = row;
    if (type === 'PART_OF') {
      this.#partsOf ??= { place: { file: place.file }, count: 0 };
      this.#partsOf.count += 1;
      return;
    }
    const what = told.get(type);
    if (what === undefined) {
      const text = `Links of the type “${type.slice(0, 60)}” are not known. It was left out.`;
      return yield remark('dropped', 'unknown-type', text, { ...place, column: ':TYPE' });
    }
    const skill = this.#skills.get(from);
    const end = what === 'order' ? this.#orders.get(to) : this.#words[what].get(to);
    if (skill === undefined || end === undefined) {
      const text = `${(skill === undefined ? from : to).slice(0, 100)} is in none of the tables. The link was left out.`;
      return yield remark('dropped', 'unknown-end', text, { ...place, column: skill === undefined ? ':START_ID' : ':END_ID' });
    }
    if ('uri' in end) {
      if (skill !== '') yield { is: 'relation', type: end.type, from: skill, to: end.uri, place };
      return;
    }
    if (what === 'order') return;
    this.kept += from.length;
    const mine = this.#of.get(from) ?? { keywords: [], alignments: [], occupations: [], standards: [] };
    if (what === 'alignments') mine.alignments.push(end);
    else mine[what].push(end.name);
    this.#of.set(from, mine);
    if (what === 'occupations' || what === 'standards') this.#places.get(what)!.pointed = true;
  }

  /** What the tables hold and no skill points to: told once a table. */
  *unpointed(): Iterable<Gathered> {
    for (const [what, { place, count, pointed }] of this.#places) {
      const text = `No skill points to one of these ${count.toLocaleString('en')} ${what}. They were left out.`;
      if (!pointed) yield remark('dropped', `unpointed-${what}`, text, place);
    }
    if (this.#partsOf === null) return;
    const { count, place } = this.#partsOf;
    const text = `${count.toLocaleString('en')} rows put occupations below one another. That is for the classification of occupations to say.`;
    yield remark('dropped', 'occupation-order', text, place);
  }

  /** What was told of one skill. */
  of(key: string): Readonly<OfSkill> {
    return this.#of.get(key) ?? { keywords: [], alignments: [], occupations: [], standards: [] };
  }

  #aside(what: 'occupations' | 'standards', row: TableRow, name: string): void {
    this.#words[what].set(row.cell(':ID'), { id: row.cell(':ID'), name });
    const there = this.#places.get(what) ?? { place: { file: row.place.file }, count: 0, pointed: false };
    there.count += 1;
    this.#places.set(what, there);
  }

  *#order(row: TableRow, name: string, order: { uri: string; type: 'broader' | 'collectedIn' }): Iterable<Gathered> {
    this.#orders.set(row.cell(':ID'), order);
    const kind = order.type === 'broader' ? 'group' : 'collection';
    const words = [{ language: 'en', name: name || order.uri }] as const;
    yield { is: 'item', uri: order.uri, framework: wguLibrary.uri, kind, words, state: 'published', place: row.place };
  }
}

const told = new Map<string, Told | 'order'>([
  ['HAS_KEYWORD', 'keywords'],
  ['HAS_ALIGNMENT', 'alignments'],
  ['HAS_OCCUPATION', 'occupations'],
  ['HAS_STANDARD', 'standards'],
  ['HAS_CATEGORY', 'order'],
  ['IN_COLLECTION', 'order'],
]);
