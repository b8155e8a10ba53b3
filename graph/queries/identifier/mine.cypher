// What the one who asks is known by, with what of it is proven and which code is under way.
// takes   viewerId: id, now: instant
// gives   identifiers
// sight   viewer
MATCH (p:Person {id: $viewerId})
RETURN [(p)-[:KNOWN_AS]->(i:Identifier) | {id: i.id, kind: i.kind, value: i.value, provenAt: i.provenAt,
  codeUntil: CASE WHEN i.provenAt IS NULL AND i.codeUntil > $now THEN i.codeUntil ELSE null END}] AS identifiers
