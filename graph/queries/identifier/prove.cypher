// Writes down that the one who asks has proven an identifier of theirs; its code has done its work.
// takes   viewerId: id, now: instant, identifierId: id
// gives   provenAt
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:KNOWN_AS]->(i:Identifier {id: $identifierId})
SET i.provenAt = $now, i.codeHash = null, i.codeUntil = null, i.codeTries = null, i.codeMadeAt = null
RETURN i.provenAt AS provenAt
