// Waits for the one who asks to prove an e-mail address: keeps the hash of the code that was made for it; an earlier code ends.
// takes   viewerId: id, now: instant, identifierId: id, email: text, codeHash: text, until: instant
// gives   identifierId
// sight   viewer
MATCH (p:Person {id: $viewerId})
MERGE (p)-[:KNOWN_AS]->(i:Identifier {kind: 'email', value: $email})
ON CREATE SET i.id = $identifierId
SET i.codeHash = $codeHash, i.codeUntil = $until, i.codeMadeAt = $now, i.codeTries = 0
RETURN i.id AS identifierId
