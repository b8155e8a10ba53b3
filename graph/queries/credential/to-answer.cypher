// One credential of the one who asks, with what it replaces and what waits inside it: all that an answer needs to know.
// takes   viewerId: id, now: instant, credential: id
// gives   id, name, answer, findings, before, removedAt, replacedAt, replaces, inside
// sight   viewer
MATCH (c:Credential {id: $credential})-[:ABOUT]->(p:Person {id: $viewerId})
WHERE c.receivedAt <= $now
RETURN c.id AS id, c.name AS name, c.answer AS answer, c.findings AS findings, c.removedFrom AS before, c.removedAt AS removedAt, c.replacedAt AS replacedAt,
  [(c)-[:REPLACES]->(older:Credential) WHERE older.answer = 'accepted' OR older.answer = 'pending' OR older.answer = 'hidden' | older.id] AS replaces,
  [(c)-[:WRAPS*1..3]->(x:Credential) WHERE x.answer = 'pending' | x.id] AS inside
