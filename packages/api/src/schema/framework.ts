// Frameworks: lists of skills that somebody keeps and publishes.
import { aboutFrameworks, competenciesIn, frameworks, frameworksByIds, frameworkSizes } from '../read/competencies.ts';
import type { Context } from '../context.ts';
import { batched, batchedBy } from './batch.ts';
import { builder } from './builder.ts';
import { competencyPage, CompetencyPageRef } from './competency.ts';
import { FrameworkRef } from './library.ts';
import { connection, connectionOf, pageArgs, pageOf, type Page } from './paging.ts';

const sizes = batched(async ({ asking }: Context, ids) => {
  const found = await frameworkSizes(asking, ids);
  return ids.map((id) => found.get(id) ?? 0);
});

const about = batched(async ({ asking }: Context, ids) => {
  const found = await aboutFrameworks(asking, ids);
  return ids.map((id) => found.get(id) ?? { attribution: null, targetCount: 0 });
});

const competenciesOf = batchedBy(async ({ asking }: Context, ids, page: Page) => {
  const found = await competenciesIn(asking, ids, page);
  return ids.map((id) => found.get(id) ?? []);
});

builder.node(FrameworkRef, {
  description: 'A published list of skills.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => frameworksByIds(asking, ids),
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'Its permanent address.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    publisher: t.exposeString('publisher', { description: 'Who keeps it.' }),
    version: t.exposeString('version', { description: 'Which edition this is.' }),
    licence: t.exposeString('licence', { description: 'What others may do with it.' }),
    competencyCount: t.int({
      description: 'How many published skills it has.',
      resolve: ({ id }, _args, context) => sizes(context, id),
    }),
    targetCount: t.int({
      description: 'How many published targets it has: occupations and groups of them.',
      resolve: async ({ id }, _args, context) => (await about(context, id)).targetCount,
    }),
    competencies: t.field({
      type: CompetencyPageRef,
      description: 'Its published skills, by code and name.',
      args: pageArgs,
      resolve: async ({ id }, args, context) => {
        const page = pageOf(args);
        return competencyPage(await competenciesOf(context, id, page), page);
      },
    }),
  }),
});

const FrameworkPageRef = connectionOf(FrameworkRef, 'Framework');

builder.queryField('frameworks', (t) =>
  t.field({
    type: FrameworkPageRef,
    description: 'Frameworks by name, for everyone.',
    args: pageArgs,
    resolve: async (_root, args, { asking }) => {
      const page = pageOf(args);
      const rows = await frameworks(asking, page);
      const keys = new Map(rows.map(({ framework, key }) => [framework, key]));
      return connection(
        rows.map(({ framework }) => framework),
        page,
        (row) => keys.get(row) ?? '',
      );
    },
  }),
);
