// Which framework a table belongs to: a sheet or a preamble says so, or only the file's name does.
import type { JsonObject } from '../../credential/strict-json.ts';
import { isUuid } from '../name-uuid.ts';
import type { TableRow } from '../reading/table.ts';
import { cellOf, dayIn, momentIn, valuesIn } from './tables.ts';

/** A CFDocument, and what addresses in its table begin with where a local code is all there is. */
export type Document = { readonly properties: JsonObject; readonly space: string; readonly isUnsaid?: boolean };

const plain = 'creator title publisher description language version adoptionStatus officialSourceURL notes frameworkType'.split(
  ' ',
);

/** The document in a row of the sheet of documents. */
export function documentInRow(row: TableRow): Document {
  const cells = [...plain, 'subject', 'statusStartDate', 'statusEndDate'].map((name) => [name, cellOf(row, name)] as const);
  const changed = cellOf(row, 'lastChangeDateTime') || cellOf(row, 'lastChangeDate');
  const licence = { title: cellOf(row, 'licenseTitle'), licenseText: cellOf(row, 'licenseText') };
  return documentOf(cellOf(row, 'identifier'), {
    ...Object.fromEntries(cells),
    ...(changed !== '' && { lastChangeDateTime: momentIn(changed) }),
    ...(licence.title !== '' && { licenseURI: licence }),
  });
}

/** The document in the lines above a table (`#title,Kites`); nothing when they do not say which it is. */
export function documentInPreamble(lines: readonly (readonly string[])[]): Document | undefined {
  const said = new Map<string, string | readonly string[]>();
  for (const [key = '', ...values] of lines) {
    if (!/^\s*[a-z][a-z_ ]{0,59}$/i.test(key)) continue;
    const name = key.trim().replace(/[_ ]+([a-z])/gi, (_, letter: string) => letter.toUpperCase());
    said.set(name, name === 'subject' ? values.filter((value) => value !== '') : (values[0] ?? ''));
  }
  const identifier = said.get('identifier');
  if (typeof identifier !== 'string' || identifier.trim() === '') return undefined;
  said.delete('identifier');
  return documentOf(identifier.trim(), Object.fromEntries(said));
}

/** The document of a table that says nothing of one: it goes by the name of its file. */
export function documentOfFile(file: string): Document {
  const stem = file.replace(/\.[^.]*$/, '') || file;
  return { ...documentOf(stem, { title: stem }), isUnsaid: true };
}

function documentOf(identifier: string, said: JsonObject): Document {
  const own = identifier.toLowerCase();
  const space = `urn:sg:case:${encodeURIComponent(isUuid(own) ? own : identifier)}`;
  const properties = Object.entries(said).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    if (name === 'subject') return [name, valuesIn(value)];
    return [name, name.startsWith('status') ? dayIn(value) : value];
  });
  return {
    properties: {
      ...Object.fromEntries(properties.filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))),
      ...(isUuid(own) ? { identifier: own } : { uri: space }),
    },
    space,
  };
}
