// What is known of a framework beside its name: what it is about, what it holds, its languages and releases.
import type { Context } from '../context.ts';
import {
  frameworkContents,
  frameworkDetails,
  frameworkLanguages,
  frameworkReleases,
  type Content,
  type FrameworkDetails,
  type Release,
} from '../read/framework-details.ts';
import { batched } from './batch.ts';
import { builder } from './builder.ts';
import { FrameworkRef } from './library.ts';

const ReleaseRef = builder.objectRef<Release>('Release');
ReleaseRef.implement({
  description: 'What came into the library with one edition of a framework.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'What its publisher calls it; may be empty.' }),
    at: t.field({ type: 'Instant', description: 'When it came in here.', resolve: ({ at }) => at }),
    added: t.exposeInt('added', { description: 'How many items were new.' }),
    changed: t.exposeInt('changed', { description: 'How many said something else than before.' }),
    retired: t.exposeInt('retired', { description: 'How many were in it no more.' }),
  }),
});

const ContentRef = builder.objectRef<Content>('FrameworkContent');
ContentRef.implement({
  description: 'How many items of one kind a framework holds.',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description:
        'skill, knowledge, ability, attitude, competency, outcome, task, technology, group, collection, level, occupation or occupationGroup.',
    }),
    current: t.exposeInt('current', { description: 'How many are in force.' }),
    retired: t.exposeInt('retired', { description: 'How many are retired.' }),
  }),
});

const nothing: FrameworkDetails = { state: 'published', language: 'und', about: null, attribution: null };
const details = batched(async ({ asking }: Context, ids) => {
  const found = await frameworkDetails(asking, ids);
  return ids.map((id) => found.get(id) ?? nothing);
});
const contents = batched(async ({ asking }: Context, ids) => {
  const found = await frameworkContents(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});
const languages = batched(async ({ asking }: Context, ids) => {
  const found = await frameworkLanguages(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});
const releases = batched(async ({ asking }: Context, ids) => {
  const found = await frameworkReleases(asking, ids);
  return ids.map((id) => found.get(id) ?? []);
});

builder.objectFields(FrameworkRef, (t) => ({
  about: t.string({
    nullable: true,
    description: 'What it is about.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).about,
  }),
  attribution: t.string({
    nullable: true,
    description: 'The line its licence wants to be shown wherever it is used.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).attribution,
  }),
  language: t.string({
    description: 'The language it is written in (BCP 47); `und` where it does not say.',
    resolve: async ({ id }, _args, context) => (await details(context, id)).language,
  }),
  languages: t.stringList({
    description: 'Languages it is also worded in, as the first three hundred of its items show.',
    resolve: ({ id }, _args, context) => languages(context, id),
  }),
  contents: t.field({
    type: [ContentRef],
    description: 'How many items of each kind it holds.',
    resolve: ({ id }, _args, context) => contents(context, id),
  }),
  releases: t.field({
    type: [ReleaseRef],
    description: 'What came in when, newest first; at most fifty.',
    resolve: ({ id }, _args, context) => releases(context, id),
  }),
}));
