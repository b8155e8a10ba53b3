// Reads sets of mappings in SSSOM (Simple Standard for Sharing Ontological Mappings), TSV with its metadata above the table.
import type { FrameworkFormat, Gathered, GatheredRelation, Remark, SourceFile } from '../gathered.ts';
import { confidenceFrom, endsOf, predicateFrom } from '../mapping-words.ts';
import { asWritten } from '../reading/as-written.ts';
import { preambleOf } from '../reading/preamble.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableKind, type TableRow } from '../reading/table.ts';
import { refused } from '../reading/unreadable.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { addressIn, metadataIn, nothingSaid, type Metadata } from './metadata.ts';

const tables = [
  { kind: 'mappings', columns: ['subject_id', 'predicate_id', 'object_id'], isQuoted: true },
] as const satisfies readonly TableKind[];

export const sssom: FrameworkFormat = {
  name: 'sssom',
  title: 'SSSOM mappings, TSV',
  recognises: (head) => looksLike(head, tables),
  readsAlone: true,
  read: (files) => withinBounds(read(files)),
};

// Kept beside the mapping as they are. What the set says holds for each of its mappings (SSSOM, propagatable slots).
const ownSlots =
  'record_id author_id author_label reviewer_id reviewer_label creator_id creator_label publication_date mapping_cardinality subject_category object_category match_string similarity_score see_also issue_tracker_item other comment'.split(
    ' ',
  );
const sharedSlots =
  'license mapping_date mapping_provider mapping_tool mapping_tool_version subject_type subject_source subject_source_version object_type object_source object_source_version predicate_type subject_match_field object_match_field subject_preprocessing object_preprocessing similarity_measure'.split(
    ' ',
  );

async function* read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  for (const file of files) {
    const metadata = await metadataOf(file);
    if ('is' in metadata) yield metadata;
    if ('is' in metadata && metadata.weight === 'refused') continue;
    const known = 'is' in metadata ? nothingSaid : metadata;
    for await (const piece of tableRows(file, tables)) {
      if (piece.is === 'remark') yield piece;
      else yield* claimOf(asWritten(piece), known);
    }
  }
}

async function metadataOf(file: SourceFile): Promise<Metadata | Remark> {
  const place = { file: file.name };
  try {
    const text = 'What stands above the table is not correct YAML. It was passed over, and with it the short names it explains.';
    return metadataIn(await preambleOf(file)) ?? remark('repaired', 'metadata-unreadable', text, { ...place, row: 1 });
  } catch (error) {
    return refused(error, place);
  }
}

function* claimOf(row: TableRow, set: Metadata): Iterable<Gathered> {
  const ends: string[] = [];
  for (const column of ['subject_id', 'object_id']) {
    const end = endOf(row, column, set);
    if (typeof end !== 'string') return yield end;
    ends.push(end);
  }
  const [from, to] = ends as [string, string];
  const predicate = predicateFrom(row.cell('predicate_id'));
  if (predicate === undefined) {
    const text = `“${row.cell('predicate_id').slice(0, 100)}” is no kind of match we know. The mapping was left out.`;
    return yield remark('dropped', 'predicate-unknown', text, { ...row.place, column: 'predicate_id' });
  }
  const modifier = row.cell('predicate_modifier');
  // To read a denial as a claim would turn it round: what is not understood is not taken.
  if (modifier !== '' && modifier.toLowerCase() !== 'not') {
    const text = `“${modifier.slice(0, 60)}” is not “Not”, so what is meant is not known. The mapping was left out.`;
    return yield remark('dropped', 'modifier-unknown', text, { ...row.place, column: 'predicate_modifier' });
  }
  const confidence = confidenceFrom(row.cell('confidence'));
  if (confidence === undefined && row.cell('confidence') !== '') {
    const text = `“${row.cell('confidence').slice(0, 20)}” is no number from 0 to 1. The mapping says nothing of its confidence now.`;
    yield remark('repaired', 'confidence-unusable', text, { ...row.place, column: 'confidence' });
  }
  const justification = row.cell('mapping_justification');
  if (justification === '') {
    const text = 'The mapping does not say what it rests on.';
    yield remark('repaired', 'justification-missing', text, { ...row.place, column: 'mapping_justification' });
  }
  const { said } = set;
  const source = row.cell('mapping_source') || said.get('mapping_set_id') || said.get('mapping_set_title');
  const facts = factsOf(row, set);
  const relation: GatheredRelation = {
    is: 'relation',
    type: 'mapping',
    from,
    to,
    predicate,
    ...(modifier !== '' && { not: true }),
    ...(confidence !== undefined && { confidence }),
    ...(justification !== '' && { justification }),
    ...(source && { source }),
    ...(row.cell('subject_label') !== '' && { fromName: row.cell('subject_label') }),
    ...(row.cell('object_label') !== '' && { toName: row.cell('object_label') }),
    ...endsOf(from, to),
    ...(Object.keys(facts).length > 0 && { facts }),
    place: row.place,
  };
  yield relation;
}

function endOf(row: TableRow, column: string, set: Metadata): string | Remark {
  const cell = row.cell(column);
  const place = { ...row.place, column };
  if (cell === '') return remark('dropped', 'cell-missing', `A mapping without “${column}” was left out.`, place);
  if (/^(sssom:|https:\/\/w3id\.org\/sssom\/)NoTermFound$/.test(cell)) {
    const text = 'The row says that nothing was found to match. It is no mapping and was left out.';
    return remark('dropped', 'no-term-found', text, place);
  }
  const text = `“${cell.slice(0, 100)}” is short for an address that the file does not explain. The mapping was left out.`;
  return addressIn(cell, set) ?? remark('dropped', 'prefix-unknown', text, place);
}

function factsOf(row: TableRow, { said }: Metadata): Record<string, string> {
  const own = ownSlots.map((slot) => [slot, row.cell(slot)] as const);
  const shared = sharedSlots.map((slot) => [slot, row.cell(slot) || said.get(slot) || ''] as const);
  // A predicate that only comes near one of ours is kept as it was.
  const predicate = row.cell('predicate_id');
  const near = /^(skos:|http:\/\/www\.w3\.org\/2004\/02\/skos\/core#)\w+Match$/.test(predicate) ? '' : predicate;
  const kept = [['predicate_id', near] as const, ...own, ...shared];
  return Object.fromEntries(kept.filter(([, value]) => value !== ''));
}
