// Writes down that the one who asks holds the key of a DID, if the challenge for it still stands: it does its work once.
// takes   viewerId: id, now: instant, did: text, codeHash: text
// gives   provenAt
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:KNOWN_AS]->(i:Identifier {kind: 'did', value: $did})
SET i.codeTries = coalesce(i.codeTries, 0) + 1
WITH i
WHERE i.codeHash = $codeHash AND i.codeUntil > $now
SET i.provenAt = $now, i.codeHash = null, i.codeUntil = null, i.codeTries = null, i.codeMadeAt = null
RETURN i.provenAt AS provenAt
