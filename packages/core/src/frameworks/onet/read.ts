// Reads the O*NET database, as text or as workbooks, any selection of its tables (O*NET 20 and later).
import { factOf } from '../fact-text.ts';
import type { FrameworkFormat, Gathered, GatheredFramework, GatheredItem, Place, Remark, SourceFile } from '../gathered.ts';
import { heldCharacters } from '../reading/bounds.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { wordsFrom } from '../words.ts';
import { addressOf, commodityAddress, onetAddress, pageOf, taskAddress, technologyAddress } from './address.ts';
import { Elements } from './elements.ts';
import { Ratings } from './ratings.ts';
import { onetTables, soc, type OnetTable } from './tables.ts';

const framework: GatheredFramework = {
  is: 'framework',
  uri: onetAddress,
  name: 'O*NET',
  publisher: 'U.S. Department of Labor, Employment and Training Administration',
  licence: 'CC BY 4.0',
  attribution:
    'Includes information from the O*NET Database by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. The information was modified; USDOL/ETA has not approved, endorsed or tested the modifications.',
  language: 'en',
};

export const onet: FrameworkFormat = {
  name: 'onet',
  title: 'O*NET database, text or workbooks',
  recognises: (head) => looksLike(head, onetTables),
  read: (files) => withinBounds(new Onet().read(files)),
};

/** What tables of their own say of an occupation; put on it once its title is known. */
type More = { readonly place: Place; readonly otherNames: string[]; readonly facts: Record<string, string> };

// What every row must have, by its table: where one is empty, nothing can be said.
const needed: Partial<Record<OnetTable, readonly string[]>> = {
  ratings: ['Element ID'],
  tasks: ['Task ID', 'Task'],
  taskActivities: ['Task ID', 'DWA ID'],
  technologies: ['Example', 'Commodity Code'],
  related: ['Related O*NET-SOC Code'],
  zones: ['Job Zone'],
  elements: ['Element ID', 'Element Name'],
  activities: ['IWA ID', 'IWA Title'],
  detailedActivities: ['DWA ID', 'DWA Title', 'IWA ID'],
};

// The tables whose rows are items. Where one is not handed in, the load must take its items for gone.
const ofItems = new Map<OnetTable, string>([
  ['occupations', 'Occupation Data'],
  ['elements', 'Content Model Reference'],
  ['tasks', 'Task Statements'],
  ['technologies', 'Technology Skills'],
]);

// A class because tables lean on each other and come in any order.
class Onet {
  readonly #titles = new Map<string, string>();
  readonly #more = new Map<string, More>();
  readonly #seen = new Set<string>();
  readonly #facts: Record<string, Record<string, string>[]> = {};
  readonly #elements = new Elements();
  readonly #ratings = new Ratings();
  readonly #kinds = new Set<OnetTable>();
  #held = 0;

