// The challenge under way for a DID of the one who asks, and how many others hold its key: by proof, or because we keep it for them.
// takes   viewerId: id, now: instant, did: text
// gives   codeHash, isOpen, heldByOthers
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:KNOWN_AS]->(i:Identifier {kind: 'did', value: $did})
CALL (p) {
  MATCH (other:Person)-[:KNOWN_AS]->(x:Identifier {kind: 'did', value: $did})
  WHERE other.id <> p.id AND x.provenAt IS NOT NULL
  RETURN count(x) AS proven
}
CALL (p) {
  MATCH (keeper:Person {did: $did})
  WHERE keeper.id <> p.id
  RETURN count(keeper) AS kept
}
RETURN i.codeHash AS codeHash, coalesce(i.codeUntil > $now, false) AS isOpen, proven + kept AS heldByOthers
ORDER BY i.id
