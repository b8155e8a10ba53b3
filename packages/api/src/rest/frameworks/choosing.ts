// Which documents a client wants, and how (CASE 1.1 REST binding: limit, offset, sort, orderBy, filter, fields).
import type { StatusInfo } from './status-info.ts';

type Json = Readonly<Record<string, unknown>>;
type Query = Readonly<Record<string, unknown>>;
type Term = { readonly field: string; readonly predicate: string; readonly value: string };

export type Choice = {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string | null;
  readonly isDescending: boolean;
  readonly terms: readonly Term[];
  /** Whether one term is enough. */
  readonly isAny: boolean;
  /** Null for all of them. */
  readonly fields: readonly string[] | null;
};

const documentFields = new Set(
  'identifier uri frameworkType caseVersion creator title lastChangeDateTime officialSourceURL publisher description subject subjectURI language version adoptionStatus statusStartDate statusEndDate licenseURI notes extensions CFPackageURI'.split(
    ' ',
  ),
);
const mostTerms = 10;
const longest = 2_000;
const usualLimit = 100;
export const largestLimit = 1_000;

/** What a query asks for, or what is wrong with it. Parameters of other names are left alone. */
export function choiceFrom(query: Query): Choice | StatusInfo {
  for (const name of ['limit', 'offset', 'sort', 'orderBy', 'filter', 'fields']) {
    const value = query[name];
    if (value !== undefined && (typeof value !== 'string' || value.length > longest))
      return wrong(name, `Give ${name} once, and with at most ${longest} characters.`);
  }
  const given = query as Readonly<Record<string, string | undefined>>;
  const limit = numberIn(given['limit'], usualLimit);
  const offset = numberIn(given['offset'], 0);
  if (limit === null || limit < 1) return wrong('limit', 'limit is a whole number of at least 1.');
  if (offset === null) return wrong('offset', 'offset is a whole number of at least 0.');
  const sort = given['sort'] || null;
  if (sort !== null && !documentFields.has(sort))
    return { code: 'invalid_sort_field', text: 'sort is not the name of a field of a CFDocument.', field: 'sort' };
  const orderBy = given['orderBy'] || 'asc';
  if (orderBy !== 'asc' && orderBy !== 'desc') return wrong('orderBy', 'orderBy is asc or desc.');
  const fields = given['fields'] ? given['fields'].split(',').map((field) => field.trim()) : null;
  if (fields?.some((field) => !documentFields.has(field)))
    return wrong('fields', 'fields names something that a CFDocument does not have.');
  const filter = termsIn(given['filter'] ?? '');
  if (filter === null)
    return wrong(
      'filter',
      "filter looks like title='Nursing', at most ten of them, joined by AND or by OR. Fields are those of a CFDocument.",
    );
  return { limit: Math.min(limit, largestLimit), offset, sort, isDescending: orderBy === 'desc', fields, ...filter };
}

const wrong = (field: string, text: string): StatusInfo => ({ code: 'invalid_selection_field', text, field });

function numberIn(text: string | undefined, usual: number): number | null {
  if (text === undefined || text === '') return usual;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function termsIn(text: string): Pick<Choice, 'terms' | 'isAny'> | null {
  const terms: Term[] = [];
  const joints = new Set<string>();
  let rest = text.trim();
  while (rest !== '') {
    const found = /^([A-Za-z]+)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'')*)'/.exec(rest);
    if (!found || terms.length === mostTerms) return null;
    const [whole, field = '', predicate = '', value = ''] = found;
    if (!documentFields.has(field)) return null;
    terms.push({ field, predicate, value: value.replaceAll("''", "'") });
    rest = rest.slice(whole.length);
    const joint = /^\s+(AND|OR)\s+(?=\S)/.exec(rest);
    if (rest.trim() !== '' && !joint) return null;
    if (joint) joints.add(joint[1] ?? '');
    rest = rest.slice(joint?.[0].length ?? rest.length);
  }
  return joints.size > 1 ? null : { terms, isAny: joints.has('OR') };
}

/** The documents of one page, and how many there are on all pages. */
export function chosen(all: readonly Json[], choice: Choice): { readonly page: Json[]; readonly total: number } {
  const { terms, isAny, sort, isDescending, offset, limit, fields } = choice;
  const kept = all.filter((each) =>
    terms.length === 0 ? true : isAny ? terms.some((term) => holds(each, term)) : terms.every((term) => holds(each, term)),
  );
  const key = (each: Json) => textOf(each[sort ?? 'title']);
  const ordered = kept.toSorted((a, b) => {
    const way = compare(key(a), key(b)) * (isDescending ? -1 : 1);
    return way || compare(String(a['identifier']), String(b['identifier']));
  });
  const page = ordered.slice(offset, offset + limit);
  return { total: kept.length, page: fields === null ? page : page.map((each) => only(each, fields)) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));

function only(document: Json, fields: readonly string[]): Json {
  return Object.fromEntries(fields.filter((field) => document[field] !== undefined).map((field) => [field, document[field]]));
}

/** Of a list any part will do; `~` means that the text holds the value, in capitals or not. */
function holds(document: Json, { field, predicate, value }: Term): boolean {
  const given = document[field];
  const texts = (Array.isArray(given) ? (given as unknown[]) : [given]).map(textOf);
  switch (predicate) {
    case '=':
      return texts.includes(value);
    case '!=':
      return !texts.includes(value);
    case '~':
      return texts.some((text) => text.toLowerCase().includes(value.toLowerCase()));
    default:
      return texts.some((text) => {
        const way = compare(text, value);
        return (
          (way === 0 && predicate.endsWith('=')) ||
          (way < 0 && predicate.startsWith('<')) ||
          (way > 0 && predicate.startsWith('>'))
        );
      });
  }
}
