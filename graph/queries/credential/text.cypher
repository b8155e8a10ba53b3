// The exact text of one's own credential, to check it again.
// takes   viewerId: id, now: instant, credential: id
// gives   id, text
// sight   viewer
MATCH (c:Credential {id: $credential})-[:ABOUT]->(p:Person {id: $viewerId})
MATCH (c)-[:WRITTEN_AS]->(d:Document)
WHERE c.receivedAt <= $now
RETURN c.id AS id, {ownerId: p.id, object: c.id, text: d.text} AS text
