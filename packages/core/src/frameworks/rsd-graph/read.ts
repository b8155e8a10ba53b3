// Reads the WGU skills library as the tables that load a graph store in bulk: nodes by label, links by the ids of their ends.
import type { FrameworkFormat, Gathered, Remark, SourceFile } from '../gathered.ts';
import { instantFrom } from '../moment.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { piecesOf } from '../rsd/descriptor.ts';
import { addressOf, wguLibrary } from '../rsd/library.ts';
import { codesIn } from '../rsd/occupations.ts';
import { Around } from './around.ts';

const tables = [
  { kind: 'nodes', columns: [':ID', ':LABEL', 'prefLabel'] },
  { kind: 'nodes', columns: [':ID', ':LABEL', 'title'] },
  { kind: 'links', columns: [':START_ID', ':END_ID', ':TYPE'] },
] as const;

/** Tables with `:ID`, `:START_ID` and the like in their headers. Nothing in them names the library: only one is given out so. */
export const rsdGraphCsv: FrameworkFormat = {
  name: 'rsd-graph-csv',
  title: 'WGU skills library, graph tables',
  recognises: (head) => looksLike(head, tables),
  read: (files) => withinBounds(readGraph(files)),
};

// What stands around the skills comes first, then who points to it, then the skills with all of that.
async function* readGraph(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  yield wguLibrary;
  const around = new Around();
  for await (const row of rowsOf(files, 'nodes')) {
    if (row.is === 'remark') yield row;
    else yield* around.node(row);
    if (around.kept > most) return yield tooMuch(row);
  }
  for await (const row of rowsOf(files, 'links')) {
    if (row.is === 'remark') continue;
    yield* around.link(row);
    if (around.kept > most) return yield tooMuch(row);
  }
  yield* around.unpointed();
  const seen = new Set<string>();
  for await (const row of rowsOf(files, 'nodes'))
    if (row.is === 'row' && row.cell(':LABEL') === 'RichSkillDescriptor') yield* skillOf(row, around, seen);
}

// Four times what the library has.
const most = 25_000_000;

function tooMuch({ place }: TableRow | Remark): Remark {
  return remark('refused', 'too-much', `Nodes and links hold more than ${most.toLocaleString('en')} letters.`, place);
}

// Every file is gone through in every pass; what is wrong with it is told in the first one alone.
async function* rowsOf(files: readonly SourceFile[], kind: 'nodes' | 'links') {
  for (const file of files)
    for await (const row of tableRows(file, tables)) {
      if (row.is === 'row' && row.kind !== kind) break;
      yield row;
    }
}

function* skillOf(row: TableRow, around: Around, seen: Set<string>): Iterable<Gathered> {
  const [key, identifier] = [row.cell(':ID'), row.cell('identifier')];
  const uri = addressOf(identifier, identifier);
  if (uri === undefined)
    return yield remark('dropped', 'no-identity', 'A skill without an id was left out.', { ...row.place, column: 'identifier' });
  if (seen.has(uri))
    return yield remark('dropped', 'repeated-item', `${uri} comes more than once. The first was kept.`, row.place);
  seen.add(uri);
  const [created, issued] = [row.cell('created:datetime'), row.cell('issued:datetime')];
  const { keywords, alignments, occupations, standards } = around.of(key);
  yield* piecesOf(
    {
      uri,
      sameAs: [`${wguLibrary.uri}/api/skills/${uri.slice('urn:uuid:'.length)}`],
      name: row.cell('prefLabel'),
      statement: row.cell('statement'),
      status: row.cell('status'),
      keywords,
      alignments,
      occupations: occupations.flatMap(codesIn),
      collections: [],
      changedAt: instantFrom(row.cell('modified:datetime')),
      facts: {
        ...(created !== '' && { creationDate: created }),
        ...(issued !== '' && { publishDate: issued }),
        ...(standards.length > 0 && { standards: JSON.stringify(standards) }),
      },
      place: row.place,
    },
    wguLibrary,
  );
}
