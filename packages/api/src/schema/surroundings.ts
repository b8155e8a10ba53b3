// What stands around a skill: others in each relation.
import type { Context } from '../context.ts';
import { neighboursOf, surroundingsOf, type Neighbour, type Relation, type Surrounding } from '../read/surroundings.ts';
import { batchedBy } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef } from './library.ts';
import { connection, connectionOf, pageArgs, pageOf, type Page } from './paging.ts';
import { NecessityEnum } from './target.ts';

const way = (value: Relation, description: string) => ({ value, description });
const RelationEnum = builder.enumType('CompetencyRelation', {
  description: 'How another skill stands to the one asked about.',
  values: {
    BROADER: way('BROADER', 'The other is wider: this one is part of it.'),
    NARROWER: way('NARROWER', 'The other is part of this one.'),
    REQUIRES: way('REQUIRES', 'The other is to be had before this one, or helps to get it.'),
    REQUIRED_BY: way('REQUIRED_BY', 'The other takes this one first.'),
    PRECEDES: way('PRECEDES', 'The other comes after this one.'),
    FOLLOWS: way('FOLLOWS', 'The other comes before this one.'),
    RELATED: way('RELATED', 'The two are close.'),
    EXEMPLAR_OF: way('EXEMPLAR_OF', 'This one is an example of the other.'),
    EXEMPLARS: way('EXEMPLARS', 'The other is an example of this one.'),
    REPLACED_BY: way('REPLACED_BY', 'The other took the place of this one.'),
    REPLACES: way('REPLACES', 'This one took the place of the other.'),
    COLLECTED_IN: way('COLLECTED_IN', 'The other is a collection that holds this one.'),
    COLLECTS: way('COLLECTS', 'This one is a collection that holds the other.'),
  },
});

const NeighbourRef = builder.objectRef<Neighbour>('Neighbour');
NeighbourRef.implement({
  description: 'Another skill that stands to the one asked about.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The other skill.', resolve: ({ competency }) => competency }),
    necessity: t.field({
      type: NecessityEnum,
      nullable: true,
      description: 'Where one takes the other first: whether it must be so, or helps.',
      resolve: ({ necessity }) => (necessity === null ? null : necessity === 'required' ? 'required' : 'helpful'),
    }),
  }),
});

const SurroundingRef = builder.objectRef<Surrounding>('Surrounding');
SurroundingRef.implement({
  description: 'All that stand to a skill in one relation: how many, and the first few.',
  fields: (t) => ({
    relation: t.field({ type: RelationEnum, description: 'The relation.', resolve: ({ relation }) => relation }),
    totalCount: t.int({ description: 'How many there are.', resolve: ({ total }) => total }),
    some: t.field({ type: [NeighbourRef], description: 'The first few by name.', resolve: ({ some }) => [...some] }),
  }),
});

const NeighbourPageRef = connectionOf(NeighbourRef, 'Neighbour');

const around = batchedBy(async ({ asking }: Context, ids, first: number) => {
  const found = await surroundingsOf(asking, ids, first);
  return ids.map((id) => found.get(id) ?? []);
});
const neighbours = batchedBy(async ({ asking }: Context, ids, asked: { relation: Relation; page: Page }) => {
  const found = await neighboursOf(asking, ids, asked);
  return ids.map((id) => found.get(id) ?? []);
});

builder.objectFields(CompetencyRef, (t) => ({
  surroundings: t.field({
    type: [SurroundingRef],
    description: 'What stands around it, each relation that holds any, with the first few.',
    args: { first: t.arg.int({ defaultValue: 5, description: 'How many of each relation at most: 1 to 20.' }) },
    resolve: ({ id }, { first }, context) => around(context, id, Math.min(Math.max(first ?? 5, 1), 20)),
  }),
  neighbours: t.field({
    type: NeighbourPageRef,
    description: 'Those that stand to it in one relation, by name.',
    args: { relation: t.arg({ type: RelationEnum, required: true, description: 'The relation.' }), ...pageArgs },
    resolve: async ({ id }, { relation, ...args }, context) => {
      const page = pageOf(args);
      const rows = await neighbours(context, id, { relation, page });
      const keys = new Map<Neighbour, string>(rows.map((row) => [row, row.key]));
      return connection<Neighbour>(rows, page, (row) => keys.get(row) ?? '');
    },
  }),
}));
