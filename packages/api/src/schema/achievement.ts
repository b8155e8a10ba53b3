// Achievements: what can be earned.
import { achievements, achievementsByIds, alignmentsOf } from '../read/achievements.ts';
import type { Context } from '../context.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { AchievementRef, AlignmentRef } from './library.ts';
import { OrganizationRef } from './organization.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';

export { AchievementRef };

const alignments = batched(async ({ asking }: Context, ids) => {
  const found = await alignmentsOf(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});

builder.node(AchievementRef, {
  description: 'Something that can be earned: a course, a test, a badge, a degree.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => achievementsByIds(asking, ids),
  fields: (t) => ({
    uri: t.exposeString('uri', { description: 'The issuer’s own name for it.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    about: t.exposeString('about', { description: 'What it is.' }),
    criteria: t.exposeString('criteria', { nullable: true, description: 'What one must do to earn it.' }),
    type: t.exposeString('type', { nullable: true, description: 'Its kind, in the words of Open Badges, such as Certificate.' }),
    image: t.exposeString('image', { nullable: true, description: 'The address of its picture.' }),
    issuer: t.field({ type: OrganizationRef, description: 'Who gives it out.', resolve: ({ issuer }) => issuer }),
    alignments: t.field({
      type: [AlignmentRef],
      description: 'The skills it shows, as curators published them.',
      resolve: ({ id }, _args, context) => alignments(context, id),
    }),
  }),
});

const AchievementPageRef = connectionOf(AchievementRef, 'Achievement');

builder.queryField('achievements', (t) =>
  t.field({
    type: AchievementPageRef,
    description: 'Published achievements by name, for everyone.',
    args: { search: t.arg.string({ description: 'Words to look for in name and description.' }), ...pageArgs },
    resolve: async (_root, { search, ...args }, { asking }) => {
      const page = pageOf(args);
      const rows = await achievements(asking, search ?? null, page);
      const keys = new Map(rows.map(({ achievement, key }) => [achievement, key]));
      return connection(
        rows.map(({ achievement }) => achievement),
        page,
        (row) => keys.get(row) ?? '',
      );
    },
  }),
);
