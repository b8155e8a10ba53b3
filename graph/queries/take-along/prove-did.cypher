// Writes down one more identity whose key the one who asks has shown to hold; of one that waited to be proven, the challenge ends.
// takes   viewerId: id, now: instant, identifierId: id, did: text
// gives   identifierId
// sight   viewer
MATCH (p:Person {id: $viewerId})
MERGE (p)-[:KNOWN_AS]->(i:Identifier {kind: 'did', value: $did})
ON CREATE SET i.id = $identifierId
SET i.provenAt = coalesce(i.provenAt, $now), i.codeHash = null, i.codeUntil = null, i.codeTries = null, i.codeMadeAt = null
RETURN i.id AS identifierId
