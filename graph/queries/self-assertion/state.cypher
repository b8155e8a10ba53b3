// Writes down what the one who asks says of skills of their own; what they said of one before gives way to it.
// takes   viewerId: id, now: instant, rows: [map]
// gives   id
// sight   viewer
UNWIND $rows AS row
MATCH (p:Person {id: $viewerId})
MATCH (k:Competency {id: row.competency})
MERGE (s:SelfAssertion {id: row.id})
ON CREATE SET s.statedAt = coalesce(row.statedAt, $now)
SET s.text = row.text, s.changedAt = coalesce(row.changedAt, $now)
WITH s, p, k
MERGE (s)-[:OF]->(p)
WITH s, k
MERGE (s)-[:STATES]->(k)
RETURN s.id AS id
ORDER BY id
