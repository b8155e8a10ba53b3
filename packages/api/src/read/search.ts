// Finding skills and targets by words: candidates from the engine, put in order by core, a page of them with counts.
import { parseQuery, rank, type Highlight, type Query } from '@skillweave/core/search';
import type { Graph } from '../graph/graph.ts';
import type { Finder, Fitting, Hit } from '../search/finder.ts';
import { findableCompetencies, findableTargets, type FindableThing } from './findable.ts';

/** Nobody reads further; a longer list is said to be longer, and not counted. */
export const countedAtMost = 1000;
/** How many candidates are put in order by our own rule; those after them stay in the engine's order. */
const ranked = 60;

export type Searched = Fitting & { readonly text: string };
/** `place` counts from 0 in the whole list. */
export type FoundThing = { readonly thing: FindableThing; readonly highlights: readonly Highlight[]; readonly place: number };
export type Count = { readonly of: string; readonly count: number };
export type SearchPage = {
  readonly found: readonly FoundThing[];
  readonly total: number;
  /** Whether there is more than was counted. */
  readonly isMore: boolean;
  /** Of what one might choose as well, how much there is: each list as if nothing had been chosen of it yet; over the first thousand found. */
  readonly counts: { readonly [Facet in keyof Fitting]: readonly Count[] };
};

const nowhere: SearchPage = {
  found: [],
  total: 0,
  isMore: false,
  counts: { frameworks: [], kinds: [], states: [], languages: [] },
};

/** One page of what was found, from place `from`, `fetch` things of it. Public: it shows what everyone may see, and never a draft. */
export async function search(
  { graph, finder }: { readonly graph: Graph; readonly finder: Finder },
  { text, ...fitting }: Searched,
  { from, fetch }: { readonly from: number; readonly fetch: number },
): Promise<SearchPage> {
  const query = parseQuery(text);
  if (query.words.length === 0) return nowhere;
  const all = await finder.hits(graph, { query, ...anything }, countedAtMost + 1);
  const counting = all.slice(0, countedAtMost);
  const hits = await narrowed(all, fitting, () => finder.hits(graph, { query, ...fitting }, countedAtMost + 1));
  const within = hits.slice(0, countedAtMost);
  const end = from + fetch;

  const first = from < ranked ? rank(query, await things(graph, within.slice(0, ranked)), fitting.languages) : [];
  const found = first.map(({ item, highlights }, place) => ({ thing: item, highlights, place })).slice(from, end);
  const begin = Math.max(from, ranked);
  const later = within.slice(begin, Math.max(end, ranked));
  const rest = later.length > 0 ? marked(query, later, await things(graph, later), fitting.languages) : [];
  return {
    found: [...found, ...rest.map((each, at) => ({ ...each, place: begin + at }))],
    total: within.length,
    isMore: hits.length > countedAtMost,
    counts: {
      frameworks: counted(counting, fitting, 'frameworks'),
      kinds: counted(counting, fitting, 'kinds'),
      states: counted(counting, fitting, 'states'),
      languages: counted(counting, fitting, 'languages'),
    },
  };
}

const anything: Fitting = { languages: null, states: null, frameworks: null, kinds: null };

/** What fits of all that was found; asked again where that might not be all, or where all of it has to be looked for otherwise. */
async function narrowed(all: readonly Hit[], fitting: Fitting, again: () => Promise<readonly Hit[]>): Promise<readonly Hit[]> {
  if (Object.values(fitting).every((chosen) => chosen === null)) return all;
  const fits = all.filter((hit) => facets.every((facet) => holds(hit, fitting, facet)));
  // How well a thing's words in one language fit is not how well all its words do.
  const isWhole = all.length <= countedAtMost && fits.length > 0 && fitting.languages === null;
  return isWhole || all.length === 0 ? fits : await again();
}

const facets = ['frameworks', 'kinds', 'states', 'languages'] as const;
const valuesOf: { readonly [Facet in keyof Fitting]: (hit: Hit) => readonly string[] } = {
  frameworks: ({ framework }) => (framework === null ? [] : [framework]),
  kinds: ({ kind }) => [kind],
  states: ({ state }) => [state],
  languages: ({ languages }) => languages,
};

function holds(hit: Hit, fitting: Fitting, facet: keyof Fitting): boolean {
  const chosen: readonly string[] | null = fitting[facet];
  return chosen === null || valuesOf[facet](hit).some((value) => chosen.includes(value));
}

function counted(all: readonly Hit[], fitting: Fitting, facet: keyof Fitting): Count[] {
  const others = facets.filter((other) => other !== facet);
  const found = new Map<string, number>();
  for (const hit of all) {
    if (!others.every((other) => holds(hit, fitting, other))) continue;
    for (const value of valuesOf[facet](hit)) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return [...found].map(([of, count]) => ({ of, count })).sort((a, b) => b.count - a.count || (a.of < b.of ? -1 : 1));
}

// The index may know what has been withdrawn since: only what the store still gives, and in the state it was found in, is shown.
async function things(graph: Graph, hits: readonly Hit[]): Promise<FindableThing[]> {
  const idsOf = (isTarget: boolean) => hits.filter((hit) => hit.isTarget === isTarget).map(({ id }) => id);
  const both = await Promise.all([findableCompetencies(graph, idsOf(false)), findableTargets(graph, idsOf(true))]);
  const states = new Map(hits.map(({ id, state }) => [id, state]));
  return both.flat().filter(({ id, state }) => states.get(id) === state);
}

/** What lies beyond what we rank, in the engine's order, with the words marked. */
function marked(query: Query, hits: readonly Hit[], here: readonly FindableThing[], languages: readonly string[] | null) {
  const byId = new Map(here.map((thing) => [thing.id, thing]));
  return hits.flatMap(({ id }) => {
    const thing = byId.get(id);
    return thing ? [{ thing, highlights: rank(query, [thing], languages)[0]?.highlights ?? [] }] : [];
  });
}
