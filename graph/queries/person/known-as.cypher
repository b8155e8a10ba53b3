// What a person is known by: what checks compare the one named in a credential with.
// takes   viewerId: id, now: instant
// gives   name, did, identifiers
// sight   viewer
MATCH (p:Person {id: $viewerId})
RETURN p.name AS name, p.did AS did,
  [(p)-[:KNOWN_AS]->(i:Identifier) | {kind: i.kind, value: i.value, isProven: i.provenAt IS NOT NULL AND i.provenAt <= $now}] AS identifiers
