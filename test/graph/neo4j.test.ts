// Neo4j keeps the contract, when this run has one; skipped tests carry the reason in their name.
import { describe, inject } from 'vitest';
import { contract } from './contract.ts';
import { embedded, engines } from './engines.ts';

const neo4j = (await engines()).find(({ name }) => name === 'neo4j');
const run = inject('neo4j');
const because = run && 'because' in run ? run.because : 'nobody asked for it';
const reason = neo4j ? '' : `: NOT RUN, because ${because}`;

describe.skipIf(!neo4j)(`Neo4j${reason}`, () => {
  contract(neo4j ?? embedded());
});