  async *read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
    yield framework;
    for (const file of files)
      for await (const piece of tableRows(file, onetTables)) {
        if (piece.is === 'remark') yield piece;
        else yield* this.#piecesOf(piece);
        if (this.#held > heldCharacters) {
          const text = 'These tables name more than can be read in one go. Hand in fewer at a time.';
          return yield remark('refused', 'too-much-at-once', text, piece.place);
        }
      }
    yield* this.#ratings.rest();
    yield* this.#elements.all();
    yield* this.#saidElsewhere();
    const missing = [...ofItems].filter(([kind]) => !this.#kinds.has(kind)).map(([, name]) => name);
    const [first] = files;
    if (missing.length > 0 && first !== undefined) yield notHandedIn(missing, { file: first.name });
    const facts = Object.entries(this.#facts).map(([name, rows]) => [name, factOf(rows)]);
    if (facts.length > 0) yield { ...framework, facts: Object.fromEntries(facts) };
  }

  *#piecesOf(row: TableRow<OnetTable>): Iterable<Gathered> {
    this.#kinds.add(row.kind);
    const wanted = [...(row.has(soc) && row.kind !== 'others' ? [soc] : []), ...(needed[row.kind] ?? [])];
    const empty = wanted.find((column) => row.cell(column) === '');
    if (empty !== undefined) {
      const text = `A row without “${empty}” was left out.`;
      return yield remark('dropped', 'cell-missing', text, { ...row.place, column: empty });
    }
    const from = addressOf(row.cell(soc));
    const { place } = row;
    switch (row.kind) {
      case 'occupations':
        return yield* this.#occupation(row);
      case 'ratings':
        return yield* this.#ratings.take(row);
      case 'tasks':
        return yield* taskOf(row, from);
      case 'technologies':
        return yield* this.#technology(row, from);
      case 'elements': {
        const { held, remark: noticed } = this.#elements.take(row);
        this.#held += held;
        if (noticed !== undefined) yield noticed;
        return;
      }
      case 'activities':
        return yield* this.#activity(row, ['IWA ID', 'IWA Title'], 'Element ID');
      case 'detailedActivities':
        return yield* this.#activity(row, ['DWA ID', 'DWA Title'], 'IWA ID');
      case 'taskActivities':
        return yield* broader(taskAddress(row.cell('Task ID')), addressOf(row.cell('DWA ID')), place);
      case 'related':
        return yield* relatedTo(row, from);
      case 'elementLinks':
        return yield* linkOf(row);
      case 'otherTitles':
      case 'zones':
        return this.#keep(row);
      case 'scales':
        return this.#remember('Scales Reference', row, ['Scale ID', 'Scale Name', 'Minimum', 'Maximum']);
      case 'zoneNames':
        return this.#remember('Job Zone Reference', row, ['Job Zone', 'Name', 'Experience', 'Education', 'Job Training']);
      case 'others':
        if (this.#isFirst(`table ${place.file} ${place.sheet}`))
          yield remark('dropped', 'table-not-kept', 'We have no place for what this table says. It was passed over.', place);
    }
  }

  *#occupation(row: TableRow): Iterable<Gathered> {
    const code = row.cell(soc);
    const title = row.cell('Title');
    if (title === '') {
      const text = `The occupation ${code} has no title; its code stands in for it.`;
      yield remark('repaired', 'no-name', text, { ...row.place, column: 'Title' });
    }
    if (this.#titles.has(code)) yield remark('repaired', 'repeated-item', `The occupation ${code} stands here twice.`, row.place);
    else this.#titles.set(code, title || code);
    this.#held += code.length + title.length;
    const statement = row.cell('Description');
    const words = { language: 'en', name: title || code, ...(statement !== '' && { statement }) };
    yield { ...itemAt(addressOf(code), 'occupation', row.place), code, sameAs: [pageOf(code)], words: [words] };
  }

  *#technology(row: TableRow, from: string): Iterable<Gathered> {
    const [name, commodity] = [row.cell('Example'), row.cell('Commodity Code')];
    const [uri, above] = [technologyAddress(name), commodityAddress(commodity)];
    if (this.#isFirst(above)) {
      const words = { language: 'en', name: row.cell('Commodity Title') || commodity };
      yield { ...itemAt(above, 'group', row.place), code: commodity, words: [words] };
    }
    if (this.#isFirst(uri)) yield { ...itemAt(uri, 'technology', row.place), words: [{ language: 'en', name }] };
    if (this.#isFirst(`${uri} ${above}`)) yield* broader(uri, above, row.place);
    yield {
      is: 'relation',
      type: 'uses',
      from,
      to: uri,
      ...flag('isHot', row.cell('Hot Technology')),
      ...flag('isInDemand', row.cell('In Demand')),
      place: row.place,
    };
  }

  *#activity(row: TableRow, [id, title]: readonly [string, string], above: string): Iterable<Gathered> {
    const uri = addressOf(row.cell(id));
    const words = wordsFrom('en', undefined, row.cell(title));
    if (words === undefined || !this.#isFirst(uri)) return;
    yield { ...itemAt(uri, 'competency', row.place), code: row.cell(id), words: [words] };
    if (row.cell(above) !== '') yield* broader(uri, addressOf(row.cell(above)), row.place);
  }

  #keep(row: TableRow<OnetTable>): void {
    const code = row.cell(soc);
    const more = this.#more.get(code) ?? { place: row.place, otherNames: [], facts: {} };
    this.#more.set(code, more);
    if (row.kind === 'zones') more.facts['jobZone'] = row.cell('Job Zone').slice(0, 20);
    const names = ['Alternate Title', 'Short Title', 'Reported Job Title'].map((column) => row.cell(column));
    const said = names.filter((name) => name !== '' && name.toLowerCase() !== 'n/a');
    more.otherNames.push(...said);
    this.#held += said.join('').length + code.length;
  }

  *#saidElsewhere(): Iterable<Gathered> {
    for (const [code, { otherNames, facts, place }] of this.#more) {
      const name = this.#titles.get(code);
      if (name === undefined) yield unknownOccupation(code, place);
      else
        yield {
          ...itemAt(addressOf(code), 'occupation', place),
          words: [{ language: 'en', name, ...(otherNames.length > 0 && { otherNames }) }],
          ...(Object.keys(facts).length > 0 && { facts }),
        };
    }
  }

