// Reads the Standard Occupational Classification as the Open Skills Management Tool takes it in: a group, a code and a title a row.
import type { FrameworkFormat, Gathered, GatheredFramework, SourceFile } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { nextAbove, occupationAddress } from '../rsd/occupations.ts';

const tables = [{ kind: 'groups', columns: ['SOC Group', 'SOC Code', 'SOC Title'] }] as const;

const framework: GatheredFramework = {
  is: 'framework',
  uri: 'urn:sg:soc',
  name: 'Standard Occupational Classification',
  publisher: 'U.S. Bureau of Labor Statistics',
  licence: 'Public domain in the United States',
  language: 'en',
};

/** Major, minor, broad and detailed groups of the SOC; the detailed ones are occupations. */
export const socCsv: FrameworkFormat = {
  name: 'soc-csv',
  title: 'Standard Occupational Classification, CSV',
  recognises: (head) => looksLike(head, tables),
  read: (files) => withinBounds(readGroups(files)),
};

// Seven times what the classification has.
const most = 10_000;

async function* readGroups(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  yield framework;
  const known = new Set<string>();
  const rows: TableRow[] = [];
  // A group may be above one that comes earlier, and some broad groups hang under a major group: all codes are needed first.
  for (const file of files)
    for await (const row of tableRows(file, tables)) {
      if (row.is === 'remark') {
        yield row;
        continue;
      }
      const code = row.cell('SOC Code');
      if (!/^\d{2}-\d{4}$/.test(code)) {
        const text = `“${code.slice(0, 60)}” is no code of an occupation. The row was left out.`;
        yield remark('dropped', 'no-code', text, { ...row.place, column: 'SOC Code' });
      } else if (known.has(code)) yield remark('dropped', 'repeated-item', `${code} comes more than once.`, row.place);
      else {
        known.add(code);
        rows.push(row);
        if (known.size > most)
          return yield remark('refused', 'too-much', `There are more than ${most.toLocaleString('en')} codes.`, row.place);
      }
    }
  for (const row of rows) yield* groupOf(row, known);
}

function* groupOf(row: TableRow, known: ReadonlySet<string>): Iterable<Gathered> {
  const { place } = row;
  const [code, statement] = [row.cell('SOC Code'), row.cell('SOC Definition')];
  const isDetailed = row.cell('SOC Group').toLowerCase() === 'detailed';
  const uri = occupationAddress(code);
  const name = row.cell('SOC Title');
  if (name === '') yield remark('repaired', 'no-name', 'This row has no title. Its code stands in for it.', place);
  yield {
    is: 'item',
    uri,
    framework: framework.uri,
    kind: isDetailed ? 'occupation' : 'occupationGroup',
    code,
    words: [{ language: 'en', name: name || code, ...(statement !== '' && { statement }) }],
    state: 'published',
    place,
  };
  const above = nextAbove(code, known);
  if (above !== undefined) yield { is: 'relation', type: 'broader', from: uri, to: occupationAddress(above), place };
}
