// What the one who asks is called here, and what they are known by.
// takes   viewerId: id, now: instant
// gives   name, about, createdAt, did, identifiers
// sight   viewer
MATCH (p:Person {id: $viewerId})
WHERE $now IS NOT NULL
RETURN p.name AS name, p.about AS about, p.createdAt AS createdAt, p.did AS did,
  [(p)-[:KNOWN_AS]->(i:Identifier) | i{.kind, .value, .provenAt}] AS identifiers
