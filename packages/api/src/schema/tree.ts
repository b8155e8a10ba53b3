// The levels of a framework's tree.
import { GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { narrowerOf, topLevelOf, type TreeItem } from '../read/tree.ts';
import { batchedBy } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef, FrameworkRef } from './library.ts';
import { ownIdOrNone } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf, type Page } from './paging.ts';
import { CompetencyKindEnum, type CompetencyKind } from './skill-details.ts';

const TreeItemRef = builder.objectRef<TreeItem>('TreeItem');
TreeItemRef.implement({
  description: 'A skill at a place in its framework’s tree. The same skill may stand at several places.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill.', resolve: ({ competency }) => competency }),
    kind: t.field({ type: CompetencyKindEnum, description: 'What kind it is.', resolve: ({ kind }) => kind as CompetencyKind }),
    narrowerCount: t.int({ description: 'How many stand right under it.', resolve: ({ narrower }) => narrower }),
    broaderCount: t.int({
      description: 'How many it stands right under: more than one in some trees.',
      resolve: ({ broader }) => broader,
    }),
  }),
});

const TreePageRef = connectionOf(TreeItemRef, 'TreeItem');
const treePage = (rows: readonly TreeItem[], page: Page) => connection(rows, page, ({ key }) => key);

const narrower = batchedBy(async ({ asking }: Context, ids, page: Page) => {
  const found = await narrowerOf(asking, ids, page);
  return ids.map((id) => found.get(id) ?? []);
});
const topLevel = batchedBy(async ({ asking }: Context, ids, page: Page) => {
  const found = await topLevelOf(asking, ids, page);
  return ids.map((id) => found.get(id) ?? []);
});

builder.objectFields(CompetencyRef, (t) => ({
  narrower: t.field({
    type: TreePageRef,
    description:
      'The published skills right under it in its framework’s tree: in its order, groups first, then by code and name.',
    args: pageArgs,
    resolve: async ({ id }, args, context) => {
      const page = pageOf(args);
      return treePage(await narrower(context, id, page), page);
    },
  }),
}));

const BranchRef = builder.objectRef<{ readonly of: string }>('Branch');
BranchRef.implement({
  description: 'What stands right under one skill of a tree.',
  fields: (t) => ({
    of: t.id({ description: 'The id of that skill, as it was asked for.', resolve: ({ of }) => of }),
    items: t.field({
      type: TreePageRef,
      description: 'A page of that level, ordered as `narrower` of that skill.',
      args: pageArgs,
      resolve: async ({ of }, args, context) => {
        const page = pageOf(args);
        return treePage(await narrower(context, ownIdOrNone('Competency', of), page), page);
      },
    }),
  }),
});

/** As deep as a page without script may be opened in one go. */
const mostBranches = 12;

builder.objectFields(FrameworkRef, (t) => ({
  topLevel: t.field({
    type: TreePageRef,
    description: 'Its published skills that lie under no other of its own: those that have others under them first.',
    args: pageArgs,
    resolve: async ({ id }, args, context) => {
      const page = pageOf(args);
      return treePage(await topLevel(context, id, page), page);
    },
  }),
  branches: t.field({
    type: [BranchRef],
    description: 'Several levels of its tree at once: what stands right under each of these skills.',
    args: { of: t.arg.idList({ required: true, description: 'The ids of up to twelve skills of this framework.' }) },
    complexity: ({ of }) => ({ field: 1, multiplier: Math.min(Math.max(of.length, 1), mostBranches) }),
    resolve: (_framework, { of }) => {
      if (of.length > mostBranches) throw tooMany();
      return of.map((each) => ({ of: each }));
    },
  }),
}));

const tooMany = () => new GraphQLError(`At most ${mostBranches} branches at once.`, { extensions: { code: 'BAD_USER_INPUT' } });
