// Reads CASE frameworks from tables: OpenSALT's CSV and workbook, compeito's CSV and its rubrics. What CASE says then, `case` reads.
import { readParts } from '../case/read.ts';
import type { FrameworkFormat, Gathered, SourceFile } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { heldCharacters } from '../reading/bounds.ts';
import { preambleRows } from '../reading/preamble.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { documentInPreamble, documentInRow, documentOfFile, type Document } from './document.ts';
import { Pack, sizeOf } from './pack.ts';
import { Rubrics, type Rubric } from './rubrics.ts';
import { caseTableKinds, withDocuments } from './tables.ts';

export const caseTables: FrameworkFormat = {
  name: 'case-tables',
  title: 'CASE in tables (OpenSALT, compeito)',
  recognises: (head) => looksLike(head, caseTableKinds),
  read: (files) => withinBounds(new CaseTables().read(files)),
};

// A class because rubrics in one file hang on items in another.
class CaseTables {
  readonly #rubrics = new Rubrics();
  #held = 0;

  async *read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
    const packs: { readonly pack: Pack; readonly file: string }[] = [];
    for (const file of files) {
      const pack = yield* this.#rowsOf(file);
      if (pack === null) return;
      if (pack.items.length > 0) packs.push({ pack, file: file.name });
    }
    const rubrics = yield* this.#rubrics.all();
    const homeless = new Set(rubrics);
    for (const { pack, file } of packs) {
      const here = new Set(pack.items.map(({ source: { identifier } }) => identifier));
      const own = rubrics.filter((rubric) => homeless.has(rubric) && rubric.items.some((item) => here.has(item)));
      for (const rubric of own) homeless.delete(rubric);
      yield* partsOf(pack, file, own);
    }
    for (const { place } of homeless) {
      const text = 'The items this rubric is about are not here, so it was left out. Hand it in together with their table.';
      yield remark('dropped', 'rubric-alone', text, place);
    }
  }

  /** The rows of a file; null when they are more than can be held. */
  async *#rowsOf(file: SourceFile): AsyncGenerator<Gathered, Pack | null> {
    const pack = new Pack(await documentOf(file));
    let documents = 0;
    for await (const row of tableRows(file, withDocuments)) {
      if (row.is === 'remark') yield row;
      else if (row.kind === 'rubrics') {
        yield* this.#rubrics.take(row);
        this.#held += rubricCharacters + row.cell('Description').length + row.cell('Feedback').length;
      } else if (row.kind === 'items') this.#held += sizeOf(pack.takeItem(row));
      else if (row.kind === 'associations') this.#held += sizeOf(pack.takeAssociation(row));
      else if ((documents += 1) > 1) {
        const text = 'The file describes more than one framework. The first was kept.';
        yield remark('dropped', 'another-document', text, row.place);
      }
      if (this.#held > heldCharacters) {
        const text = 'These tables are longer than can be read in one go. Hand in fewer at a time.';
        yield remark('refused', 'too-much-at-once', text, row.place);
        return null;
      }
    }
    if (pack.isBare) yield remarkOn('nothing-here', { file: file.name });
    return pack;
  }
}

// What a row of a rubric takes beside its two long texts.
const rubricCharacters = 500;

/** The framework a file says it holds. Its sheet may come after the sheets of what is in it. */
async function documentOf(file: SourceFile): Promise<Document> {
  const said = documentInPreamble(await preambleRows(file));
  if (said !== undefined) return said;
  for await (const row of tableRows(file, withDocuments)) {
    if (row.is === 'remark') continue;
    if (row.kind === 'documents') return documentInRow(row);
    if (row.place.sheet === undefined) break;
  }
  return documentOfFile(file.name);
}

function* partsOf(pack: Pack, file: string, rubrics: readonly Rubric[]): Iterable<Gathered> {
  if (pack.document.isUnsaid) {
    const text = 'The file does not say which framework it holds. The name of the file stands in for it: keep it the next time.';
    yield remark('repaired', 'framework-unsaid', text, { file });
  }
  const associations = yield* pack.associations();
  const parts = {
    CFDocument: pack.document.properties,
    CFItems: pack.items.map(({ source }) => source),
    CFAssociations: associations.map(({ source }) => source),
    ...(rubrics.length > 0 && { CFRubrics: rubrics.map(({ rubric }) => rubric) }),
  };
  const rows = { CFItems: pack.items, CFAssociations: associations };
  yield* readParts(
    parts,
    (part, index) => (part === 'CFDocument' || index === undefined ? undefined : rows[part][index]?.place) ?? { file },
  );
}
