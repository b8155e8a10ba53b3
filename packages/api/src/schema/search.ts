// Finding by words: skills and targets in the order people expect, with the words marked and counts of what else one might choose.
import type { Highlight } from '@skillweave/core/search';
import { frameworksByIds } from '../read/competencies.ts';
import { search, type Count, type FoundThing, type SearchPage } from '../read/search.ts';
import type { Context } from '../context.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef, FrameworkRef } from './library.ts';
import { ownId } from './own-id.ts';
import { badInput, encodeCursor, pageArgs, pageOf } from './paging.ts';
import { TargetRef } from './target.ts';

const StateEnum = builder.enumType('SearchState', {
  description: 'Whether what was found is still kept up.',
  values: {
    PUBLISHED: { value: 'published', description: 'It is in use.' },
    DEPRECATED: { value: 'deprecated', description: 'It has ended or was replaced, and stays here to be looked up.' },
  } as const,
});

const FieldEnum = builder.enumType('SearchField', {
  description: 'Where the words were met.',
  values: {
    CODE: { value: 'code', description: 'It is its code.' },
    NAME: { value: 'name', description: 'In its name.' },
    OTHER_NAME: { value: 'otherName', description: 'In another name for it.' },
    STATEMENT: { value: 'statement', description: 'In its meaning.' },
  } as const,
});

const RangeRef = builder.objectRef<{ readonly start: number; readonly end: number }>('TextRange').implement({
  description: 'A piece of a text.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins, in UTF-16 units from 0.' }),
    end: t.exposeInt('end', { description: 'Where it ends: the first unit after it.' }),
  }),
});

const HighlightRef = builder.objectRef<Highlight>('Highlight').implement({
  description: 'A text in which words of the question were met.',
  fields: (t) => ({
    field: t.expose('field', { type: FieldEnum, description: 'Which text it is.' }),
    language: t.exposeString('language', { description: 'Its language (BCP 47); und where nobody said.' }),
    text: t.exposeString('text', { description: 'The text.' }),
    ranges: t.field({ type: [RangeRef], description: 'Where the words stand, in order.', resolve: ({ ranges }) => [...ranges] }),
  }),
});

const ThingUnion = builder.unionType('Findable', {
  description: 'What can be found by words.',
  types: [CompetencyRef, TargetRef],
  resolveType: (row) => ('slug' in row ? TargetRef : CompetencyRef),
});

const FoundRef = builder.objectRef<FoundThing>('SearchResult').implement({
  description: 'One thing that was found.',
  fields: (t) => ({
    thing: t.field({ type: ThingUnion, description: 'What it is.', resolve: ({ thing }) => shown(thing) }),
    kind: t.string({
      description: 'skill, knowledge, ability, technology, occupation and so on: as its framework sorts it.',
      resolve: ({ thing }) => thing.kind,
    }),
    state: t.field({ type: StateEnum, description: 'Whether it is kept up.', resolve: ({ thing }) => thing.state }),
    framework: t.field({
      type: FrameworkRef,
      nullable: true,
      description: 'The framework it stands in; a role of an employer stands in none.',
      resolve: ({ thing }) => thing.frameworkRow,
    }),
    highlights: t.field({
      type: [HighlightRef],
      description: 'Where the words were met.',
      resolve: ({ highlights }) => [...highlights],
    }),
  }),
});

function shown({ id, competency, target }: FoundThing['thing']) {
  const row = competency ?? target;
  if (!row) throw new Error(`${id} was found and is nothing`);
  return row;
}

const frameworkOf = batched(async ({ asking }: Context, ids) => await frameworksByIds(asking, ids));

