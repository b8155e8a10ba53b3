// Targets: roles, programmes and occupations that ask for skills.
import { requirementsOf, targets, targetsByIds, type ShownRequirement } from '../read/targets.ts';
import type { TargetRow } from '../read/rows.ts';
import type { Context } from '../context.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef } from './library.ts';
import { CountsAsRef } from './mapping.ts';
import { OrganizationRef } from './organization.ts';
import { connection, connectionOf, pageArgs, pageOf } from './paging.ts';

export const NecessityEnum = builder.enumType('Necessity', {
  description: 'How much a target asks for a skill.',
  values: {
    REQUIRED: { value: 'required', description: 'It takes this.' },
    HELPFUL: { value: 'helpful', description: 'It is good to have.' },
  } as const,
});

const TargetKindEnum = builder.enumType('TargetKind', {
  description: 'What kind of target.',
  values: {
    ROLE: { value: 'role', description: 'A job at an employer.' },
    PROGRAMME: { value: 'programme', description: 'A course of study.' },
    OCCUPATION: { value: 'occupation', description: 'A line of work, whoever the employer.' },
    OCCUPATION_GROUP: { value: 'occupationGroup', description: 'Several lines of work that belong together.' },
  } as const,
});

const RequirementRef = builder.objectRef<ShownRequirement>('Requirement');
RequirementRef.implement({
  description: 'One skill a target asks for.',
  fields: (t) => ({
    competency: t.field({ type: CompetencyRef, description: 'The skill.', resolve: ({ competency }) => competency }),
    level: t.exposeString('level', { nullable: true, description: 'The level asked for.' }),
    necessity: t.expose('necessity', { type: NecessityEnum, description: 'Whether it is required or helpful.' }),
    equivalents: t.field({
      type: [CountsAsRef],
      description: 'Skills of other frameworks that count for it.',
      resolve: ({ equivalents }) => [...equivalents],
    }),
  }),
});

const requirements = batched(async ({ asking }: Context, ids) => {
  const found = await requirementsOf(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});

export const TargetRef = builder.objectRef<TargetRow>('Target');
builder.node(TargetRef, {
  description: 'Something to aim for: a role, a programme or an occupation.',
  id: { resolve: ({ id }) => id },
  loadMany: (ids, { asking }) => targetsByIds(asking, ids),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses.' }),
    kind: t.field({
      type: TargetKindEnum,
      description: 'What kind.',
      resolve: ({ kind }) => kind as 'role' | 'programme' | 'occupation' | 'occupationGroup',
    }),
    code: t.exposeString('code', { nullable: true, description: 'Its short name in the framework it stands in.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    about: t.exposeString('about', { description: 'What it is.' }),
    owner: t.field({ type: OrganizationRef, description: 'Whose it is.', resolve: ({ owner }) => owner }),
    requirements: t.field({
      type: [RequirementRef],
      description: 'The skills it asks for, required ones first.',
      resolve: ({ id }, _args, context) => requirements(context, id),
    }),
  }),
});

const TargetPageRef = connectionOf(TargetRef, 'Target');

builder.queryField('targets', (t) =>
  t.field({
    type: TargetPageRef,
    description:
      'Published targets by name, roles and programmes first, for everyone. Groups of occupations only when asked for.',
    args: { kind: t.arg({ type: TargetKindEnum, description: 'Only this kind.' }), ...pageArgs },
    resolve: async (_root, { kind, ...args }, { asking }) => {
      const page = pageOf(args);
      const rows = await targets(asking, kind ?? null, page);
      const keys = new Map(rows.map(({ target, key }) => [target, key]));
      return connection(
        rows.map(({ target }) => target),
        page,
        (row) => keys.get(row) ?? '',
      );
    },
  }),
);
