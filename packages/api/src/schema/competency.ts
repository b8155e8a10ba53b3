// Skills, and what lies around each: broader ones, matches, and what one can earn to show it.
import {
  achievementsShowing,
  competencies,
  competenciesByIds,
  countsAs,
  relatedCompetencies,
  type KeyedCompetency,
} from '../read/competencies.ts';
import type { Context } from '../context.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { AchievementRef, CompetencyRef, FrameworkRef } from './library.ts';
import { CountsAsRef } from './mapping.ts';
import { ownId } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';

export { CompetencyRef };

const related = batched(async ({ asking }: Context, ids) => {
  const found = await relatedCompetencies(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});
const counting = batched(async ({ asking }: Context, ids) => {
  const found = await countsAs(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});
const shownBy = batched(async ({ asking }: Context, ids) => {
  const found = await achievementsShowing(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});

async function relatives(context: Context, id: string, kind: 'BROADER' | 'REQUIRES') {
  return (await related(context, id)).filter((each) => each.kind === kind).map(({ competency }) => competency);
}

builder.node(CompetencyRef, {
  description: 'A skill, a piece of knowledge or an ability, as a framework words it.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => competenciesByIds(asking, ids),
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'Its permanent address.' }),
    code: t.exposeString('code', { nullable: true, description: 'Its short name within the framework.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    statement: t.exposeString('statement', { description: 'What somebody who has it can do.' }),
    framework: t.field({ type: FrameworkRef, description: 'The framework it stands in.', resolve: ({ framework }) => framework }),
    broader: t.field({
      type: [CompetencyRef],
      description: 'The wider skills it is part of.',
      resolve: ({ id }, _args, context) => relatives(context, id, 'BROADER'),
    }),
    requires: t.field({
      type: [CompetencyRef],
      description: 'The skills to have before it.',
      resolve: ({ id }, _args, context) => relatives(context, id, 'REQUIRES'),
    }),
    countsAs: t.field({
      type: [CountsAsRef],
      description: 'What having it also counts as, through reviewed matches.',
      resolve: ({ id }, _args, context) => counting(context, id),
    }),
    achievements: t.field({
      type: [AchievementRef],
      description: 'What one can earn to show it, least effort first; at most fifty.',
      resolve: ({ id }, _args, context) => shownBy(context, id),
    }),
  }),
});

export const CompetencyPageRef = connectionOf(CompetencyRef, 'Competency');

/** A page of skills that carry their keys. */
export function competencyPage(rows: readonly KeyedCompetency[], page: ReturnType<typeof pageOf>) {
  const keys = new Map(rows.map(({ competency, key }) => [competency, key]));
  return connection(
    rows.map(({ competency }) => competency),
    page,
    (row) => keys.get(row) ?? '',
  );
}

builder.queryField('competencies', (t) =>
  t.field({
    type: CompetencyPageRef,
    description: 'Published skills by name, for everyone.',
    args: {
      search: t.arg.string({ description: 'Words to look for in name and statement, or a code.' }),
      framework: t.arg.id({ description: 'Only those of this framework.' }),
      ...pageArgs,
    },
    resolve: async (_root, { search, framework, ...args }, { asking }) => {
      const page = pageOf(args);
      const wanted = { search: search ?? null, framework: framework ? ownId('Framework', framework) : null };
      return competencyPage(await competencies(asking, wanted, page), page);
    },
  }),
);
