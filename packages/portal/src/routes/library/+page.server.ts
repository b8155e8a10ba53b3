// The library: what a search finds, narrowed as the address says, or every list of skills there is. Open to everyone.
import { ask, type ResultOf } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { choicesIn } from './choices.ts';
import { Frameworks, Search } from './questions.ts';

const longest = 200;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const search = (searchParams.get('search') ?? '').trim().slice(0, longest).toWellFormed();
  const after = searchParams.get('after');
  const choices = choicesIn(searchParams);
  const page = search ? (await ask(event, Search, { text: search, ...asArguments(choices), after })).search : null;
  // Below what was found they would only be in the way; where nothing was, they are the next thing to try.
  const lists = page && page.total > 0 ? null : (await ask(event, Frameworks, { after: search ? null : after })).frameworks;
  return {
    search,
    choices,
    found: page && {
      total: page.total,
      isMore: page.isMore,
      pageInfo: page.pageInfo,
      facets: facetsOf(page.facets),
      things: page.edges.map(({ node }) => shownAs(node)),
    },
    frameworks: lists && { rows: lists.edges.map(({ node }) => node), pageInfo: lists.pageInfo },
  };
};

const statesOf: Record<'every' | 'ended', ('PUBLISHED' | 'DEPRECATED')[]> = {
  every: ['PUBLISHED', 'DEPRECATED'],
  ended: ['DEPRECATED'],
};

function asArguments({ framework, kind, language, state }: ReturnType<typeof choicesIn>) {
  return {
    frameworks: framework === null ? null : [framework],
    kinds: kind === null ? null : [kind],
    languages: language === null ? null : [language],
    states: state === null ? null : statesOf[state === 'every' ? 'every' : 'ended'],
  };
}

type Page = ResultOf<typeof Search>['search'];

/** Each list of choices in one shape: what is handed in, what it is called where the answer says so, and how many. */
function facetsOf({ frameworks, kinds, languages, states }: Page['facets']) {
  return {
    framework: frameworks.flatMap(({ framework, count }) =>
      framework ? [{ of: framework.id, name: framework.name, count }] : [],
    ),
    kind: kinds,
    language: languages,
    state: states.map(({ state, count }) => ({ of: state, count })),
  };
}

/** A skill or a job as one row shows it. */
function shownAs({ thing, kind, state, framework, highlights }: Page['edges'][number]['node']) {
  const isSkill = thing.__typename === 'Competency';
  return {
    id: thing.id,
    isSkill,
    name: thing.name,
    code: isSkill ? thing.code : null,
    meaning: isSkill ? thing.statement : thing.about,
    kind,
    hasEnded: state === 'DEPRECATED',
    list: framework?.name ?? null,
    highlights,
  };
}
