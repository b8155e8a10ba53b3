// Reads rich skill descriptors as rows: what the Open Skills Management Tool takes in and gives out as CSV or a workbook.
import type { FrameworkFormat, Gathered, SourceFile } from '../gathered.ts';
import { uuidOf } from '../name-uuid.ts';
import { asWritten } from '../reading/as-written.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { piecesOf, type Alignment } from './descriptor.ts';
import { addressOf, libraryAt, libraryNamed } from './library.ts';
import { codesIn } from './occupations.ts';

// The first is the file of an import, with and without addresses; the second an older one.
const tables = [
  { kind: 'skills', columns: ['RSD Name', 'Skill Statement'] },
  { kind: 'skills', columns: ['Skill Name', 'Contextualized Skill Statement'] },
] as const;

/** OSMT import and export tables. Columns are known by any of the names that releases gave them. */
export const rsdCsv: FrameworkFormat = {
  name: 'rsd-csv',
  title: 'Rich skill descriptors, CSV (OSMT)',
  recognises: (head) => looksLike(head, tables),
  readsAlone: true,
  read: (files) => withinBounds(readRows(files)),
};

async function* readRows(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  const described = new Set<string>();
  const isNew = (key: string) => !described.has(key) && described.add(key) !== undefined;
  for (const file of files) {
    for await (const row of tableRows(file, tables)) {
      if (row.is === 'remark') yield row;
      else yield* skillOf(asWritten(row), isNew);
    }
  }
}

function* skillOf(row: TableRow, isNew: (key: string) => boolean): Iterable<Gathered> {
  const cell = (...columns: string[]) => columns.map((column) => row.cell(column)).find((text) => text !== '') ?? '';
  const url = cell('Canonical URL');
  const [name, statement] = [cell('RSD Name', 'Skill Name'), cell('Skill Statement', 'Contextualized Skill Statement')];
  const framework = libraryAt(url) ?? libraryNamed(row.place.file);
  const place = { ...row.place, column: 'Canonical URL' };
  if (isNew(framework.uri)) {
    if (libraryAt(url) === undefined) {
      const text =
        'Nothing in this file says whose skills these are. Its name stands in: load its next release under the same name.';
      yield remark('repaired', 'no-library', text, { file: row.place.file });
    }
    yield framework;
  }
  const given = addressOf(url);
  if (given === undefined) {
    const text = 'This skill has no id. One was made of its name and statement: other words will make another skill.';
    yield remark('repaired', 'no-id', text, place);
  }
  const uri = given ?? `urn:uuid:${uuidOf(`${framework.uri}\n${name}\n${statement}`)}`;
  if (!isNew(`${framework.uri} ${uri}`))
    return yield remark('dropped', 'repeated-item', `${uri} is in the file more than once. The first was kept.`, row.place);
  const { alignments, isUneven } = alignmentsOf(row);
  if (isUneven) {
    const text = 'There are not as many names as addresses to align to. They were put together from the first on.';
    yield remark('repaired', 'uneven-alignment', text, { ...row.place, column: 'Alignment' });
  }
  yield* piecesOf(
    {
      uri,
      sameAs: given !== undefined && url !== uri ? [url] : [],
      name,
      statement,
      status: cell('Status', 'RSD Status'),
      keywords: listed(cell('Keywords')),
      alignments,
      occupations: occupationColumns.flatMap((column) => codesIn(row.cell(column))),
      collections: [],
      facts: Object.fromEntries(
        kept.flatMap(([fact, ...columns]) => (cell(...columns) === '' ? [] : [[fact, JSON.stringify(listed(cell(...columns)))]])),
      ),
      place: row.place,
    },
    framework,
  );
}

const occupationColumns = [
  'BLS Major Group',
  'BLS Minor Group',
  'BLS Broad Occupation',
  'BLS Detailed Occupation',
  'O*NET Job Role',
  'Occupation Major Groups',
  'Occupation Minor Groups',
  'Broad Occupations',
  'Detailed Occupations',
  'O*NET Job Codes',
];

// Only words, without an id: they stay words. Each is kept as a descriptor in JSON would say it.
const kept = [
  ['authors', 'Authors', 'Author'],
  ['categories', 'Categories', 'Category', 'Skill Category'],
  ['certifications', 'Certifications'],
  ['standards', 'Standards', 'Professional Standards'],
  ['employers', 'Employers', 'Employer'],
  ['collections', 'Collection', 'Collections'],
] as const;

function listed(cell: string): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const mostAlignments = 100;

// Names and addresses go in pairs: in one pair of columns by their place in the cell, or in a pair of columns each.
function alignmentsOf(row: TableRow): { alignments: Alignment[]; isUneven: boolean } {
  const pairs: (readonly [string, string])[] = [
    ['Alignment Title', 'Alignment'],
    ['Alignment Name', 'Alignment URL'],
  ];
  for (let n = 1; n <= mostAlignments && (n === 1 || row.has(`Alignment ${n} URL`)); n += 1)
    pairs.push([`Alignment ${n} Name`, `Alignment ${n} URL`]);
  const alignments: Alignment[] = [];
  let isUneven = false;
  for (const [title, address] of pairs) {
    const [names, ids] = [listed(row.cell(title)), listed(row.cell(address))];
    isUneven ||= names.length !== ids.length;
    const count = Math.max(names.length, ids.length);
    for (let at = 0; at < count; at += 1) alignments.push({ id: ids[at] ?? '', name: names[at] ?? '' });
  }
  return { alignments, isUneven };
}
