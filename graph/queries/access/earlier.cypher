// Entries that stand outside any chain, of a few people at a time, oldest first.
// takes   people: int
// gives   ownerId, looks
// sight   operator
MATCH (p:Person)<-[:OF]-(:Access)
WITH DISTINCT p.id AS ownerId
ORDER BY ownerId
LIMIT $people
CALL (ownerId) {
  MATCH (:Person {id: ownerId})<-[:OF]-(a:Access)
  RETURN collect(a{.id, .at, .viewerId, .viewerName, .organizationName, .role, .purpose, .what, .about, .outcome, .grantId}) AS looks
}
RETURN ownerId, looks
ORDER BY ownerId
