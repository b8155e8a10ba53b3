// Writes the schema as the code has it into packages/api/schema.graphql; a test holds the two together.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printedSchema } from '@skillweave/api';

const file = join(import.meta.dirname, '../packages/api/schema.graphql');
writeFileSync(file, printedSchema());
console.error(`packages/api/schema.graphql is written`);
