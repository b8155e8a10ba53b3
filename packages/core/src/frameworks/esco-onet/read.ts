// Reads the crosswalk between ESCO and O*NET occupations by Nesta (Mapping Career Causeways): one row a claim.
import { factOf } from '../fact-text.ts';
import type { FrameworkFormat, Gathered, GatheredRelation, SourceFile } from '../gathered.ts';
import { addressOf } from '../onet/address.ts';
import { remark } from '../reading/remark.ts';
import { looksLike, tableRows, type TableKind, type TableRow } from '../reading/table.ts';
import { withinBounds } from '../reading/within-bounds.ts';
import { titlesIn } from './titles.ts';

const tables = [
  { kind: 'matches', columns: ['concept_uri', 'onet_code', 'semantic_similarity', 'confidence'] },
] as const satisfies readonly TableKind[];

export const escoOnet: FrameworkFormat = {
  name: 'esco-onet',
  title: 'ESCO–O*NET crosswalk (Nesta)',
  recognises: (head) => looksLike(head, tables),
  readsAlone: true,
  read: (files) => withinBounds(read(files)),
};

// Its three steps say how near a match is held to be, not how likely it is right: they choose the predicate and become no number of ours.
const steps = new Map<number, 'exactMatch' | 'closeMatch' | 'relatedMatch'>([
  [2, 'exactMatch'],
  [1, 'closeMatch'],
  [0.5, 'relatedMatch'],
]);

async function* read(files: readonly SourceFile[]): AsyncIterable<Gathered> {
  for (const file of files)
    for await (const piece of tableRows(file, tables)) {
      if (piece.is === 'remark') yield piece;
      else yield* claimOf(piece);
    }
}

function* claimOf(row: TableRow): Iterable<Gathered> {
  const [from, code, step] = [row.cell('concept_uri'), row.cell('onet_code'), row.cell('confidence')];
  for (const [column, cell] of Object.entries({ concept_uri: from, onet_code: code }))
    if (cell === '') {
      const text = `A match without “${column}” was left out.`;
      return yield remark('dropped', 'cell-missing', text, { ...row.place, column });
    }
  const predicate = step === '' ? undefined : steps.get(Number(step));
  if (predicate === undefined) {
    const text = `“${step.slice(0, 20)}” is none of the steps 0.5, 1 and 2. The match was taken as related.`;
    yield remark('repaired', 'step-unknown', text, { ...row.place, column: 'confidence' });
  }
  const { titles, isOdd } = titlesIn(row.cell('matching_job_titles'));
  if (isOdd) {
    const text = 'The job titles in common are no list we can read. They were left out.';
    yield remark('repaired', 'list-unreadable', text, { ...row.place, column: 'matching_job_titles' });
  }
  const similarity = row.cell('semantic_similarity').slice(0, 40);
  const said = [similarity && `semantic similarity ${similarity}`, step && `confidence ${step.slice(0, 20)} of 2`];
  const relation: GatheredRelation = {
    is: 'relation',
    type: 'mapping',
    from,
    to: addressOf(code),
    predicate: predicate ?? 'relatedMatch',
    justification: said.filter((each) => each !== '').join(', '),
    source: 'ESCO–O*NET crosswalk, Nesta, Mapping Career Causeways',
    ends: 'target',
    ...(row.cell('esco_occupation') !== '' && { fromName: row.cell('esco_occupation') }),
    ...(row.cell('onet_occupation') !== '' && { toName: row.cell('onet_occupation') }),
    facts: {
      confidence: step.slice(0, 20),
      similarity,
      ...(row.cell('isco_code') !== '' && { iscoCode: row.cell('isco_code') }),
      ...(titles.length > 0 && { jobTitles: factOf(titles) }),
    },
    place: row.place,
  };
  yield relation;
}
