// Waits for the one who asks to prove that they hold the key of a DID: keeps the hash of the challenge made for it; an earlier one ends.
// takes   viewerId: id, now: instant, identifierId: id, did: text, codeHash: text, until: instant
// gives   identifierId
// sight   viewer
MATCH (p:Person {id: $viewerId})
MERGE (p)-[:KNOWN_AS]->(i:Identifier {kind: 'did', value: $did})
ON CREATE SET i.id = $identifierId
SET i.codeHash = $codeHash, i.codeUntil = $until, i.codeMadeAt = $now, i.codeTries = 0
RETURN i.id AS identifierId
