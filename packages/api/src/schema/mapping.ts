// Mappings between skills of different frameworks, and who reviewed them.
import { mappingsByIds, reviewsOf, type CountsAs, type Review } from '../read/competencies.ts';
import type { Context } from '../context.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef, MappingRef } from './library.ts';
import { CountsWeightEnum } from './verdicts.ts';

const ReviewRef = builder.objectRef<Review>('Review');
ReviewRef.implement({
  description: 'What one person thought of a match, as it is worded now.',
  fields: (t) => ({
    reviewerName: t.exposeString('reviewerName', { description: 'Who.' }),
    agreement: t.exposeFloat('agreement', { description: 'From -1 (not at all) to 1 (fully).' }),
    note: t.exposeString('note', { nullable: true, description: 'In their words.' }),
    at: t.field({ type: 'Instant', description: 'When.', resolve: ({ at }) => at }),
  }),
});

const reviews = batched(async ({ asking }: Context, ids) => {
  const found = await reviewsOf(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});

builder.node(MappingRef, {
  description: 'A match between two skills that curators reviewed. It says how far holding the first counts as the second.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => mappingsByIds(asking, ids),
  fields: (t) => ({
    predicate: t.exposeString('predicate', {
      description: 'exactMatch, closeMatch, narrowMatch, broadMatch or relatedMatch (SKOS).',
    }),
    confidence: t.exposeFloat('confidence', {
      nullable: true,
      description: 'How sure its author is, from 0 to 1; null where nobody said.',
    }),
    state: t.exposeString('state', { description: 'published, or disputed: it counts until that is decided.' }),
    justification: t.exposeString('justification', { description: 'Why the two match.' }),
    reviews: t.field({
      type: [ReviewRef],
      description: 'Who looked at it, oldest first.',
      resolve: ({ id }, _args, context) => reviews(context, id),
    }),
  }),
});

export const CountsAsRef = builder.objectRef<CountsAs>('CountsAs');
CountsAsRef.implement({
  description: 'A skill on the other side of a match.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The other skill.', resolve: ({ competency }) => competency }),
    weight: t.field({
      type: CountsWeightEnum,
      description: 'In full or in part.',
      resolve: ({ weight }) => (weight === 'full' ? 'full' : 'part'),
    }),
    mapping: t.field({ type: MappingRef, description: 'The match it rests on.', resolve: ({ mapping }) => mapping }),
  }),
});
