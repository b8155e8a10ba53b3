// The answer no: one type that every outcome has as its other half.
import type { ObjectRef } from '@pothos/core';
import { isRefusal, type Reason, type Refusal } from '../access/refusal.ts';
import { builder } from './builder.ts';

export const ReasonRef = builder.objectRef<Reason>('Reason');
ReasonRef.implement({
  description: 'Why something was refused, or what to mind.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable, for programs.' }),
    text: t.exposeString('text', { description: 'One plain sentence, for people.' }),
    field: t.string({
      nullable: true,
      description: 'The input field it is about, if it is about one.',
      resolve: (reason) => reason.field ?? null,
    }),
  }),
});

export const RefusedRef = builder.objectRef<Refusal>('Refused');
RefusedRef.implement({
  description: 'It was not done, and nothing changed.',
  fields: (t) => ({
    reasons: t.field({ type: [ReasonRef], description: 'At least one.', resolve: ({ reasons }) => [...reasons] }),
  }),
});

/**
 * The union of what a change answers when it is done and `Refused`.
 * A resolver returns either the value of `done` or what `refused(…)` made.
 */
export function outcomeOf<T extends object>(name: string, done: ObjectRef<SchemaTypes, T>, description: string) {
  return builder.unionType(name, {
    description,
    types: [done, RefusedRef],
    resolveType: (value) => (isRefusal(value) ? 'Refused' : done.name),
  });
}

type SchemaTypes = (typeof builder)['$inferSchemaTypes'];