const FrameworkCountRef = builder.objectRef<Count>('FrameworkCount').implement({
  description: 'How much was found in one framework.',
  fields: (t) => ({
    framework: t.field({
      type: FrameworkRef,
      nullable: true,
      description: 'The framework; null when it was withdrawn a moment ago.',
      resolve: ({ of }, _args, context) => frameworkOf(context, of),
    }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const CountRef = builder.objectRef<Count>('SearchCount').implement({
  description: 'How much was found of one sort.',
  fields: (t) => ({
    of: t.exposeString('of', { description: 'Which sort, as it is handed in to choose it.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const StateCountRef = builder.objectRef<Count>('StateCount').implement({
  description: 'How much was found in one state.',
  fields: (t) => ({
    state: t.field({
      type: StateEnum,
      description: 'Which state.',
      resolve: ({ of }) => (of === 'deprecated' ? 'deprecated' : 'published'),
    }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const facetAtMost = 50;

const FacetsRef = builder.objectRef<SearchPage['counts']>('SearchFacets').implement({
  description:
    'How much there is of what one might choose. Each list counts as if nothing of it had been chosen yet, among the first thousand things found by the words alone; most first.',
  fields: (t) => ({
    frameworks: t.field({
      type: [FrameworkCountRef],
      description: 'By framework, at most fifty.',
      resolve: ({ frameworks }) => frameworks.slice(0, facetAtMost),
    }),
    kinds: t.field({ type: [CountRef], description: 'By kind.', resolve: ({ kinds }) => kinds.slice(0, facetAtMost) }),
    states: t.field({ type: [StateCountRef], description: 'By state.', resolve: ({ states }) => [...states] }),
    languages: t.field({
      type: [CountRef],
      description: 'By the language the words were met in (BCP 47; und where nobody said), at most fifty.',
      resolve: ({ languages }) => languages.slice(0, facetAtMost),
    }),
  }),
});

const SearchPageRef = builder.connectionObject<typeof FoundRef, Pick<SearchPage, 'total' | 'isMore' | 'counts'>>(
  {
    type: FoundRef,
    name: 'SearchConnection',
    description: 'A page of what was found.',
    fields: (t) => ({
      total: t.int({ description: 'How much was found; no more than 1000 are counted.', resolve: ({ total }) => total }),
      isMore: t.boolean({ description: 'Whether there is more than was counted.', resolve: ({ isMore }) => isMore }),
      facets: t.field({ type: FacetsRef, description: 'What one might choose.', resolve: ({ counts }) => counts }),
    }),
  },
  { name: 'SearchEdge', description: 'One thing on a page of what was found.' },
);

builder.queryField('search', (t) =>
  t.field({
    type: SearchPageRef,
    description:
      'Skills and targets by what people call them, for everyone: by name, other name, code, beginning, with slips of the ' +
      'finger forgiven, in every language they are worded in. Exact names stand first. Drafts are not found.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'What was typed: words, no query language. Of more than 200 letters or 12 words the rest is not looked at.',
      }),
      frameworks: t.arg.idList({ description: 'Only things in one of these frameworks.' }),
      kinds: t.arg.stringList({ description: 'Only these kinds, as the facets name them.' }),
      languages: t.arg.stringList({ description: 'Only words of these languages (BCP 47).' }),
      states: t.arg({ type: [StateEnum], description: 'Only these states; what is in use when not said.' }),
      ...pageArgs,
    },
    resolve: async (_root, { text, frameworks, kinds, languages, states, ...args }, { asking: { graph }, finder }) => {
      const page = pageOf(args);
      const from = page.after === null ? 0 : placeAfter(page.after);
      const wanted = {
        text,
        frameworks: chosen(frameworks)?.map((outside) => ownId('Framework', outside)) ?? null,
        kinds: chosen(kinds),
        languages: chosen(languages),
        states: states ? [...new Set(states)] : (['published'] as const),
      };
      const { found, total, isMore, counts } = await search({ graph, finder }, wanted, { from, fetch: page.first });
      const edges = found.map((node) => ({ node, cursor: encodeCursor(String(node.place)) }));
      return {
        edges,
        pageInfo: {
          hasNextPage: from + page.first < total,
          hasPreviousPage: from > 0,
          startCursor: edges[0]?.cursor ?? null,
          // By place, not by the last thing shown: one that was withdrawn a moment ago must not end the list.
          endCursor: edges.length > 0 ? encodeCursor(String(Math.min(from + page.first, total) - 1)) : null,
        },
        total,
        isMore,
        counts,
      };
    },
  }),
);

const choicesAtMost = 50;

function chosen(list: readonly string[] | null | undefined): string[] | null {
  if (!list) return null;
  if (list.length > choicesAtMost) throw badInput(`At most ${choicesAtMost} can be chosen at once.`);
  // Half a surrogate pair is the name of nothing, and the store would not take it.
  return [...new Set(list.map((each) => each.toWellFormed()))];
}

function placeAfter(keyset: string): number {
  const place = /^\d{1,4}$/.test(keyset) ? Number(keyset) : NaN;
  if (Number.isNaN(place)) throw badInput('`after` is not a cursor of this list.');
  return place + 1;
}
