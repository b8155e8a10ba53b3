// What statements that write leave and give back, the same on either engine.
import type { Answer } from './answers.ts';

/** Statements that write, and what they give back. */
export const writes: readonly Answer[] = [
  [
    'MERGE counts what it meets again',
    `UNWIND ['m', 'n', 'm'] AS id MERGE (t:Tool {id: id}) ON CREATE SET t.n = 1 ON MATCH SET t.n = t.n + 1 WITH DISTINCT t RETURN t.id AS id, t.n AS n ORDER BY id`,
    [
      { id: 'm', n: 2 },
      { id: 'n', n: 1 },
    ],
  ],
  [
    'SET += keeps, changes and removes',
    `CREATE (t:Tool {a: 1, b: 2, c: 3}) SET t += {b: 5, c: null} RETURN t{.a, .b, .c} AS t`,
    [{ t: { a: 1, b: 5, c: null } }],
  ],
  [
    'SET = null and REMOVE take a property away',
    `CREATE (t:Tool {a: 1, b: 2, c: 3}) SET t.a = null REMOVE t.b RETURN keys(t) AS keys`,
    [{ keys: ['c'] }],
  ],
  [
    'FOREACH writes',
    `CREATE (t:Tool {id: 'f'}) FOREACH (x IN [1, 2] | CREATE (t)-[:PART]->(:Piece {n: x})) WITH t MATCH (t)-[:PART]->(p) RETURN coalesce(sum(p.n), 0) AS n`,
    [{ n: 3 }],
  ],
  [
    'a label can be given and taken',
    `CREATE (t:Tool {id: 'g'}) SET t:Old WITH t MATCH (t:Old) REMOVE t:Tool RETURN labels(t) AS labels`,
    [{ labels: ['Old'] }],
  ],
  [
    'DETACH DELETE takes the links along',
    `CREATE (a:Gone)-[:L]->(b:Stays {id: 's'}) WITH a DETACH DELETE a WITH 1 AS one MATCH (b:Stays) RETURN COUNT { (b)--() } AS n`,
    [{ n: 0 }],
  ],
  [
    'CALL may write',
    `UNWIND [1, 2] AS x CALL (x) { CREATE (t:Called {n: x}) RETURN t.n * 10 AS y } RETURN collect(y) AS ys`,
    [{ ys: [10, 20] }],
  ],
];
