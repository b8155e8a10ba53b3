// Counts a try at the code of an e-mail address of the one who asks, and gives what it must be compared with.
// takes   viewerId: id, now: instant, email: text
// gives   identifierId, codeHash, tries, isOpen, provenAt, provenByOthers
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:KNOWN_AS]->(i:Identifier {kind: 'email', value: $email})
SET i.codeTries = coalesce(i.codeTries, 0) + 1
WITH p, i
CALL (p) {
  MATCH (other:Person)-[:KNOWN_AS]->(x:Identifier {kind: 'email', value: $email})
  WHERE other.id <> p.id AND x.provenAt IS NOT NULL
  RETURN count(x) AS provenByOthers
}
RETURN i.id AS identifierId, i.codeHash AS codeHash, i.codeTries AS tries, coalesce(i.codeUntil > $now, false) AS isOpen, i.provenAt AS provenAt, provenByOthers
ORDER BY identifierId
