// One row of a table of concepts: an item of ESCO under its address, or one of the taxonomy's own.
import { esco } from '../esco-csv/framework.ts';
import { listed } from '../esco-csv/cells.ts';
import type { GatheredItem, Remark } from '../gathered.ts';
import { isUuid } from '../name-uuid.ts';
import { remark } from '../reading/remark.ts';
import type { TableRow } from '../reading/table.ts';
import type { ConceptTable } from './tables.ts';

const kept = [
  ['reuseLevel', 'REUSELEVEL'],
  ['iscoGroup', 'OCCUPATIONGROUPCODE'],
  ['regulatedProfessionNote', 'REGULATEDPROFESSIONNOTE'],
  ['scopeNote', 'SCOPENOTE'],
  ['definition', 'DEFINITION'],
] as const;

/** Where the row belongs and how it is known. `local` is the framework of what ESCO does not have. */
export type Around = { readonly language: string; readonly local: string; readonly isTold: (uri: string) => boolean };

/**
 * The item of a row, with remarks (`local-code`, `no-name`), or the remark that leaves it out (`no-identity`). Of what ESCO's own
 * tables told in the same load only the words are new.
 */
export function conceptOf(row: TableRow<ConceptTable>, { language, local, isTold }: Around): (GatheredItem | Remark)[] {
  const known = identityOf(row);
  if (known === undefined)
    return [
      remark('dropped', 'no-identity', 'A row without address, UUID and code was left out.', {
        ...row.place,
        column: 'ORIGINURI',
      }),
    ];
  const { uri, isLocal } = known;
  const remarks: Remark[] = [];
  if (known.isCode) {
    const text = `${row.cell('CODE')} has neither an address nor a UUID. Its code stands in.`;
    remarks.push(remark('repaired', 'local-code', text, { ...row.place, column: 'CODE' }));
  }
  const name = row.cell('PREFERREDLABEL');
  if (name === '') {
    const text = 'A row has no name; its address stands in for it.';
    remarks.push(remark('repaired', 'no-name', text, { ...row.place, column: 'PREFERREDLABEL' }));
  }
  const [code, statement] = [row.cell('CODE'), row.cell('DESCRIPTION') || row.cell('DEFINITION')];
  const otherNames = listed(row.cell('ALTLABELS')).filter((other) => other !== name);
  const facts = isTold(uri) ? {} : factsOf(row, isLocal);
  const item: GatheredItem = {
    is: 'item',
    uri,
    framework: isLocal ? local : esco.uri,
    kind: kindOf(row),
    ...(code !== '' && !isTold(uri) && { code }),
    words: [
      { language, name: name || uri, ...(otherNames.length > 0 && { otherNames }), ...(statement !== '' && { statement }) },
    ],
    state: 'published',
    ...(Object.keys(facts).length > 0 && { facts }),
    place: row.place,
  };
  return [...remarks, item];
}

type Identity = { readonly uri: string; readonly isLocal: boolean; readonly isCode?: boolean };

// A local occupation names the one of ESCO it was made from: that is its origin, and another item.
function identityOf(row: TableRow<ConceptTable>): Identity | undefined {
  const origin = row.cell('ORIGINURI');
  const isEsco = origin.startsWith(`${esco.uri}/`);
  const isLocal = (row.cell('OCCUPATIONTYPE') || row.cell('GROUPTYPE')).toLowerCase().startsWith('local') || !isEsco;
  if (origin !== '' && (isEsco ? !isLocal : /^(https?:\/\/|urn:)\S+$/i.test(origin))) return { uri: origin, isLocal };
  // Newest first: the last one is that of the item as it was made.
  const first = listed(row.cell('UUIDHISTORY').toLowerCase()).at(-1);
  if (isUuid(first)) return { uri: `urn:uuid:${first}`, isLocal };
  const code = row.cell('CODE');
  const table = row.kind === 'occupations' ? 'occupation' : row.kind === 'skills' ? 'skill' : 'group';
  return code === '' ? undefined : { uri: `urn:sg:tabiya:${table}:${encodeURIComponent(code)}`, isLocal, isCode: true };
}

function kindOf(row: TableRow<ConceptTable>): GatheredItem['kind'] {
  switch (row.kind) {
    case 'occupations':
      return 'occupation';
    case 'occupationGroups':
      return 'occupationGroup';
    case 'skillGroups':
      return 'group';
    case 'skills':
      return row.cell('SKILLTYPE') === 'knowledge' ? 'knowledge' : 'skill';
  }
}

function factsOf(row: TableRow<ConceptTable>, isLocal: boolean): Record<string, string> {
  const facts = kept.flatMap(([fact, column]) => (row.cell(column) === '' ? [] : [[fact, row.cell(column)] as const]));
  const origin = row.cell('ORIGINURI');
  return {
    ...Object.fromEntries(facts),
    ...(row.cell('ISLOCALIZED').toLowerCase() === 'true' && { isLocalized: 'true' }),
    ...(isLocal && origin !== '' && { originUri: origin }),
  };
}
