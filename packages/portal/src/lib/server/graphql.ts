// Questions typed by the API's own printed schema (`npm run check` in this package writes schema.d.ts anew).
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.d.ts';

export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { Instant: string } }>();

export type { ResultOf } from 'gql.tada';
