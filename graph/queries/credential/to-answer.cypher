// One credential of the one who asks, with what waits inside it: all that an answer needs to know.
// takes   viewerId: id, now: instant, credential: id
// gives   id, name, answer, findings, before, removedAt, replacedAt, inside
// sight   viewer
MATCH (c:Credential {id: $credential})-[:ABOUT]->(p:Person {id: $viewerId})
WHERE c.receivedAt <= $now
RETURN c.id AS id, c.name AS name, c.answer AS answer, c.findings AS findings, c.removedFrom AS before, c.removedAt AS removedAt, c.replacedAt AS replacedAt,
  [(c)-[:WRAPS*1..3]->(x:Credential) WHERE x.answer = 'pending' | x.id] AS inside
