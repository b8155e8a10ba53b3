// O*NET rates an element for an occupation on two scales, in two rows: here they become one relation.
import { factOf } from '../fact-text.ts';
import type { Gathered, GatheredRelation, Remark } from '../gathered.ts';
import { remark } from '../reading/remark.ts';
import type { TableRow } from '../reading/table.ts';
import { addressOf } from './address.ts';
import { soc } from './tables.ts';

type Scale = { readonly name: 'importance' | 'level'; readonly from: number; readonly to: number };
// O*NET Scales Reference.
const scales = new Map<string, Scale>([
  ['IM', { name: 'importance', from: 1, to: 5 }],
  ['LV', { name: 'level', from: 0, to: 7 }],
]);
/** Ratings that wait for their other scale. In O*NET's own files the next row brings it. */
const waitingAtMost = 100_000;

type Rating = Extract<GatheredRelation, { type: 'rated' }>;

// A class because the first row waits for the second.
export class Ratings {
  readonly #waiting = new Map<string, Rating>();

  *take(row: TableRow): Iterable<Gathered> {
    const scale = scales.get(row.cell('Scale ID').toUpperCase());
    if (scale === undefined) return yield noPlace(row);
    const value = Number(row.cell('Data Value'));
    if (row.cell('Data Value') === '' || !(value >= scale.from && value <= scale.to)) return yield outside(row, scale);
    const rating = ratingOf(row, scale, value);
    const key = `${rating.from}\n${rating.to}`;
    const other = this.#waiting.get(key);
    if (other === undefined) {
      this.#waiting.set(key, rating);
      if (this.#waiting.size > waitingAtMost) yield* this.rest();
    } else if (other[scale.name] !== undefined) {
      const text = 'A rating stands here twice on the same scale. The first was kept.';
      yield remark('dropped', 'rating-twice', text, row.place);
    } else {
      this.#waiting.delete(key);
      yield both(other, rating);
    }
  }

  /** Ratings that came on one scale only. */
  *rest(): Iterable<Gathered> {
    yield* this.#waiting.values();
    this.#waiting.clear();
  }
}

function ratingOf(row: TableRow, { name }: Scale, value: number): Rating {
  // "Recommend suppress": too few answers, or too far apart. "Not relevant": most said that the level does not apply.
  const flags = ['Recommend Suppress', 'Not Relevant'].map((column) => row.cell(column).toUpperCase());
  return {
    is: 'relation',
    type: 'rated',
    from: addressOf(row.cell(soc)),
    to: addressOf(row.cell('Element ID')),
    [name]: value,
    ...(flags.some((flag) => flag !== '') && { isSuppressed: flags.includes('Y') }),
    facts: { [name]: factOf(measureOf(row)) },
    place: row.place,
  };
}

function both(one: Rating, other: Rating): Rating {
  const isSaid = one.isSuppressed !== undefined || other.isSuppressed !== undefined;
  return {
    ...one,
    ...other,
    ...(isSaid && { isSuppressed: one.isSuppressed === true || other.isSuppressed === true }),
    facts: { ...one.facts, ...other.facts },
    place: one.place,
  };
}

const measures = [
  ['n', 'N'],
  ['standardError', 'Standard Error'],
  ['low', 'Lower CI Bound'],
  ['high', 'Upper CI Bound'],
] as const;
const notes = [
  ['suppress', 'Recommend Suppress'],
  ['notRelevant', 'Not Relevant'],
  ['date', 'Date'],
  ['source', 'Domain Source'],
] as const;

/** How a value was come by. Cells are cut: what is longer is no figure and no date. */
function measureOf(row: TableRow): Record<string, number | string> {
  const found: Record<string, number | string> = {};
  for (const [name, column] of measures) {
    const cell = row.cell(column);
    if (cell !== '' && Number.isFinite(Number(cell))) found[name] = Number(cell);
  }
  for (const [name, column] of notes) {
    const cell = row.cell(column);
    if (cell !== '') found[name] = cell.slice(0, 60);
  }
  return found;
}

function noPlace(row: TableRow): Remark {
  const text = `Ratings on the scale “${row.cell('Scale ID').slice(0, 20)}” are neither importance nor level. They were left out.`;
  return remark('dropped', 'scale-unknown', text, { ...row.place, column: 'Scale ID' });
}

function outside(row: TableRow, { name, from, to }: Scale): Remark {
  const text = `“${row.cell('Data Value').slice(0, 20)}” is no ${name}: that goes from ${from} to ${to}. The rating was left out.`;
  return remark('dropped', 'rating-unusable', text, { ...row.place, column: 'Data Value' });
}
