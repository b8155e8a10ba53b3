// Reads the tables of an ESCO download in any language (ESCO v1 CSV distribution).
import type { FrameworkFormat, Gathered, SourceFile } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import { headOfTables, looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { Unreadable } from '../reading/unreadable.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { isTabiya, readTabiya } from '../tabiya-csv/read.ts';
import { collectionOf, schemeOf } from './collections.ts';
import { conceptOf } from './concept.ts';
import { languageOf } from './cells.ts';
import { esco } from './framework.ts';
import { escoTables, type EscoTable } from './tables.ts';

const escoAddress = esco.uri;

export const escoCsv: FrameworkFormat = {
  name: 'esco-csv',
  title: 'ESCO classification, CSV',
  recognises: (head) => looksLike(head, escoTables) || isTabiya(head),
  read: (files) => withinBounds(readEsco(files)),
};

// One framework is one load, whoever wrote it down: what Tabiya has in another language joins the items of ESCO's own tables.
async function* readEsco(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  const own: SourceFile[] = [];
  const others: SourceFile[] = [];
  for (const file of files) ((await isTabiyaFile(file)) ? others : own).push(file);
  const told = new Set<string>();
  if (own.length > 0)
    for await (const piece of new Esco().read(own)) {
      if (piece.is === 'item' && others.length > 0) told.add(piece.uri);
      yield piece;
    }
  if (others.length > 0) yield* readTabiya(others, (uri) => told.has(uri));
}

async function isTabiyaFile(file: SourceFile): Promise<boolean> {
  try {
    return isTabiya(await headOfTables(file));
  } catch (error) {
    // What is wrong with it is said when it is read.
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

// A class because what one file said settles what another repeats.
class Esco {
  readonly #seen = new Set<string>();
  readonly #groupsUnder = new Set<string>();

  async *read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
    yield esco;
    // Collections repeat concepts with less said of them, and the hierarchy repeats the relations: both come after what they repeat.
    for (const pass of [1, 2, 3] as const)
      for (const file of files)
        for await (const piece of tableRows(file, escoTables)) {
          const passOf = piece.is === 'row' ? passes[piece.kind] : 1;
          if (piece.is === 'row' && passOf !== pass) break;
          if (piece.is === 'remark' && pass !== 1 && piece.code !== 'ragged-row') continue;
          if (piece.is === 'remark') yield piece;
          else yield* this.#piecesOf(piece);
        }
  }

  #piecesOf(row: TableRow<EscoTable>): Iterable<Gathered> {
    const language = languageOf(row.place.file);
    switch (row.kind) {
      case 'concepts':
        return this.#concept(row, language);
      case 'collected':
        return this.#collected(row, language);
      case 'broader':
        return this.#broader(row);
      case 'skillSkill':
        return this.#relation(row, 'requires', ['originalSkillUri', 'relatedSkillUri']);
      case 'occupationSkill':
        return this.#relation(row, 'asks', ['occupationUri', 'skillUri']);
      case 'schemes':
        return schemeOf(row, escoAddress, language);
      case 'hierarchy':
        return this.#hierarchy(row);
    }
  }

  *#concept(row: TableRow, language: string): Iterable<Gathered> {
    for (const piece of conceptOf(row, escoAddress, language)) {
      if (piece.is === 'item' && this.#isAgain(`${language} ${piece.uri}`))
        yield remark('repaired', 'repeated-item', `${piece.uri} comes more than once; its words are put together.`, row.place);
      yield piece;
    }
  }

  *#collected(row: TableRow, language: string): Iterable<Gathered> {
    const collection = collectionOf(row, escoAddress, language);
    if (!this.#isAgain(`${language} ${collection.uri}`)) yield collection;
    const uri = row.cell('conceptUri');
    if (!this.#seen.has(`${language} ${uri}`)) yield* this.#concept(row, language);
    if (uri !== '') yield { is: 'relation', type: 'collectedIn', from: uri, to: collection.uri, place: row.place };
  }

  *#broader(row: TableRow): Iterable<Gathered> {
    const [from, to] = [row.cell('conceptUri'), row.cell('broaderUri')];
    const wrong = wrongEnds(row, from, to);
    if (wrong !== null) return yield wrong;
    if (row.cell('broaderType') === 'SkillGroup' && row.cell('conceptType') === 'SkillGroup')
      this.#groupsUnder.add(`${from} ${to}`);
    yield { is: 'relation', type: 'broader', from, to, place: row.place };
  }

  *#relation(row: TableRow, type: 'requires' | 'asks', ends: readonly [string, string]): Iterable<Gathered> {
    const [from, to] = [row.cell(ends[0]), row.cell(ends[1])];
    const wrong = wrongEnds(row, from, to);
    if (wrong !== null) return yield wrong;
    const necessity = row.cell('relationType').toLowerCase();
    if (necessity !== 'essential' && necessity !== 'optional') {
      const text = `“${necessity.slice(0, 60)}” is neither essential nor optional; it was taken as optional.`;
      yield remark('repaired', 'unknown-necessity', text, { ...row.place, column: 'relationType' });
    }
    yield { is: 'relation', type, necessity: necessity === 'essential' ? 'essential' : 'optional', from, to, place: row.place };
  }

  // Nothing new stands in it: it is held against the relations, where these are there.
  *#hierarchy(row: TableRow): Iterable<Gathered> {
    const path = [0, 1, 2, 3].map((level) => row.cell(`Level ${level} URI`)).filter((uri) => uri !== '');
    const [above, below] = [path.at(-2), path.at(-1)];
    if (above === undefined || this.#groupsUnder.size === 0 || this.#groupsUnder.has(`${below} ${above}`)) return;
    const text = `The hierarchy puts ${below} under ${above}; the broader relations do not. The relations count.`;
    yield remark('repaired', 'hierarchy-disagrees', text, row.place);
  }

  #isAgain(key: string): boolean {
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }
}

const passes: Record<EscoTable, 1 | 2 | 3> = {
  concepts: 1,
  broader: 1,
  skillSkill: 1,
  occupationSkill: 1,
  schemes: 2,
  collected: 2,
  hierarchy: 3,
};

function wrongEnds(row: TableRow, from: string, to: string): Gathered | null {
  if (from === '' || to === '') return remark('dropped', 'missing-end', 'A relation with only one end was left out.', row.place);
  return from === to ? remark('dropped', 'self-relation', `${from} relates to itself; the row was left out.`, row.place) : null;
}
