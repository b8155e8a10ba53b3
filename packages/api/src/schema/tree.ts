// The levels of a framework's trees: of its skills, and of the occupations it brings.
import { GraphQLError } from 'graphql';
import type { Asking } from '../access/asking.ts';
import type { Context } from '../context.ts';
import {
  narrowerOf,
  narrowerTargetsOf,
  topLevelOf,
  topLevelTargetsOf,
  type Place,
  type TargetTreeItem,
  type TreeItem,
} from '../read/tree.ts';
import { batchedBy } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef, FrameworkRef } from './library.ts';
import { ownIdOrNone } from './own-id.ts';
import { connection, connectionOf, pageArgs, pageOf, type Page, type PageAsked } from './paging.ts';
import { CompetencyKindEnum, type CompetencyKind } from './skill-details.ts';
import { TargetRef } from './target.ts';

const TreePlaceRef = builder.interfaceRef<Place>('TreePlace');
TreePlaceRef.implement({
  description: 'A place in a framework’s tree. The same thing may stand at several places.',
  fields: (t) => ({
    narrowerCount: t.int({ description: 'How many stand right under it.', resolve: ({ narrower }) => narrower }),
    broaderCount: t.int({
      description: 'How many it stands right under: more than one in some trees.',
      resolve: ({ broader }) => broader,
    }),
  }),
});

const TreeItemRef = builder.objectRef<TreeItem>('TreeItem');
TreeItemRef.implement({
  description: 'A skill at a place in its framework’s tree. The same skill may stand at several places.',
  interfaces: [TreePlaceRef],
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill.', resolve: ({ competency }) => competency }),
    kind: t.field({ type: CompetencyKindEnum, description: 'What kind it is.', resolve: ({ kind }) => kind as CompetencyKind }),
  }),
});

const TargetTreeItemRef = builder.objectRef<TargetTreeItem>('TargetTreeItem');
TargetTreeItemRef.implement({
  description: 'An occupation, or a group of them, at a place in its framework’s tree.',
  interfaces: [TreePlaceRef],
  fields: (t) => ({
    target: t.field({ type: TargetRef, description: 'The occupation or the group.', resolve: ({ target }) => target }),
  }),
});

type Level<Item> = (asking: Asking, ids: readonly string[], page: Page) => Promise<Map<string, Item[]>>;

/** A page of one level, read together with all others that one request asks for. */
function leveled<Item extends Place>(read: Level<Item>) {
  const batch = batchedBy(async ({ asking }: Context, ids, page: Page) => {
    const found = await read(asking, ids, page);
    return ids.map((id) => found.get(id) ?? []);
  });
  return async (context: Context, id: string, args: PageAsked) => {
    const page = pageOf(args);
    return connection(await batch(context, id, page), page, ({ key }) => key);
  };
}

const TreePageRef = connectionOf(TreeItemRef, 'TreeItem');
const TargetTreePageRef = connectionOf(TargetTreeItemRef, 'TargetTreeItem');
const narrower = leveled(narrowerOf);
const narrowerTargets = leveled(narrowerTargetsOf);
const topLevel = leveled(topLevelOf);
const topLevelTargets = leveled(topLevelTargetsOf);

builder.objectField(CompetencyRef, 'narrower', (t) =>
  t.field({
    type: TreePageRef,
    description:
      'The published skills right under it in its framework’s tree: in its order, groups first, then by code and name.',
    args: pageArgs,
    resolve: ({ id }, args, context) => narrower(context, id, args),
  }),
);
builder.objectField(TargetRef, 'narrower', (t) =>
  t.field({
    type: TargetTreePageRef,
    description:
      'The published occupations right under it in its framework’s tree: in its order, groups first, then by code and name.',
    args: pageArgs,
    resolve: ({ id }, args, context) => narrowerTargets(context, id, args),
  }),
);

type Branch = { readonly of: string };
const BranchRef = builder.objectRef<Branch>('Branch');
BranchRef.implement({
  description: 'What stands right under one skill of a tree.',
  fields: (t) => ({
    of: t.id({ description: 'The id of that skill, as it was asked for.', resolve: ({ of }) => of }),
    items: t.field({
      type: TreePageRef,
      description: 'A page of that level, ordered as `narrower` of that skill.',
      args: pageArgs,
      resolve: ({ of }, args, context) => narrower(context, ownIdOrNone('Competency', of), args),
    }),
  }),
});
const TargetBranchRef = builder.objectRef<Branch>('TargetBranch');
TargetBranchRef.implement({
  description: 'What stands right under one occupation, or one group of them, of a tree.',
  fields: (t) => ({
    of: t.id({ description: 'The id of that occupation, as it was asked for.', resolve: ({ of }) => of }),
    items: t.field({
      type: TargetTreePageRef,
      description: 'A page of that level, ordered as `narrower` of that occupation.',
      args: pageArgs,
      resolve: ({ of }, args, context) => narrowerTargets(context, ownIdOrNone('Target', of), args),
    }),
  }),
});

/** As deep as a page without script may be opened in one go. */
const mostBranches = 12;
const complexity = ({ of }: { of: readonly unknown[] }) => ({
  field: 1,
  multiplier: Math.min(Math.max(of.length, 1), mostBranches),
});

function branches(of: readonly (string | number)[]): Branch[] {
  if (of.length > mostBranches)
    throw new GraphQLError(`At most ${mostBranches} branches at once.`, { extensions: { code: 'BAD_USER_INPUT' } });
  return of.map((each) => ({ of: String(each) }));
}

builder.objectFields(FrameworkRef, (t) => ({
  topLevel: t.field({
    type: TreePageRef,
    description: 'Its published skills that lie under no other of its own: those that have others under them first.',
    args: pageArgs,
    resolve: ({ id }, args, context) => topLevel(context, id, args),
  }),
  branches: t.field({
    type: [BranchRef],
    description: 'Several levels of its tree at once: what stands right under each of these skills.',
    args: { of: t.arg.idList({ required: true, description: 'The ids of up to twelve skills of this framework.' }) },
    complexity,
    resolve: (_framework, { of }) => branches(of),
  }),
  topLevelTargets: t.field({
    type: TargetTreePageRef,
    description: 'Its published occupations that lie under no other of its own: those that have others under them first.',
    args: pageArgs,
    resolve: ({ id }, args, context) => topLevelTargets(context, id, args),
  }),
  targetBranches: t.field({
    type: [TargetBranchRef],
    description: 'Several levels of its tree of occupations at once: what stands right under each of these.',
    args: { of: t.arg.idList({ required: true, description: 'The ids of up to twelve occupations of this framework.' }) },
    complexity,
    resolve: (_framework, { of }) => branches(of),
  }),
}));
