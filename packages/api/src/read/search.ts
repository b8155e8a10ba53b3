// Finding skills and targets by words: candidates from the engine, put in order by core, a page of them with counts.
import { parseQuery, rank, type Highlight, type Query } from '@skillweave/core/search';
import type { Asking } from '../access/asking.ts';
import type { Finder, Hit, Wanted } from '../search/finder.ts';
import { findableCompetencies, findableTargets, type FindableThing } from './findable.ts';

/** Nobody reads further; a longer list is said to be longer, and not counted. */
export const countedAtMost = 1000;
/** How many candidates are put in order by our own rule; those after them stay in the engine's order. */
const ranked = 100;

export type Searched = Omit<Wanted, 'query'> & { readonly text: string };
export type FoundThing = { readonly thing: FindableThing; readonly highlights: readonly Highlight[]; readonly place: number };
export type Count = { readonly of: string; readonly count: number };
export type SearchPage = {
  readonly found: readonly FoundThing[];
  readonly total: number;
  readonly isMore: boolean;
  readonly frameworks: readonly Count[];
  readonly kinds: readonly Count[];
};

/** One page of what was found, from place `from` (counted from 0), `fetch` things of it. Public: it shows what everyone may see. */
export async function search(
  { graph, finder }: Pick<Asking, 'graph'> & { readonly finder: Finder },
  { text, ...wanted }: Searched,
  { from, fetch }: { readonly from: number; readonly fetch: number },
): Promise<SearchPage> {
  const query = parseQuery(text);
  if (query.words.length === 0) return { found: [], total: 0, isMore: false, frameworks: [], kinds: [] };
  const all = await finder.hits(graph, { query, ...wanted, frameworks: null, kinds: null }, countedAtMost + 1);
  const isNarrowed = wanted.frameworks !== null || wanted.kinds !== null;
  const hits = isNarrowed ? await finder.hits(graph, { query, ...wanted }, countedAtMost + 1) : all;
  const within = hits.slice(0, countedAtMost);
  const end = from + fetch;

  const read = async (some: readonly Hit[]) => await things(graph, some, wanted.withRetired);
  const first = from < ranked ? rank(query, await read(within.slice(0, ranked)), wanted.language) : [];
  const found = first.map(({ item, highlights }, place) => ({ thing: item, highlights, place })).slice(from, end);
  const later = within.slice(Math.max(from, ranked), Math.max(end, ranked));
  const rest = later.length > 0 ? marked(query, later, await read(later), wanted.language) : [];
  return {
    found: [...found, ...rest.map((each, at) => ({ ...each, place: Math.max(from, ranked) + at }))],
    total: within.length,
    isMore: hits.length > countedAtMost,
    // Of what one might choose as well, each list says how much there is.
    frameworks: counts(all.filter(({ kind }) => !wanted.kinds || wanted.kinds.includes(kind)).map(({ framework }) => framework)),
    kinds: counts(
      all
        .filter(({ framework }) => !wanted.frameworks || (framework !== null && wanted.frameworks.includes(framework)))
        .map(({ kind }) => kind),
    ),
  };
}

// The index may know what has been withdrawn since: only what the store still gives is shown.
async function things(graph: Asking['graph'], hits: readonly Hit[], withRetired: boolean): Promise<FindableThing[]> {
  const idsOf = (isTarget: boolean) => hits.filter((hit) => hit.isTarget === isTarget).map(({ id }) => id);
  const both = await Promise.all([findableCompetencies(graph, idsOf(false)), findableTargets(graph, idsOf(true))]);
  return both.flat().filter(({ isRetired }) => withRetired || !isRetired);
}

/** What lies beyond what we rank, in the engine's order, with the words marked. */
function marked(query: Query, hits: readonly Hit[], here: readonly FindableThing[], language: string | null) {
  const byId = new Map(here.map((thing) => [thing.id, thing]));
  return hits.flatMap(({ id }) => {
    const thing = byId.get(id);
    return thing ? [{ thing, highlights: rank(query, [thing], language)[0]?.highlights ?? [] }] : [];
  });
}

function counts(values: readonly (string | null)[]): Count[] {
  const found = new Map<string, number>();
  for (const each of values) if (each !== null) found.set(each, (found.get(each) ?? 0) + 1);
  return [...found].map(([of, count]) => ({ of, count })).sort((a, b) => b.count - a.count || (a.of < b.of ? -1 : 1));
}