  #remember(table: string, row: TableRow, columns: readonly string[]): void {
    const kept = Object.fromEntries(columns.map((column) => [column, row.cell(column)]));
    this.#held += Object.values(kept).join('').length;
    (this.#facts[table] ??= []).push(kept);
  }

  #isFirst(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    this.#held += key.length;
    return true;
  }
}

function itemAt(uri: string, kind: GatheredItem['kind'], place: Place) {
  return { is: 'item', uri, framework: onetAddress, kind, state: 'published', place } as const;
}

function* broader(from: string, to: string, place: Place): Iterable<Gathered> {
  yield { is: 'relation', type: 'broader', from, to, place };
}

function* taskOf(row: TableRow, from: string): Iterable<Gathered> {
  const id = row.cell('Task ID');
  const words = wordsFrom('en', undefined, row.cell('Task'));
  if (words === undefined) return;
  const type = row.cell('Task Type').toLowerCase();
  const facts = ['Incumbents Responding', 'Date', 'Domain Source'].map((column) => [column, row.cell(column)] as const);
  yield {
    ...itemAt(taskAddress(id), 'task', row.place),
    code: id,
    words: [words],
    facts: Object.fromEntries(facts.filter(([, value]) => value !== '' && value.toLowerCase() !== 'n/a')),
  };
  const isCore = type === 'core' ? { isCore: true } : type === 'supplemental' ? { isCore: false } : {};
  yield { is: 'relation', type: 'performs', from, to: taskAddress(id), ...isCore, place: row.place };
}

function* relatedTo(row: TableRow, from: string): Iterable<Gathered> {
  const [tier, index] = [row.cell('Relatedness Tier'), Number(row.cell('Index'))];
  yield {
    is: 'relation',
    type: 'related',
    from,
    to: addressOf(row.cell('Related O*NET-SOC Code')),
    ...(Number.isSafeInteger(index) && index > 0 && { order: index }),
    ...(tier !== '' && { facts: { tier } }),
    place: row.place,
  };
}

function* linkOf(row: TableRow): Iterable<Gathered> {
  const cells = ['Skills', 'Abilities', 'Work Activities', 'Work Context'].map((part) => row.cell(`${part} Element ID`));
  const [from, to] = cells.filter((id) => id !== '');
  if (from === undefined || to === undefined)
    yield remark('dropped', 'missing-end', 'A relation with only one end was left out.', row.place);
  else yield { is: 'relation', type: 'related', from: addressOf(from), to: addressOf(to), place: row.place };
}

function flag<Name extends string>(name: Name, cell: string): { readonly [key in Name]?: boolean } {
  const said = { Y: true, N: false }[cell.toUpperCase()];
  return (said === undefined ? {} : { [name]: said }) as { readonly [key in Name]?: boolean };
}

function notHandedIn(tables: readonly string[], place: Place): Remark {
  const text = `Not handed in: ${tables.join(', ')}. What an earlier import took from there counts as gone now.`;
  return remark('repaired', 'tables-missing', text, place);
}

function unknownOccupation(code: string, place: Place): Remark {
  const text = `${code.slice(0, 60)} is in no table of occupations. What was said of it was left out.`;
  return remark('dropped', 'occupation-unknown', text, place);
}
