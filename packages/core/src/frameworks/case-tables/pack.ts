// Puts the rows of one file together into a CASE package: who is whose child is said in columns, by level, or in a sheet of its own.
import { isObject, type JsonObject } from '../../credential/strict-json.ts';
import type { Gathered, Place } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { isUuid } from '../name-uuid.ts';
import type { TableRow } from '../reading/table.ts';
import type { Document } from './document.ts';
import { cellOf, dayIn, momentIn, valuesIn } from './tables.ts';

type Row = { readonly source: JsonObject; readonly place: Place };
/** An item's row: its CFItem, and what it says of its place among others. */
type Item = Row & { readonly uri: string; readonly level: string; readonly order?: number; readonly links: readonly Link[] };
type Link = { readonly type: string; readonly to: string };

const texts =
  'fullStatement humanCodingScheme abbreviatedStatement alternativeLabel notes language listEnumeration license CFItemType'.split(
    ' ',
  );
// CASE 1.1, associationType. Tables spell them as they like: `Is Child Of`.
const types =
  'isChildOf isPeerOf isPartOf exactMatchOf precedes isRelatedTo replacedBy exemplar hasSkillLevel isTranslationOf'.split(' ');

/** Characters of a row that are kept until its file is read. */
export function sizeOf({ source }: Row): number {
  return JSON.stringify(source).length;
}

// A class because codes may point to rows further down.
export class Pack {
  readonly document: Document;
  readonly items: Item[] = [];
  readonly #associations: Row[] = [];
  readonly #byIdentifier = new Map<string, string>();
  readonly #byCode = new Map<string, string>();
  readonly #orders = new Map<string, number>();

  constructor(document: Document) {
    this.document = document;
  }

