// A few statements about people, which several parts of the contract ask.
import { GraphFailure, type GraphFailureKind } from '../../packages/api/src/graph/graph.ts';
import { id, int } from '../../packages/api/src/graph/statement.ts';
import type { Shelf } from '../../packages/api/src/graph/shelf.ts';
import { probes } from './probe.ts';

const own = probes();
export const shelf: Shelf = own.shelf;
export const probe = own.probe;

// The label is one the migrations give a unique id and an index.
export const make = probe('CREATE (p:Person {id: $id, n: $n})', { id, n: int }, {});
export const merge = probe('MERGE (p:Person {id: $id}) ON CREATE SET p.n = 1 ON MATCH SET p.n = p.n + 1', { id }, {});
export const raise = probe('MATCH (p:Person {id: $id}) SET p.n = p.n + 1 RETURN p.n AS n', { id }, { n: int });
export const all = probe('MATCH (p:Person) RETURN p.id AS id, p.n AS n ORDER BY id', {}, { id, n: int });
export const wrong = probe('MATCH (p:Person', {}, {});

/** Stands for a failure of this kind whose words match. */
export const failing = (kind: GraphFailureKind, words: RegExp = /./) => ({
  asymmetricMatch: (error: unknown) => error instanceof GraphFailure && error.kind === kind && words.test(error.message),
});
