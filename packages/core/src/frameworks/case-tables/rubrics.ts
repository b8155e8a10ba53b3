// Rubrics as compeito writes them: rubrics, their criteria and the levels of these, a row each, put together again.
import type { JsonObject } from '../../credential/strict-json.ts';
import type { Gathered, Place } from '../gathered.ts';
import { remarkOn } from '../json-remarks.ts';
import { remark } from '../reading/remark.ts';
import type { TableRow } from '../reading/table.ts';

type Part = { readonly part: JsonObject; readonly above: string; readonly place: Place };
/** A rubric as CASE has it (CFRubrics), and the items its criteria are about. */
export type Rubric = { readonly rubric: JsonObject; readonly items: readonly string[]; readonly place: Place };

// A class because rows come in any order.
export class Rubrics {
  readonly #parts = { Rubric: new Map<string, Part>(), Criterion: new Map<string, Part>(), Level: new Map<string, Part>() };

  *take(row: TableRow): Iterable<Gathered> {
    const { place } = row;
    const type = row.cell('Type');
    const identifier = row.cell('Identifier').toLowerCase();
    if (type !== 'Rubric' && type !== 'Criterion' && type !== 'Level') {
      const text = `“${type.slice(0, 60)}” is neither a rubric nor a criterion nor a level. The row was left out.`;
      return yield remark('dropped', 'unknown-kind', text, { ...place, column: 'Type' });
    }
    if (identifier === '') return yield remarkOn('no-identity', { ...place, column: 'Identifier' });
    const parts = this.#parts[type];
    if (parts.has(identifier)) return yield remarkOn('duplicate-item', place, identifier);
    const part: JsonObject = { identifier, uri: `urn:uuid:${identifier}` };
    for (const column of ['Title', 'Description', 'Category', 'Quality', 'Feedback'])
      if (row.cell(column) !== '') part[column.toLowerCase()] = row.cell(column);
    for (const column of ['Weight', 'Position', 'Score']) {
      const cell = row.cell(column);
      if (cell !== '' && Number.isFinite(Number(cell))) part[column.toLowerCase()] = Number(cell);
      else if (cell !== '') yield noNumber(cell, { ...place, column });
    }
    const above = row.cell(type === 'Criterion' ? 'RubricIdentifier' : 'CriterionIdentifier').toLowerCase();
    const item = row.cell('CFItemIdentifier').toLowerCase();
    if (type === 'Criterion' && item !== '') part['CFItemURI'] = { title: item, identifier: item, uri: `urn:uuid:${item}` };
    parts.set(identifier, { part, above, place });
  }

  /** Every rubric whole; what hangs on nothing is remarked. */
  *all(): Generator<Gathered, Rubric[]> {
    const { Rubric: rubrics, Criterion: criteria, Level: levels } = this.#parts;
    yield* hung(levels, criteria, 'CFRubricCriterionLevels');
    yield* hung(criteria, rubrics, 'CFRubricCriteria');
    return [...rubrics.values()].map(({ part, place }) => {
      const criteria = (part['CFRubricCriteria'] ?? []) as readonly JsonObject[];
      const items = criteria.flatMap(({ CFItemURI: link }) => (link as { identifier: string } | undefined)?.identifier ?? []);
      return { rubric: part, items, place };
    });
  }
}

function* hung(parts: ReadonlyMap<string, Part>, onto: ReadonlyMap<string, Part>, list: string): Generator<Gathered> {
  for (const { part, above, place } of parts.values()) {
    const found = onto.get(above)?.part;
    if (found === undefined) {
      const text = `Nothing here is called ${above.slice(0, 60) || 'what this belongs to'}. The row was left out.`;
      yield remark('dropped', 'part-alone', text, place);
    } else ((found[list] ??= []) as JsonObject[]).push(part);
  }
}

function noNumber(cell: string, place: Place): Gathered {
  return remark('repaired', 'no-number', `“${cell.slice(0, 20)}” is no number. It was passed over.`, place);
}