  takeItem(row: TableRow): Row {
    const identifier = cellOf(row, 'identifier');
    const code = cellOf(row, 'humanCodingScheme');
    const local = identifier || code;
    const source: JsonObject = Object.fromEntries(
      texts.map((name) => [name, cellOf(row, name)]).filter(([, cell]) => cell !== ''),
    );
    if (isUuid(identifier)) source['identifier'] = identifier.toLowerCase();
    else if (local !== '') source['uri'] = this.#local(local);
    for (const name of ['conceptKeywords', 'educationLevel', 'subject'])
      if (cellOf(row, name) !== '') source[name] = valuesIn(cellOf(row, name));
    for (const name of ['statusStartDate', 'statusEndDate'])
      if (cellOf(row, name) !== '') source[name] = dayIn(cellOf(row, name));
    const changed = cellOf(row, 'lastChangeDateTime') || cellOf(row, 'lastChangeDate');
    if (changed !== '') source['lastChangeDateTime'] = momentIn(changed);
    const uri = String(source['uri'] ?? `urn:uuid:${String(source['identifier'])}`);
    const level = cellOf(row, 'smartLevel');
    const said = cellOf(row, 'sequenceNumber') || (/(\d+)$/.exec(level)?.[1] ?? '');
    const links = types.flatMap((type) => valuesIn(cellOf(row, type)).map((to) => ({ type, to })));
    const parent = cellOf(row, 'parentIdentifier');
    if (parent !== '') links.unshift({ type: 'isChildOf', to: parent });
    const order = said !== '' && Number.isSafeInteger(Number(said)) ? { order: Number(said) } : {};
    const item: Item = { source, place: row.place, uri, level, links, ...order };
    this.items.push(item);
    if (item.order !== undefined) this.#orders.set(uri, item.order);
    if (local === '') return item;
    if (!this.#byIdentifier.has(local.toLowerCase())) this.#byIdentifier.set(local.toLowerCase(), uri);
    if (code !== '' && !this.#byCode.has(code)) this.#byCode.set(code, uri);
    return item;
  }

  takeAssociation(row: TableRow): Row {
    const end = (side: string) =>
      ['Identifier', 'URI', 'HumanCodingScheme'].map((part) => cellOf(row, `${side}Node${part}`)).find((cell) => cell !== '') ??
      '';
    const said = cellOf(row, 'associationType');
    const squeezed = said.toLowerCase().replace(/[\s_-]+/g, '');
    const order = cellOf(row, 'sequenceNumber');
    const source: JsonObject = {
      associationType: types.find((type) => type.toLowerCase() === squeezed) ?? said,
      origin: end('origin'),
      destination: end('destination'),
      ...(isUuid(cellOf(row, 'identifier')) && { identifier: cellOf(row, 'identifier').toLowerCase() }),
      ...(order !== '' && { sequenceNumber: Number.isSafeInteger(Number(order)) ? Number(order) : order }),
    };
    for (const name of ['associationGroupIdentifier', 'associationGroupName', 'notes'])
      if (cellOf(row, name) !== '') source[name] = cellOf(row, name);
    const association = { source, place: row.place };
    this.#associations.push(association);
    return association;
  }

  /** The associations of all rows, with those that only the shape of the table says; what is wrong with them is remarked. */
  *associations(): Generator<Gathered, Row[]> {
    const found: Row[] = this.#associations.map(({ source: { origin, destination, ...rest }, place }) => {
      const [from, to] = [this.#meant(String(origin)), this.#meant(String(destination))];
      const source = { ...rest, ...(from && { originNodeURI: { uri: from } }), ...(to && { destinationNodeURI: { uri: to } }) };
      return { source: this.#placed(source, from), place };
    });
    const children = new Set(
      found.flatMap(({ source: { associationType, originNodeURI: from } }) =>
        associationType === 'isChildOf' && isObject(from) ? String(from['uri']) : [],
      ),
    );
    const levels = new Map(this.items.filter(({ level }) => level !== '').map(({ level, uri }) => [level, uri]));
    for (const { uri, level, links, place, order } of this.items) {
      for (const { type, to } of links) {
        const there = this.#meant(to);
        if (there === uri) yield remarkOn('self-relation', place, uri);
        else {
          found.push(association(type, [uri, there], { place, order: type === 'isChildOf' ? order : undefined }));
          if (type === 'isChildOf') children.add(uri);
        }
      }
      if (children.has(uri)) continue;
      const above = level.includes('.') ? levels.get(level.slice(0, level.lastIndexOf('.'))) : undefined;
      found.push(association('isChildOf', [uri, above ?? this.#document], { place, order }));
    }
    return found;
  }

  /** Whether there are relations and nothing they could stand between. */
  get isBare(): boolean {
    return this.items.length === 0 && this.#associations.length > 0;
  }

  get #document(): string {
    const { uri, identifier } = this.document.properties;
    return String(uri ?? `urn:uuid:${String(identifier)}`);
  }

  // Where a sheet of associations has no numbers, the items have.
  #placed(source: JsonObject, from: string): JsonObject {
    if (source['associationType'] !== 'isChildOf' || source['sequenceNumber'] !== undefined) return source;
    const order = this.#orders.get(from);
    return order === undefined ? source : { ...source, sequenceNumber: order };
  }

  /** What a cell points to: a row, the document, something elsewhere, or else a code that only this file's makers know. */
  #meant(cell: string): string {
    const own = cell.toLowerCase();
    if (cell === '' || own === this.document.properties['identifier']) return cell === '' ? '' : this.#document;
    const found = this.#byIdentifier.get(own) ?? this.#byCode.get(cell);
    if (found !== undefined) return found;
    if (/^([a-z]+:\/\/|urn:)/i.test(cell)) return cell;
    return isUuid(own) ? `urn:uuid:${own}` : this.#local(cell);
  }

  #local(code: string): string {
    return `${this.document.space}:${encodeURIComponent(code)}`;
  }
}

function association(
  type: string,
  [from, to]: readonly [string, string],
  { place, order }: { place: Place; order: number | undefined },
): Row {
  const source = {
    associationType: type,
    originNodeURI: { uri: from },
    destinationNodeURI: { uri: to },
    ...(order !== undefined && { sequenceNumber: order }),
  };
  return { source, place };
}
