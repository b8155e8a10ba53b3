// What is known of a skill beside its statement: kind, state, level, words in every language, and former wordings.
import type { Context } from '../context.ts';
import { editionsOf, skillDetails, wordingsOf, type Edition, type SkillDetails, type Wording } from '../read/skill-details.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { CompetencyRef } from './library.ts';

const kind = <T extends string>(value: T, description: string) => ({ value, description });
const kinds = {
  SKILL: kind('skill', 'Something one can do.'),
  KNOWLEDGE: kind('knowledge', 'Something one knows.'),
  ABILITY: kind('ability', 'Something one is able to.'),
  ATTITUDE: kind('attitude', 'How one goes about things.'),
  COMPETENCY: kind('competency', 'Knowing and doing together.'),
  OUTCOME: kind('outcome', 'What somebody has learned at the end of something.'),
  TASK: kind('task', 'A piece of work.'),
  TECHNOLOGY: kind('technology', 'A tool one can use.'),
  GROUP: kind('group', 'A heading over others.'),
  COLLECTION: kind('collection', 'A choice of others, made for a use.'),
  LEVEL: kind('level', 'A step of a scale.'),
} as const;
export type CompetencyKind = (typeof kinds)[keyof typeof kinds]['value'];
export const CompetencyKindEnum = builder.enumType('CompetencyKind', {
  description: 'What kind of item of a framework.',
  values: kinds,
});

const PublicationEnum = builder.enumType('Publication', {
  description: 'Whether an item of the library is in force.',
  values: {
    PUBLISHED: { value: 'published', description: 'It is.' },
    RETIRED: { value: 'deprecated', description: 'Its keeper publishes it no more; what points to it still finds it.' },
  } as const,
});
const publication = (state: string) => (state === 'deprecated' ? 'deprecated' : 'published');

const WordingRef = builder.objectRef<Wording>('Wording');
WordingRef.implement({
  description: 'What a skill is called in one language.',
  fields: (t) => ({
    language: t.exposeString('language', { description: 'A language tag (BCP 47); `und` where its framework does not say.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    statement: t.exposeString('statement', {
      nullable: true,
      description: 'What somebody who has it can do, where that is worded.',
    }),
    otherNames: t.exposeStringList('otherNames', { description: 'Other names people look for it by.' }),
  }),
});

const EditionRef = builder.objectRef<Edition>('Edition');
EditionRef.implement({
  description: 'What a skill said before a release of its framework changed it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name then.' }),
    statement: t.exposeString('statement', { description: 'Its statement then.' }),
    code: t.exposeString('code', { nullable: true, description: 'Its code then.' }),
    state: t.field({
      type: PublicationEnum,
      description: 'Whether it was in force then.',
      resolve: ({ state }) => publication(state),
    }),
    version: t.exposeString('version', { description: 'The edition of the framework it stood in; may be empty.' }),
    until: t.field({ type: 'Instant', description: 'When it was changed.', resolve: ({ until }) => until }),
  }),
});

const details = batched(async ({ asking }: Context, ids) => {
  const found = await skillDetails(asking, ids);
  return ids.map((id) => found.get(id) ?? unknown);
});
const unknown: SkillDetails = {
  kind: 'skill',
  state: 'published',
  level: null,
  language: 'und',
  otherNames: [],
  sameAs: [],
  changedAt: null,
  retiredAt: null,
};
const wordings = batched(async ({ asking }: Context, ids) => {
  const found = await wordingsOf(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});
const editions = batched(async ({ asking }: Context, ids) => {
  const found = await editionsOf(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});

builder.objectFields(CompetencyRef, (t) => ({
  kind: t.field({
    type: CompetencyKindEnum,
    description: 'What kind it is.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).kind as CompetencyKind,
  }),
  state: t.field({
    type: PublicationEnum,
    description: 'Whether it is in force.',
    resolve: async ({ id }, _args, context) => publication((await details(context, id)).state),
  }),
  retiredAt: t.field({
    type: 'Instant',
    nullable: true,
    description: 'When a release came that holds it no more.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).retiredAt,
  }),
  changedAt: t.field({
    type: 'Instant',
    nullable: true,
    description: 'When its keeper changed it last, where the keeper says so.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).changedAt,
  }),
  level: t.string({
    nullable: true,
    description: 'Its level, in its framework’s own words.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).level,
  }),
  language: t.string({
    description: 'The language its name and statement are in (BCP 47); `und` where its framework does not say.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).language,
  }),
  otherNames: t.stringList({
    description: 'Other names for it in its own language.',
    resolve: async ({ id }, _args, context) => [...(await details(context, id)).otherNames],
  }),
  sameAs: t.stringList({
    description: 'Other addresses that name the same thing.',
    resolve: async ({ id }, _args, context) => [...(await details(context, id)).sameAs],
  }),
  wordings: t.field({
    type: [WordingRef],
    description: 'Its words in languages other than its own, by language.',
    resolve: ({ id }, _args, context) => wordings(context, id),
  }),
  editions: t.field({
    type: [EditionRef],
    description: 'What it said before, newest first; at most fifty.',
    resolve: ({ id }, _args, context) => editions(context, id),
  }),
}));
