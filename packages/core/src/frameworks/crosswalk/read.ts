// Reads a plain table of pairs, whatever its columns are called, as claims that its two sides mean the same or nearly.
import type { FrameworkFormat, Gathered, GatheredRelation, Remark, SourceFile } from '../gathered.ts';
import { confidenceFrom, endsOf, predicateFrom } from '../mapping-words.ts';
import { addressOf, isOccupationCode } from '../onet/address.ts';
import { isUuid } from '../name-uuid.ts';
import { remark } from '../reading/remark.ts';
import { filledCell } from '../reading/spellings.ts';
import { looksLike, tableRows, type TableRow } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { columns, crosswalkTables } from './columns.ts';

export const crosswalk: FrameworkFormat = {
  name: 'crosswalk',
  title: 'Crosswalk, any table of pairs',
  recognises: (head) => looksLike(head, crosswalkTables),
  readsAlone: true,
  read: (files) => withinBounds(read(files)),
};

async function* read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  for (const file of files)
    for await (const piece of tableRows(file, crosswalkTables)) {
      if (piece.is === 'remark') yield piece;
      else yield* claimOf(piece);
    }
}

function* claimOf(row: TableRow): Iterable<Gathered> {
  const [from, to] = [endOf(row, columns.from), endOf(row, columns.to)];
  if (typeof from !== 'string') return yield from;
  if (typeof to !== 'string') return yield to;
  const said = filledCell(row, columns.predicate);
  const predicate = said === undefined ? undefined : predicateFrom(said.text);
  if (said !== undefined && predicate === undefined) {
    const text = `“${said.text.slice(0, 60)}” is no kind of match we know: exact, close, broad, narrow or related. The row was left out.`;
    return yield remark('dropped', 'predicate-unknown', text, { ...row.place, column: said.column });
  }
  if (said === undefined)
    yield remark('repaired', 'predicate-missing', 'How the two match is not said. It was taken as related.', row.place);
  const denial = filledCell(row, columns.not);
  const isDenied = denial === undefined ? false : denials.get(denial.text.toLowerCase());
  if (isDenied === undefined) {
    const text = `Whether “${denial?.text.slice(0, 60)}” denies the match is not known. The row was left out.`;
    return yield remark('dropped', 'modifier-unknown', text, { ...row.place, column: denial?.column ?? '' });
  }
  const sure = filledCell(row, columns.confidence);
  const confidence = sure === undefined ? undefined : confidenceFrom(sure.text);
  if (sure !== undefined && confidence === undefined) {
    const text = `“${sure.text.slice(0, 20)}” is no number from 0 to 1. The match says nothing of its confidence now.`;
    yield remark('repaired', 'confidence-unusable', text, { ...row.place, column: sure.column });
  }
  const relation: GatheredRelation = {
    is: 'relation',
    type: 'mapping',
    from,
    to,
    predicate: predicate ?? 'relatedMatch',
    ...(isDenied && { not: true }),
    ...(confidence !== undefined && { confidence }),
    ...textsOf(row),
    ...endsOf(from, to),
    place: row.place,
  };
  yield relation;
}

const denials = new Map(
  Object.entries({ not: true, true: true, yes: true, y: true, 1: true, false: false, no: false, n: false, 0: false }),
);

/** An address, or a code whose publisher its shape shows. Any other code could be anybody's. */
function endOf(row: TableRow, names: readonly string[]): string | Remark {
  const found = filledCell(row, names);
  const column = found?.column ?? names.find((name) => row.has(name)) ?? '';
  const place = { ...row.place, column };
  if (found === undefined) return remark('dropped', 'cell-missing', `A row without “${column}” was left out.`, place);
  const { text } = found;
  if (/^(https?:\/\/|urn:|did:)/i.test(text)) return text;
  if (isOccupationCode(text)) return addressOf(text);
  if (isUuid(text.toLowerCase())) return `urn:uuid:${text.toLowerCase()}`;
  return remark(
    'dropped',
    'no-address',
    `“${text.slice(0, 60)}” is no address, so what it names is not known. The row was left out.`,
    place,
  );
}

function textsOf(row: TableRow) {
  const names = ['justification', 'source', 'fromName', 'toName'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = filledCell(row, columns[name])?.text;
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
