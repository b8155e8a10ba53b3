// Writes down one more identity whose key the one who asks has shown to hold.
// takes   viewerId: id, now: instant, identifierId: id, did: text
// gives   identifierId
// sight   viewer
MATCH (p:Person {id: $viewerId})
MERGE (i:Identifier {id: $identifierId})
ON CREATE SET i.kind = 'did', i.value = $did, i.provenAt = $now
MERGE (p)-[:KNOWN_AS]->(i)
RETURN i.id AS identifierId
