// The schema as text: the contract that clients are built on.
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './index.ts';

export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
